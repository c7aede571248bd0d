"""Rows put aside as files that can be put right: what is wrong stands beside each row.

Corrected and imported again such a file is read as the file it came from, so that only the rows
that were corrected say something new.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from graph.spreadsheets import harmless, original
from importers.contract import Source
from importers.quarantine.rows import QuarantinedRow
from importers.running.remembered import manifest_of
from importers.running.report import Manifest
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_records
from importers.tables.records import Record
from importers.tables.template import GUIDE, REGISTER

COLUMNS: Final = (
    "indlæsning",
    "ark",
    "række",
    "fejl_kolonne",
    "fejl_kode",
    "fejl",
    "hvad_gøres",
)
_RAW: Final = "linje"
_TEMPLATE: Final = "skabelon/"


def written(import_id: str, rows: Iterable[QuarantinedRow], path: Path) -> list[Path]:
    """The files that were written: one, or one for each sheet when the columns differ."""
    tables: dict[tuple[str | None, tuple[str, ...]], list[QuarantinedRow]] = {}
    for row in rows:
        tables.setdefault((row.sheet, row.header), []).append(row)
    files: list[Path] = []
    for number, ((_, header), some) in enumerate(tables.items(), start=1):
        file = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        _write(file, [[*COLUMNS, *(header or (_RAW,))], *(_cells(import_id, row) for row in some)])
        files.append(file)
    return files


def as_it_was(source: Source, *, folder: Path, into: Path) -> Source:
    """The source; or, of a corrected file of these, a file as the one that its rows came from."""
    records = _records(source)
    if records is None:
        return source
    header, *rows = records
    manifest = manifest_of(folder, rows[0][0]) if rows else None
    if manifest is None:
        return source
    name = manifest.files[0].name
    cells = [[original(cell) for cell in row[len(COLUMNS) :]] for row in rows]
    path = into / name
    if header[len(COLUMNS) :] == [_RAW]:
        path.write_text("".join(f"{row[0]}\n" for row in cells), encoding="utf-8")
        return replace(source, path=path, name=name)
    table = [header[len(COLUMNS) :], *cells]
    if name.endswith(".xlsx"):
        _write_book(path, table, sheet=rows[0][1], register=_register_of(manifest))
    else:
        _write(path, table)
    return replace(source, path=path, name=name, encoding=None)


def _cells(import_id: str, row: QuarantinedRow) -> list[str]:
    said = (row.sheet, str(row.row), row.column, row.code, row.detail, row.hint)
    own = row.cells or (row.raw,)
    return [import_id, *(one or "" for one in said), *own]


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """As Danish Excel reads it: with a byte order mark and semicolons."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([harmless(cell) for cell in row] for row in rows)


def _write_book(
    path: Path, rows: Iterable[Sequence[str]], *, sheet: str, register: str | None
) -> None:
    book = Workbook(write_only=True)
    if register is not None:
        book.create_sheet(GUIDE).append([REGISTER, register])
    page = book.create_sheet(sheet or None)
    for row in rows:
        page.append([harmless(cell) for cell in row])
    book.save(path)


def _records(source: Source) -> list[list[str]] | None:
    """The header and the rows of a file with our columns first; None for any other file."""
    if not source.path.is_file() or not source.name.lower().endswith(".csv"):
        return None
    found = csv_records(source.path, encoding=source.encoding)
    header = None if found is None else next(found, None)
    if found is None or header is None or _texts(header)[: len(COLUMNS)] != list(COLUMNS):
        return None
    return [one for one in map(_texts, chain([header], found)) if any(one)]


def _texts(record: Record) -> list[str]:
    return [text_of(cell) for cell in record.cells]


def _register_of(manifest: Manifest) -> str | None:
    """The name that the template was filled in for, which its guide has to say again."""
    named = [one for one in manifest.sources if one.startswith(_TEMPLATE)]
    return named[0].removeprefix(_TEMPLATE) if len(named) == 1 else None
