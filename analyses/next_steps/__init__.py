"""What to do next so that an initiative spreads: whom to contact, whom to bring together."""
