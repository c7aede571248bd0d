"""SOR, the Danish register of health organisations, from its CSV extracts.

Two layouts are published, and both are read, whatever the order of the columns: `sor.csv`
(version 1.2.1.19: Enhedsnavn, Enhedstype, SOR-kode, Parent-SOR-kode, CVR ...) and SOR2's
`SorEntity_daily.csv` (SorId, ParentSorId, EntityName, EntityTypeName, FirstFromDate, ToDate ...).
Sources: https://sor-filer.sundhedsdata.dk, "SOR CSV Dokumentation" (23.09.2013) and
"SOR2-CSV-dokumentation". A unit is valid until and with its last day.

Hospitals, general practices, municipalities and regions get their types; what lies within them is
a part of the unit above. Addresses and specialities are not kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.dates import day_after, latest
from graph.errors import CprDetectedError, GraphError, InvalidProposalError
from graph.proposals import Proposal
from importers.contract import Problem, Row, Source
from importers.documents import beginning
from importers.identity import Register
from importers.municipalities import municipality, region
from importers.ordering import introduced_first
from importers.sor_errors import BadSorCodeError, BadSorDateError, MissingSorNameError
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_table
from importers.tables.dates import date_of
from importers.tables.errors import UnusableTableError
from importers.tables.headed import Table, TableRow

REGISTER = Register("sor")

_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "code": frozenset({"sorid", "sorkode", "sorenhedid"}),
    "name": frozenset({"entityname", "enhedsnavn"}),
    "type": frozenset({"entitytypename", "enhedstype"}),
    "parent": frozenset({"parentsorid", "parentsorkode", "overordnetsorkode"}),
    "first": frozenset({"firstfromdate", "oprettet", "oprettelsesdato"}),
    "from": frozenset({"fromdate", "fradato", "gyldigfra", "startdato"}),
    "to": frozenset({"todate", "tildato", "gyldigtil", "slutdato", "lukkedato"}),
    "cvr": frozenset({"cvr", "cvrnummer", "cvrnumber", "cvrnumberidentifier"}),
}
_CODE = re.compile(r"[1-9]\d{5,17}")
_CVR = re.compile(r"[1-9]\d{7}")
_NO_LETTERS = re.compile(r"[\W_]+")
_AS_TEXT = re.compile(r'="?(.*?)"?$')
_NO_END = "2100"
_PRACTICES = ("almen praksis", "almen læge", "almen lægepraksis", "praktiserende læge")


def read(source: Source) -> Iterator[Row] | None:
    """Every unit, after the one above it; taken when the header has SOR's own columns."""
    if source.mapping is not None or b"sor" not in _beginning(source):
        return None
    try:
        table = csv_table(source.path, encoding=source.encoding)
    except UnusableTableError:
        return None
    if table is None:
        return None
    columns = _columns(table.header)
    if not {"code", "name", "type", "parent"} <= columns.keys():
        return None
    return introduced_first(_rows(source.name, table, columns))


def _beginning(source: Source) -> bytes:
    """Enough of the header to see that it may be SOR's, whatever the encoding."""
    return beginning(source.path, 8_192).replace(b"\0", b"").lower()


@dataclass(frozen=True, slots=True)
class _Unit:
    """One row by what its columns mean, each text as it stands; `columns` are their names."""

    texts: Mapping[str, str]
    columns: Mapping[str, str]

    def __getitem__(self, meaning: str) -> str:
        return self.texts.get(meaning, "")

    def day(self, meaning: str) -> str | None:
        try:
            return date_of(self[meaning])
        except ValueError:
            raise BadSorDateError(self.columns[meaning]) from None


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    """By what they mean, the names of the columns."""
    folded = {_NO_LETTERS.sub("", name.casefold()): name for name in reversed(header)}
    return {
        meaning: folded[name]
        for meaning, names in _COLUMNS.items()
        for name in sorted(names & folded.keys())
    }


def _rows(file: str, table: Table, columns: Mapping[str, str]) -> Iterator[Row]:
    places = {meaning: table.header.index(name) for meaning, name in columns.items()}
    for row in table.rows:
        yield _row(file, table, row, columns, places)


def _row(
    file: str, table: Table, row: TableRow, columns: Mapping[str, str], places: Mapping[str, int]
) -> Row:
    cells = tuple(text_of(cell) for cell in row.cells)
    said: tuple[Proposal, ...] = ()
    problem = None if row.problem is None else Problem(row.problem)
    if problem is None:
        texts = {meaning: _plain(cells[place]) for meaning, place in places.items()}
        try:
            said = tuple(_proposals(_Unit(texts, columns)))
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
    )


def _proposals(unit: _Unit) -> Iterator[Proposal]:
    code, name = _checked(unit), unit["name"]
    data = {"organisation": _id(code)}
    begins = unit.day("first") or unit.day("from")
    profile = {**data, "name": name, "type": _type(unit)}
    read = tuple(unit.columns[one] for one in ("code", "name", "type"))
    yield REGISTER.says(
        "organisation.registered", profile, key=(code,), columns=read, valid_from=begins
    )
    for scheme, known in _codes(unit, code):
        said = {**data, "scheme": scheme, "code": known}
        yield REGISTER.says("organisation.identified", said, key=(code, scheme))
    if _CODE.fullmatch(unit["parent"]) and unit["parent"] != code:
        said = {**data, "part_of": _id(unit["parent"])}
        above = (unit.columns["parent"],)
        yield REGISTER.says(
            "placement.started", said, key=(code,), columns=above, valid_from=begins
        )
    ends = unit.day("to")
    if ends is not None and ends < _NO_END:
        closed = day_after(latest(ends))
        last = (unit.columns["to"],)
        yield REGISTER.says(
            "organisation.closed", data, key=(code,), columns=last, valid_from=closed
        )


def _checked(unit: _Unit) -> str:
    if not _CODE.fullmatch(unit["code"]):
        raise BadSorCodeError(unit.columns["code"])
    if unit["parent"] and not _CODE.fullmatch(unit["parent"]):
        raise BadSorCodeError(unit.columns["parent"])
    if not unit["name"]:
        raise MissingSorNameError(unit.columns["name"])
    return unit["code"]


def _codes(unit: _Unit, code: str) -> Iterator[tuple[str, str]]:
    yield "sor", code
    if _CVR.fullmatch(unit["cvr"]):
        yield "cvr", unit["cvr"]
    found = {"municipality": municipality, "region": region}.get(_type(unit))
    authority = None if found is None else found(unit["name"])
    if authority is not None:
        yield authority.type, authority.code


def _type(unit: _Unit) -> str:
    """The kind of organisation; a ward of a hospital is none, and so it is of another kind."""
    kind, is_top = unit["type"].casefold(), not unit["parent"]
    if any(word in kind for word in _PRACTICES):
        return "general_practice"
    if kind in ("hospital", "sygehus", "privathospital"):
        return "hospital"
    if is_top and kind == "kommune" and municipality(unit["name"]):
        return "municipality"
    if is_top and kind == "region" and region(unit["name"]):
        return "region"
    return "other"


def _id(code: str) -> str:
    return REGISTER.id_of("organisation", code)


def _plain(text: str) -> str:
    """The text of a cell; `="123"` keeps a spreadsheet from reading a code as a number."""
    text = text.strip()
    found = _AS_TEXT.fullmatch(text) if text.startswith("=") else None
    return text if found is None else found[1]


def _column(error: GraphError, columns: Mapping[str, str]) -> str | None:
    match error:
        case BadSorCodeError(column=column) | BadSorDateError(column=column):
            return column
        case MissingSorNameError(column=column):
            return column
        case CprDetectedError(where="name") | InvalidProposalError(where="name"):
            return columns["name"]
        case _:
            return None
