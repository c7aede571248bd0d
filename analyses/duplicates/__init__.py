"""People and organisations that may be there twice, weighed by Fellegi and Sunter's model."""
