"""Pictures of answers: offline pages and drawings that print."""
