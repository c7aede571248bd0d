"""Answers shared by the command line, HTTP and pages: rows read, an analysis, a frozen answer."""
