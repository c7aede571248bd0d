"""The ten questions, one module each: from rows to one plain answer."""
