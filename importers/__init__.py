"""Translators from other systems' files to proposed events: they decide nothing."""
