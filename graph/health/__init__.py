"""Whether all is as it should be: what is looked at, what was found, and what can be done."""
