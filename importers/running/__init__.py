"""How an import runs: from rows to the log, counted, remembered and told."""
