"""Where the graph lives: the embedded engine's lifetime, and the driver to it or to a Neo4j."""
