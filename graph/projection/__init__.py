"""The graph as a projection of the log: it can be dropped and made again, and loses nothing."""
