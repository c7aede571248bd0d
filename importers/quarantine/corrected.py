"""A corrected file of rows put aside, read as the file that they came from.

Each row stands where it stood, cells that nobody touched hold what they held, and what the columns
meant is remembered: so the same row says the same, and names the same place in the same file.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from graph.spreadsheets import original
from importers.contract import Source
from importers.quarantine.annotated import COLUMNS, RAW, shown
from importers.quarantine.context import context_of
from importers.quarantine.errors import MixedCorrectionsError, NotCorrectedHereError
from importers.quarantine.rows import QuarantinedRow, errors, mapping_of
from importers.running.remembered import manifest_of
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_records
from importers.tables.numbers import NoNumberError, number_of
from importers.tables.records import Record
from importers.tables.template import GUIDE, REGISTER

NOT_CORRECTABLE: Final = frozenset({"registry-history"})
"""The formats in which a row says nothing without those before it."""

_TEMPLATE: Final = "skabelon/"
_Cells: TypeAlias = list[str | float]


@dataclass(frozen=True, slots=True)
class _Corrected:
    """The rows as they are now, by the numbers that they have in the file they came from."""

    file: str
    sheet: str
    register: str
    header: Sequence[str]
    rows: Sequence[tuple[int, _Cells]]

    def placed(self, *, after: int) -> Iterator[_Cells]:
        """The rows after that number, with blank ones between; an added one comes where it can."""
        for number, cells in self.rows:
            yield from ([] for _ in range(after + 1, number))
            after = max(number, after + 1)
            yield cells

    def table(self) -> Iterator[_Cells]:
        return chain([list(self.header)], self.placed(after=1))


def as_it_was(source: Source, *, folder: Path, into: Path) -> Source:
    """The source; or, of a corrected file, one like that which its rows came from.

    The mapping is the one that they were read by then, unless the user names another.
    """
    records = _records(source)
    if records is None or len(records) < 2:
        return source
    import_id, file, *_ = records[1]
    corrected = _corrected(source.name, records, list(errors(folder, import_id)))
    format = _format_of(folder, import_id, file)
    if format is None or format in NOT_CORRECTABLE:
        raise NotCorrectedHereError(file, format or "?")
    places = {(number, corrected.sheet or None) for number, _ in corrected.rows}
    context = context_of(folder, import_id, file=file)
    path = Path(mkdtemp(dir=into)) / corrected.file
    _write(path, corrected)
    return replace(
        source,
        path=path,
        name=corrected.file,
        mapping=source.mapping or mapping_of(folder, import_id),
        encoding=None,
        sheet=corrected.sheet or None,
        part_of=format,
        context=tuple(one for one in context if (one["row"], one.get("sheet")) not in places),
    )


def is_correctable(folder: Path, import_id: str, file: str) -> bool:
    """Whether rows of a file of an import can be corrected and imported without the others."""
    format = _format_of(folder, import_id, file)
    return format is not None and format not in NOT_CORRECTABLE


def _format_of(folder: Path, import_id: str, file: str) -> str | None:
    files = manifest_of(folder, import_id).files
    return next((one.format for one in files if one.name == file), None)


def _corrected(
    name: str, records: Sequence[Sequence[str]], kept: Sequence[QuarantinedRow]
) -> _Corrected:
    header, rows = records[0][len(COLUMNS) :], records[1:]
    first, (_, file, sheet, *_) = rows[0][:3], rows[0]
    known = {str(one.row): one for one in kept if (one.file, one.sheet or "") == (file, sheet)}
    placed: list[tuple[int, _Cells]] = []
    for place, row in enumerate(rows, start=2):
        if row[:3] != first:
            raise MixedCorrectionsError(name, place)
        was = known.get(row[3])
        cells = {} if was is None else dict(zip(was.header, was.cells, strict=False))
        own = [_cell(text, cells.get(name)) for name, text in _pairs(header, row)]
        placed.append((0 if was is None else was.row, own))
    register = next((one.speaks_for for one in known.values()), "")
    # A row that somebody added, which has no number, comes last.
    ordered = sorted(placed, key=lambda one: (not one[0], one[0]))
    return _Corrected(file, sheet, register, header, ordered)


def _pairs(header: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every cell with its column; those beyond the header with none."""
    own = row[len(COLUMNS) :]
    yield from zip([*header, *[""] * (len(own) - len(header))], own, strict=False)


def _cell(text: str, was: str | float | None) -> str | float:
    """What stands there; where a number stood, the number that the text is."""
    text = original(text)
    if not isinstance(was, float):
        return text
    if text in (shown(was), text_of(was)):
        return was
    try:
        number = number_of(text, decimal=",")
    except NoNumberError:
        return text
    return text if number is None else float(number)


def _write(path: Path, corrected: _Corrected) -> None:
    if list(corrected.header) == [RAW]:
        lines = (f"{cells[0]}\n" if cells else "\n" for cells in corrected.placed(after=0))
        path.write_text("".join(lines), encoding="utf-8")
    elif corrected.sheet:
        _write_book(path, corrected)
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(corrected.table())


def _write_book(path: Path, corrected: _Corrected) -> None:
    book: Any = Workbook(write_only=True)
    if corrected.register.startswith(_TEMPLATE):
        # The guide of the template says which register it was filled in for.
        book.create_sheet(GUIDE).append([REGISTER, corrected.register.removeprefix(_TEMPLATE)])
    page = book.create_sheet(corrected.sheet or None)
    for row in corrected.table():
        page.append([_written(page, cell) for cell in row])
    book.save(path)


def _written(page: Any, cell: str | float) -> Any:
    """Text is text, also where it looks like a formula."""
    if not isinstance(cell, str):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", cell)
    if not text.startswith("="):
        return text
    found: Any = WriteOnlyCell(page, text)
    found.data_type = "s"
    return found


def _records(source: Source) -> list[list[str]] | None:
    """The header and the rows of a file with our columns first; None for any other file."""
    if not source.path.is_file() or not source.name.lower().endswith(".csv"):
        return None
    found = csv_records(source.path, encoding=source.encoding)
    header = None if found is None else next(found, None)
    if found is None or header is None or _texts(header)[: len(COLUMNS)] != list(COLUMNS):
        return None
    width = len(COLUMNS)
    texts = (one for one in map(_texts, chain([header], found)) if any(one))
    return [[*one, *[""] * (width - len(one))] for one in texts]


def _texts(record: Record) -> list[str]:
    return [text_of(cell) for cell in record.cells]
