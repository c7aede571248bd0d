"""Networks drawn in other programs: what their nodes and edges are here."""
