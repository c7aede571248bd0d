"""The HTTP interface, one module a subject; programs outside rely on its keys."""
