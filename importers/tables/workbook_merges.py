"""Cells that are merged down a column: what stands in the first holds for each row below it."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

_CHUNK = 1 << 20
_LONGEST_TAG = 200
_MERGE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})"
)


def merges_in(sheet: IO[bytes]) -> Iterator[tuple[int, int, int]]:
    """The column, from 1, and the first and last row of each merge of more rows than one."""
    rest = b""
    while chunk := sheet.read(_CHUNK):
        seen = rest + chunk
        end = 0
        for found in _MERGE.finditer(seen):
            end = found.end()
            name, first, last = found.groups()
            if int(first) < int(last):
                yield _column(name), int(first), int(last)
        rest = seen[max(end, len(seen) - _LONGEST_TAG) :]


class Merges:
    """Fills rows in their order with what stands above them in the same merged cell."""

    def __init__(self, merges: Iterable[tuple[int, int, int]]) -> None:
        self._begins: dict[int, dict[int, int]] = {}
        for column, first, last in merges:
            self._begins.setdefault(first, {})[column] = last
        self._held: dict[int, tuple[int, Any]] = {}
        self.are_there = bool(self._begins)

    def filled(self, number: int, row: list[Any]) -> list[Any]:
        """The row; one with nothing of its own stays empty."""
        if not self.are_there or not row:
            return row
        for column, (last, value) in list(self._held.items()):
            if number > last:
                del self._held[column]
            else:
                row.extend([None] * (column - len(row)))
                row[column - 1] = value if row[column - 1] is None else row[column - 1]
        for column, last in self._begins.get(number, {}).items():
            if column <= len(row) and row[column - 1] is not None:
                self._held[column] = (last, row[column - 1])
        return row


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
