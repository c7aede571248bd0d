"""A CSV file as rows, each with its line; what is not understood stops it."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.answers.studies.errors import (
    MissingColumnError,
    NoStudyError,
    RepeatedColumnError,
    WrongCellCountError,
)
from graph.errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    path: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    def without(self, *known: str) -> tuple[str, ...]:
        """The columns besides these."""
        return tuple(column for column in self.columns if column not in known)


def read_table(path: Path, *, needed: Sequence[str]) -> Table:
    """UTF-8, separated by commas, semicolons or tabs; the first line names the columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise UnreadableFileError(str(path), problem.strerror or "?") from None
    except UnicodeDecodeError:
        raise UnreadableFileError(str(path), "UTF-8?") from None
    return table(str(path), text, needed=needed)


def table(path: str, text: str, *, needed: Sequence[str]) -> Table:
    """The rows of a text; empty lines are no rows, and spaces around a cell are not part of it."""
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    reader = csv.reader(text.splitlines(), delimiter=separator, strict=True)
    try:
        rows = [
            (reader.line_num, [cell.strip() for cell in cells])
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as problem:
        raise UnreadableFileError(path, str(problem)) from None
    if not rows:
        raise NoStudyError(path)
    columns = tuple(rows[0][1])
    _must_have(path, columns, needed)
    return Table(path, columns, tuple(_lines(path, columns, rows[1:])))


def _must_have(path: str, columns: tuple[str, ...], needed: Sequence[str]) -> None:
    for column in columns:
        if columns.count(column) > 1:
            raise RepeatedColumnError(path, column)
    for column in needed:
        if column not in columns:
            raise MissingColumnError(path, column, ", ".join(columns))


def _lines(
    path: str, columns: tuple[str, ...], rows: Iterable[tuple[int, list[str]]]
) -> Iterable[Line]:
    for number, cells in rows:
        if len(cells) != len(columns):
            raise WrongCellCountError(path, number, len(cells), len(columns))
        yield Line(number, dict(zip(columns, cells, strict=True)))
