"""The records of a CSV file, numbered as a spreadsheet numbers them, however they are written."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import count
from typing import IO, NamedTuple

from graph.errors import GraphError
from importers.tables.cells import Cell
from importers.tables.decoding import UNREADABLE
from importers.tables.row_errors import BrokenQuotesError, EncodingError, RowTooLongError

MAX_RECORD = 1_000_000
"""In characters."""

_QUOTE = '"'
_KEPT = 2_000
_DELIMITERS = ";,\t|"
_LOOKED_AT = 50


class Record(NamedTuple):
    """A row of cells as it stands in the file, and why it cannot be read.

    A tuple, since they come by the million.
    """

    number: int
    cells: Sequence[Cell]
    raw: str
    problem: GraphError | None = None


def records(stream: IO[str], delimiter: str, *, encoding: str) -> Iterator[Record]:
    """Every record, also blank ones; one that is broken takes no more than its own line with it."""
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    longest = csv.field_size_limit()
    for number in count(1):
        line = lines.first()
        if not line:
            return
        if _QUOTE in line or len(line) > longest:
            lines.begin_with(line)
            cells, raw, problem = _quoted(reader, lines)
        else:
            # What has no quotes ends where its line ends, and is parted by nothing but separators.
            raw, problem = line.rstrip("\r\n"), None
            cells = raw.split(delimiter) if raw else ()
        if problem is None and not raw.isascii() and UNREADABLE in raw:
            problem = EncodingError(encoding)
        yield Record(number, cells, raw, problem)


def _quoted(
    reader: Iterator[list[str]], lines: "_Lines"
) -> tuple[Sequence[str], str, GraphError | None]:
    """The cells of the next record, as it stands there, and what is wrong with it."""
    try:
        return next(reader), "".join(lines.taken).rstrip("\r\n"), None
    except csv.Error:
        is_long = lines.is_too_long
        raw = lines.give_back_all_but_the_first()
        if is_long:
            return (), raw[:_KEPT], RowTooLongError(MAX_RECORD)
        return (), raw, BrokenQuotesError()


def delimiter_of(sample: str) -> str | None:
    """The separator by which most of the first rows have as many fields as the first, if any.

    A first line `sep=;`, as Excel writes it, decides.
    """
    match list(next(iter(sample.splitlines()), "")):
        case ["s", "e", "p", "=", delimiter]:
            return delimiter
        case _:
            pass
    best = max(_DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))
    return best if _agreement(sample, best) > (0, 0) else None


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the widest common width, and that width."""
    widths: list[int] = []
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        pass
    width = max(set(widths), key=widths.count, default=1)
    return (widths.count(width) / len(widths), width) if width > 1 else (0, 0)


class _Lines:
    """The lines of a text; those that the record at hand has taken can be given back."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self._size = 0
        self.taken: list[str] = []
        self.is_too_long = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.first()
        if not line:
            raise StopIteration
        self._size = len(line) + (self._size if self.taken else 0)
        self.taken.append(line)
        self.is_too_long = self._size >= MAX_RECORD
        if self.is_too_long:
            self._skip_to_its_end(line)
            raise csv.Error
        return line

    def first(self) -> str:
        """The line with which a record begins; empty after the last one."""
        return self._back.popleft() if self._back else self._stream.readline(MAX_RECORD)

    def begin_with(self, line: str) -> None:
        """This line is the next, and the record at hand begins with it."""
        self.taken.clear()
        self._back.appendleft(line)

    def give_back_all_but_the_first(self) -> str:
        """The first line, without its end; the others are read anew."""
        first, *others = self.taken
        self._back.extendleft(reversed(others))
        return first.rstrip("\r\n")

    def _skip_to_its_end(self, line: str) -> None:
        while len(line) == MAX_RECORD and line[-1] not in "\r\n":
            line = self._stream.readline(MAX_RECORD)
            if not line:
                return
