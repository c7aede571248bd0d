"""Which initiatives overlap: candidates, a score that adds up, and the reasons in plain words."""
