"""Records under their header: a table whose columns have names, each its own."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importers.tables.cells import Cell, is_blank, letters, text_of
from importers.tables.errors import NoHeaderError, TooManyColumnsError, UnreadableHeaderError
from importers.tables.records import Record
from importers.tables.row_errors import RaggedRowError

MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its rows, which are read as they are asked for; `sheet` in a workbook."""

    header: tuple[str, ...]
    rows: Iterator[Record]
    sheet: str | None = None


def headed(
    records: Iterator[Record],
    *,
    where: str,
    sheet: str | None = None,
    header_row: int | None = None,
) -> Table:
    """The table under the header in `header_row`, or in the first row that is not blank.

    A column without a header is called by its letter, as `[C]`, and so is one whose header an
    earlier column has, as `Navn [D]`.
    """
    for record in records:
        if _is_header(record, header_row):
            if record.problem is not None:
                raise UnreadableHeaderError(where, record.number, record.problem)
            header = _names(record.cells)
            rows = _rows(records, len(header), is_sheet=sheet is not None)
            return Table(header, rows, sheet)
        if header_row is not None and record.number >= header_row:
            break
    raise NoHeaderError(where, header_row or 1)


def folded(header: str) -> str:
    """A header without what people do not see: composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", header).split())


def _is_header(record: Record, row: int | None) -> bool:
    is_there = record.problem is not None or not all(map(is_blank, record.cells))
    return is_there and row in (None, record.number)


def _names(cells: Sequence[Cell]) -> tuple[str, ...]:
    texts = [folded(text_of(cell)) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MAX_COLUMNS:
        raise TooManyColumnsError(len(texts), MAX_COLUMNS)
    seen: Counter[str] = Counter()
    names: list[str] = []
    for place, text in enumerate(texts, start=1):
        seen[text] += 1
        is_own = text and seen[text] == 1
        names.append(text if is_own else f"{text} [{letters(place)}]".strip())
    return tuple(names)


def _rows(records: Iterator[Record], width: int, *, is_sheet: bool) -> Iterator[Record]:
    for record in records:
        if record.problem is not None:
            yield record
        elif len(record.cells) != width:
            row = _of_other_width(record, width, is_sheet=is_sheet)
            if row is not None:
                yield row
        elif not all(map(is_blank, record.cells)):
            yield record


def _of_other_width(record: Record, width: int, *, is_sheet: bool) -> Record | None:
    """In a sheet the blank end of a row is left out; in a file it is not."""
    cells = record.cells
    if all(map(is_blank, cells)):
        return None
    if len(cells) > width and all(map(is_blank, cells[width:])):
        return record._replace(cells=cells[:width])
    if len(cells) < width and is_sheet:
        return record._replace(cells=[*cells, *[None] * (width - len(cells))])
    return record._replace(problem=RaggedRowError(len(cells), width))
