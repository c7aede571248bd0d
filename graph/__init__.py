"""The domain: what happened, what it amounts to, and the log and the graph that hold it."""
