"""How texts about people are kept so that they can be forgotten."""
