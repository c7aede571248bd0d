"""Answers to a survey of relational coordination, from a file of one's own."""

import re
from collections.abc import Sequence

from analyses.people.coordination import DIMENSIONS, Rating
from api.answers.studies.errors import BadCellError, DuplicateRowError
from api.answers.studies.tables import Line, Table

COLUMNS: Sequence[str] = ("group", "about", *DIMENSIONS)
_SCORE = re.compile(r"[1-4](\.\d+)?|5(\.0+)?", re.ASCII)


def ratings_of(table: Table) -> tuple[Rating, ...]:
    """A rating a line; an empty cell is no answer. Raises a StudyFileError at the first line that
    is not understood, or where a `respondent`, if that column is there, says the same thing twice.
    """
    seen: dict[tuple[str, str], int] = {}
    found: list[Rating] = []
    for line in table.lines:
        group, about = (_named(table, line, column) for column in ("group", "about"))
        who = line.cells.get("respondent", "")
        if who and (who, about) in seen:
            raise DuplicateRowError(table.path, line.number, f"{who}, {about}", seen[who, about])
        seen[who, about] = line.number
        found.append(Rating(group, about, tuple(_score(table, line, one) for one in DIMENSIONS)))
    return tuple(found)


def _named(table: Table, line: Line, column: str) -> str:
    if not line[column]:
        raise BadCellError(table.path, line.number, column, "")
    return line[column]


def _score(table: Table, line: Line, column: str) -> float | None:
    text = line[column]
    if text and not _SCORE.fullmatch(text):
        raise BadCellError(table.path, line.number, column, text)
    return float(text) if text else None
