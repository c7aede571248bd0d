"""A workbook as a source of an import: by a mapping, or as our own template filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import GraphError
from importers.contract import Row, Source
from importers.tables import mapped, template
from importers.tables.errors import MissingSheetError, NoMappingError, OtherSpreadsheetError
from importers.tables.headed import Table, folded, headed
from importers.tables.known_rows import KnownRows
from importers.tables.mapping import TableMapping
from importers.tables.mapping_file import read_mapping
from importers.tables.reading import Reading, reading_by
from importers.tables.records import Record
from importers.tables.remarks import (
    HiddenSheetError,
    MergedCellsError,
    UnnamedRegisterError,
    UnreadSheetsError,
)
from importers.tables.statements import Proposing, proposals_in
from importers.tables.workbook import Sheet, sheets

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What an OpenDocument file begins with, behind the header of its first part.
_OPEN_DOCUMENT = b"mimetype"
_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """A sheet with its first rows."""

    sheet: Sheet
    records: Sequence[Record]

    def table(self, header_row: int | None) -> Table:
        name = self.sheet.name
        return headed(iter(self.records), where=name, sheet=name, header_row=header_row)


@dataclass(frozen=True, slots=True)
class _Plan:
    """By which mapping each sheet is read, and what is to be said first."""

    tables: Mapping[str, TableMapping]
    reading: Reading
    proposing: Proposing = proposals_in
    remarks: tuple[GraphError, ...] = ()


def read(source: Source) -> Iterator[Row] | None:
    """The rows of the sheets that are mapped; None for what is no spreadsheet.

    What is wrong with any sheet as a whole is raised before a row of another is read.
    """
    if not source.path.is_file() or not is_spreadsheet(source.path, name=source.name):
        return None
    outlines = outlines_of(source.path)
    plan = _mapped(source, outlines) if source.mapping is not None else _filled_in(source, outlines)
    for one in outlines:
        if one.sheet.name in plan.tables:
            _rows_of(one.sheet, iter(one.records), plan, source)
    return _rows(source, plan)


def is_spreadsheet(path: Path, *, name: str) -> bool:
    """Whether it is a workbook; OtherSpreadsheetError for one of a kind that is not read here."""
    with path.open("rb") as stream:
        beginning = stream.read(64)
    if beginning.startswith(_OLD_EXCEL) or beginning[30:].startswith(_OPEN_DOCUMENT):
        raise OtherSpreadsheetError(name)
    return beginning.startswith(_ZIP)


def outlines_of(path: Path) -> list[Outline]:
    """The sheets that are not empty, in their order."""
    found = [Outline(one, list(one.records)) for one in sheets(path, most_rows=_LOOKED_AT)]
    return [one for one in found if one.records]


def _rows(source: Source, plan: _Plan) -> Iterator[Row]:
    remarks = plan.remarks
    for sheet in sheets(source.path):
        if sheet.name in plan.tables:
            for row in _rows_of(sheet, sheet.records, plan, source):
                yield row._replace(remarks=(*remarks, *row.remarks)) if remarks else row
                remarks = ()


def _rows_of(sheet: Sheet, records: Iterator[Record], plan: _Plan, source: Source) -> Iterator[Row]:
    mapping = plan.tables[sheet.name]
    name = sheet.name
    header_row = None if source.is_part else mapping.header_row
    table = headed(records, where=name, sheet=name, header_row=header_row)
    return mapped.rows(table, mapping, plan.reading, file=source.name, proposing=plan.proposing)


def _mapped(source: Source, outlines: Sequence[Outline]) -> _Plan:
    assert source.mapping is not None  # noqa: S101 (asked before)
    file = read_mapping(source.mapping)
    tables: dict[str, TableMapping] = {}
    for table in file.tables():
        name = table.sheet or source.sheet
        sheet = _named(name, outlines)
        if sheet is not None:
            tables[sheet] = table
        elif not table.optional and not source.is_part:
            raise MissingSheetError(source.name, name or "", _names(outlines))
    return _Plan(tables, reading_by(file), remarks=_remarks(source.name, outlines, tables))


def _named(name: str | None, outlines: Sequence[Outline]) -> str | None:
    """The sheet of that name, or the first that can be seen."""
    for one in outlines:
        is_it = not one.sheet.is_hidden if name is None else _same(one.sheet.name, name)
        if is_it:
            return one.sheet.name
    return None


def _filled_in(source: Source, outlines: Sequence[Outline]) -> _Plan:
    tables: dict[str, TableMapping] = {}
    for one in outlines:
        own = template.table_for(one.sheet.name, one.table(None).header)
        if own is not None:
            tables[one.sheet.name] = own
    if not tables:
        found = "; ".join(
            f"{one.sheet.name}: {', '.join(one.table(None).header)}" for one in outlines
        )
        raise NoMappingError(source.name, found)
    guide = [r.cells for one in outlines if one.sheet.name == template.GUIDE for r in one.records]
    register = template.register_in(guide)
    reading = template.reading_of(template.source_of(register or source.name))
    others = [one for one in outlines if one.sheet.name not in template.HELP]
    unnamed = (UnnamedRegisterError(source.name),) if register == "" else ()
    remarks = (*unnamed, *_remarks(source.name, others, tables))
    return _Plan(tables, reading, KnownRows().proposals, remarks)


def _remarks(
    file: str, outlines: Sequence[Outline], tables: Mapping[str, TableMapping]
) -> tuple[GraphError, ...]:
    unread = [one.sheet.name for one in outlines if one.sheet.name not in tables]
    read = [one.sheet for one in outlines if one.sheet.name in tables]
    return (
        *([UnreadSheetsError(file, ", ".join(unread))] if unread else []),
        *(HiddenSheetError(file, one.name) for one in read if one.is_hidden),
        *(MergedCellsError(one.name) for one in read if one.has_merged_rows),
    )


def _names(outlines: Sequence[Outline]) -> str:
    return ", ".join(one.sheet.name for one in outlines)


def _same(one: str, other: str) -> bool:
    return folded(one).casefold() == folded(other).casefold()
