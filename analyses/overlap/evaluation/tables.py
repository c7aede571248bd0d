"""Record and pair files as they come: any delimiter, any columns."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analyses.overlap.evaluation.errors import (
    ColumnMissingError,
    NoRowsError,
    UnknownLabelError,
    UnknownRecordError,
    UnreadableTableError,
)
from analyses.overlap.score import OverlapClass

_DELIMITERS: Final = (",", ";", "\t", "|", "%")
_OURS: Final = frozenset(
    {"id", "title", "purpose", "target", "kernel", "cluster", "lang", "topics", "populations"}
    | {"aliases"}
)
_LABELS: Final[Mapping[str, OverlapClass]] = {
    "": "equivalent",
    "equivalent": "equivalent",
    "same": "equivalent",
    "1": "equivalent",
    "related": "related",
    "different": "different",
    "0": "different",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Records in the order of the file, by column; `ids` are unique."""

    name: str
    columns: tuple[str, ...]
    ids: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]

    @property
    def is_ours(self) -> bool:
        """Whether these are initiatives; other columns than theirs make it a foreign table."""
        return set(self.columns) <= _OURS or not {"purpose", "kernel"}.isdisjoint(self.columns)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair by row numbers, and what it was said to be."""

    a: int
    b: int
    label: OverlapClass


def read_table(path: Path) -> Table:
    """The records of a file; the column `id` names them, or else the first."""
    columns, rows = _read(path)
    key = "id" if "id" in columns else columns[0]
    if not rows:
        raise NoRowsError(path.name)
    by_id = {row[key]: row for row in rows}
    rest = tuple(column for column in columns if column != key)
    return Table(path.name, rest, tuple(by_id), tuple(by_id.values()))


def read_pairs(path: Path, first: Table, second: Table) -> list[Labelled]:
    """The labelled pairs, each once: columns `a, b[, label]`, or the first two of the file."""
    columns, rows = _read(path)
    if len(columns) < 2:
        raise ColumnMissingError(path.name, "b")
    a, b = ("a", "b") if {"a", "b"} <= set(columns) else columns[:2]
    mine, theirs = _numbers(first), _numbers(second)
    found: dict[tuple[int, int], Labelled] = {}
    for number, row in enumerate(rows, start=2):
        label = _LABELS.get(row.get("label", "").strip().casefold())
        if label is None:
            raise UnknownLabelError(path.name, number, row["label"])
        one = _row(mine, row[a], path, number, first)
        two = _row(theirs, row[b], path, number, second)
        if first is second:
            one, two = sorted((one, two))
        found[one, two] = Labelled(one, two, label)
    return list(found.values())


def _numbers(table: Table) -> dict[str, int]:
    return {id: number for number, id in enumerate(table.ids)}


def _row(numbers: Mapping[str, int], id: str, path: Path, line: int, table: Table) -> int:
    if id not in numbers:
        raise UnknownRecordError(path.name, line, id, table.name)
    return numbers[id]


def _read(path: Path) -> tuple[tuple[str, ...], Sequence[Mapping[str, str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableTableError(path.name, str(problem)) from problem
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    columns = tuple(reader.fieldnames or ())
    if not columns:
        raise NoRowsError(path.name)
    return columns, [
        {column: row[column] or "" for column in columns} for row in reader if any(row.values())
    ]
