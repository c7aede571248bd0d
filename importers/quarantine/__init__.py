"""Rows put aside: kept, handed out to be put right, and forgotten with a person."""
