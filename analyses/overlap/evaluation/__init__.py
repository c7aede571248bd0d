"""How good the overlap check is on labelled pairs, ours or anybody's; no database is needed."""
