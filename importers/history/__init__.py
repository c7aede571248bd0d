"""The format of a registry's history: records in a git repository, version by version."""
