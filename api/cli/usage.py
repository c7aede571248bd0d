"""What is wrong with a command line, in Danish: the library that reads it says it in English."""

import re
from typing import Final

from graph.reasons import in_danish

_PIECES: Final = tuple(
    (re.compile(english), danish)
    for english, danish in (
        (r"No such command ('.*?')\.", r"kommandoen \1 findes ikke."),
        (r"No such option: (\S+)", r"valget \1 findes ikke."),
        (r"Did you mean (.*)\?", r"Mente du \1?"),
        (r"\(Possible options: (.*)\)", r"Mente du \1?"),
        (r"Missing (?:argument|option|parameter):? ('.*?'|\S+)\.", r"\1 mangler."),
        (r"Missing command\.", "der mangler en kommando."),
        (r"Option ('.*?') requires an argument\.", r"der mangler en værdi efter \1."),
        (r"Option ('.*?') does not take a value\.", r"\1 tager ingen værdi."),
        (r"Got unexpected extra argument\(s\) \((.*)\)", r"her er mere, end der bruges: \1"),
        (r"(?:File|Directory|Path) ('.*?') does not exist\.", r"\1 findes ikke."),
        (r"(?:File|Directory|Path) ('.*?') is a file\.", r"\1 er en fil."),
        (r"(?:File|Directory|Path) ('.*?') is a directory\.", r"\1 er en mappe."),
        (r"(?:File|Directory|Path) ('.*?') is not readable\.", r"\1 kan ikke læses."),
    )
)
_INVALID: Final = re.compile(r"Invalid value for '?(.*?)'?: (.*)", re.DOTALL)


def told_in_danish(problem: str) -> str:
    """The problem; what is not known here stays as it is.

    >>> told_in_danish("No such command 'runn'. Did you mean 'run'?")
    "kommandoen 'runn' findes ikke. Mente du 'run'?"
    >>> told_in_danish("Invalid value for '--limit': Input should be a valid integer, no")
    'værdien for --limit duer ikke: skal være et helt tal'
    """
    if found := _INVALID.fullmatch(problem):
        why = told_in_danish(str(in_danish(found[2])))
        return f"værdien for {found[1]} duer ikke: {why}"
    for english, danish in _PIECES:
        problem = english.sub(danish, problem)
    return problem
