"""Registers kept as tables: CSV, workbooks, and the mappings that say what a column means."""
