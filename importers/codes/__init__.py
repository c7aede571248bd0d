"""Public code lists that come along: facts, each file with its source in its first line."""
