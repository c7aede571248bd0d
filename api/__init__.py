"""How people and programs reach it: the command line, the HTTP interface and the pages."""
