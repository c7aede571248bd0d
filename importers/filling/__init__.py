"""The template filled in with what the log knows, so that it can be corrected and imported."""
