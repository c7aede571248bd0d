"""SOR, the Danish register of health organisations, from its CSV extracts.

Two layouts are published, and both are read, whatever the order of the columns: `sor.csv`
(version 1.2.1.19: Enhedsnavn, Enhedstype, SOR-kode, Parent-SOR-kode, CVR ...) and SOR2's
`SorEntity_daily.csv` (SorId, ParentSorId, EntityName, EntityTypeName, FirstFromDate, ToDate ...).
Sources: https://sor-filer.sundhedsdata.dk, "SOR CSV Dokumentation" (23.09.2013) and
"SOR2-CSV-dokumentation". A unit is valid until and with its last day.

Hospitals and general practices get their types, and what lies within a unit is a part of it;
municipalities and regions are the same here as in every other register. Of an address the
municipality is kept; specialities are not.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from graph.errors import CprDetectedError, GraphError, InvalidProposalError
from graph.proposals import Proposal
from importers.contract import Context, Place, Problem, Row, Source
from importers.documents import beginning
from importers.municipalities import Authority, municipality, region
from importers.ordering import introduced_first
from importers.sor.errors import (
    BadSorCodeError,
    BadSorDateError,
    MissingSorNameError,
    UnknownMunicipalityError,
    UnreadCvrError,
)
from importers.sor.units import Columns, Unit, called_in, columns_of, is_cvr, said_of
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_table
from importers.tables.errors import UnusableTableError
from importers.tables.headed import Table
from importers.tables.records import Record


def read(source: Source) -> Iterator[Row] | None:
    """Every unit, after the one above it; taken when the header has SOR's own columns."""
    if source.mapping is not None or b"sor" not in _beginning(source):
        return None
    table = _table(source)
    if table is None:
        return None
    columns = columns_of(table.header)
    if not {"code", "name", "type", "parent"} <= columns.names.keys():
        return None
    return introduced_first(_rows(source, table, columns))


def _beginning(source: Source) -> bytes:
    """Enough of the header to see that it may be SOR's, whatever the encoding."""
    return beginning(source.path, 8_192).replace(b"\0", b"").lower()


def _table(source: Source) -> Table | None:
    try:
        return csv_table(source.path, encoding=source.encoding)
    except UnusableTableError:
        return None


def _rows(source: Source, table: Table, columns: Columns) -> Iterator[Row]:
    found = list(_authorities(source, columns))
    authorities = {code: one for _, code, one in found} | _known(source.context)
    context = partial(_context, found)
    told: set[str] = set()
    for one in table.rows:
        row = _row(source.name, table, one, columns, authorities)
        new = [remark for remark in row.remarks if _what(remark) not in told]
        told.update(map(_what, new))
        yield row._replace(remarks=tuple(new), context=context)


def _what(remark: GraphError) -> str:
    """A number that is none is told of once, a municipality that is none by its name."""
    return remark.code if isinstance(remark, UnreadCvrError) else remark.message()


def _authorities(source: Source, columns: Columns) -> Iterator[tuple[int, str, Authority]]:
    """With their rows and codes, the units that are municipalities and regions: others name them
    by these."""
    table = _table(source)
    for row in () if table is None else table.rows:
        unit = None if row.problem is not None else columns.unit(row)
        authority = None if unit is None else unit.authority
        if unit is not None and authority is not None:
            yield row.number, unit["code"], authority


def _context(found: Iterable[tuple[int, str, Authority]]) -> Iterator[Context]:
    """For rows that are read without these."""
    for row, code, one in found:
        yield {"row": row, "code": code, "type": one.type, "authority": one.code}


def _known(context: Iterable[Context]) -> dict[str, Authority]:
    find = {"municipality": municipality, "region": region}
    known = ((one["code"], find[one["type"]](one["authority"])) for one in context)
    return {code: one for code, one in known if one is not None}


def _row(
    file: str,
    table: Table,
    row: Record,
    columns: Columns,
    authorities: Mapping[str, Authority],
) -> Row:
    cells = tuple(text_of(cell) for cell in row.cells)
    said: tuple[Proposal, ...] = ()
    problem = None if row.problem is None else Problem(row.problem)
    remarks: tuple[GraphError, ...] = ()
    called: dict[str, Place] = {}
    if problem is None:
        unit = columns.unit(row)
        called = dict(called_in(unit, authorities))
        try:
            said = tuple(said_of(unit, authorities))
            remarks = tuple(_remarks(unit, row.number))
        except GraphError as error:
            column = _column(error, columns)
            value = None if column is None else cells[table.header.index(column)]
            problem = Problem(error, column, value)
    return Row(
        file,
        row.number,
        row.raw,
        proposals=said,
        problem=problem,
        cells=cells,
        header=table.header,
        revisable=True,
        called=called,
        remarks=remarks,
    )


def _remarks(unit: Unit, row: int) -> Iterator[GraphError]:
    """What of the unit is left out, since it is not what its column says."""
    if unit["cvr"].strip("0") and not is_cvr(unit["cvr"]):
        yield UnreadCvrError(unit.columns["cvr"], row)
    match unit.municipality():
        case column, None:
            yield UnknownMunicipalityError(unit.columns[column], unit[column])
        case _:
            return


def _column(error: GraphError, columns: Columns) -> str | None:
    match error:
        case BadSorCodeError(column=column) | BadSorDateError(column=column):
            return column
        case MissingSorNameError(column=column):
            return column
        case CprDetectedError(where="name") | InvalidProposalError(where="name"):
            return columns.names["name"]
        case _:
            return None
