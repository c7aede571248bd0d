"""Who may do what: tokens, limits on what is sent, and the headers that keep browsers safe."""
