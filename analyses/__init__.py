"""Pure functions from what the graph says to frozen, ordered answers."""
