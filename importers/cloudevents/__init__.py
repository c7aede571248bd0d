"""The format of CloudEvents 1.0: one, a batch, or one a line."""
