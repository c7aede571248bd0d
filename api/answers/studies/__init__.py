"""What research analyses look at: read from files of one's own, or from the graph."""
