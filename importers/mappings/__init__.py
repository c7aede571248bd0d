"""Mappings that come along: our own template, and registers that are published."""
