"""The revisions of the log database, each run once, in order."""
