"""How an import is undone: what it told is taken back, and what it replaced restored."""
