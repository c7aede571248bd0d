"""Networks as tables: Gephi's nodes and edges, Kumu's elements and connections.

A CSV file of one half is read with the other beside it (`x-nodes.csv` and `x-edges.csv`, or
`x-elements.csv` and `x-connections.csv`); a workbook has both as sheets.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from importers.contract import Row, Source
from importers.documents import beginning
from importers.networks.errors import MissingNodesError
from importers.networks.network import Network, Node, Part, edge_of, facts_of, network_name
from importers.networks.part import rows_of_part
from importers.networks.reading import reading_of
from importers.networks.rows import rows_of, rows_of_edges, rows_of_nodes
from importers.ordering import introduced_first
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_table
from importers.tables.errors import UnusableTableError
from importers.tables.headed import Table, headed
from importers.tables.workbook import Sheet, sheets
from importers.tables.workbook_register import is_spreadsheet

_ENDS: Final = ({"source", "target"}, {"from", "to"})
_NAMED: Final = ({"id", "label"}, {"label", "type"})
_HALVES: Final = (("nodes", "edges"), ("elements", "connections"), ("punkter", "forbindelser"))
_NOT_TEXT = (b"{", b"[", b"<")


def read(source: Source) -> Iterator[Row] | None:
    """Every node and edge of the table; taken when the header is Gephi's or Kumu's."""
    if source.is_part:
        return rows_of_part(source, is_drawn=False)
    if source.mapping is not None or not source.path.is_file():
        return None
    if is_spreadsheet(source.path, name=source.name):
        return _of_workbook(source)
    seen = beginning(source.path, 4_096).replace(b"\0", b"").lower()
    is_near = b"label" in seen or b"source" in seen or b"from" in seen
    if not is_near or seen.lstrip().startswith(_NOT_TEXT):
        return None
    return _of_csv(source)


def _of_workbook(source: Source) -> Iterator[Row] | None:
    found = (_headed(sheet) for sheet in sheets(source.path, most_rows=1))
    halves = {_half(table.header) for table in found if table is not None}
    if not {"nodes", "edges"} <= halves:
        return None
    network = Network(network_name(source.name))
    for sheet in sheets(source.path):
        table = _headed(sheet)
        half = None if table is None else _half(table.header)
        if table is not None and half is not None:
            _fill(network, table, half)
    return rows_of(network, file=source.name)


def _headed(sheet: Sheet) -> Table | None:
    try:
        return headed(sheet.records, where=sheet.name, sheet=sheet.name)
    except UnusableTableError:
        return None


def _of_csv(source: Source) -> Iterator[Row] | None:
    table = _table(source.path, source.encoding)
    half = None if table is None else _half(table.header)
    if table is None or half is None:
        return None
    network = Network(network_name(source.name))
    _fill(network, table, half)
    other = _beside(source)
    beside = None if other is None else _table(other, source.encoding)
    if beside is not None:
        _fill(network, beside, "edges" if half == "nodes" else "nodes", is_beside=True)
    elif half == "edges":
        raise MissingNodesError(source.name)
    reading = reading_of(network)
    rows = rows_of_nodes if half == "nodes" else rows_of_edges
    return introduced_first(rows(reading, source.name))


def _table(path: Path, encoding: str | None) -> Table | None:
    try:
        return csv_table(path, encoding=encoding)
    except UnusableTableError:
        return None


def _half(header: tuple[str, ...]) -> Literal["nodes", "edges"] | None:
    names = {name.casefold() for name in header}
    if any(ends <= names for ends in _ENDS):
        return "edges"
    return "nodes" if any(known <= names for known in _NAMED) else None


def _beside(source: Source) -> Path | None:
    """The file with the other half, by its name."""
    name = source.name.casefold()
    for first, second in _HALVES:
        for one, other in ((first, second), (second, first)):
            wanted = name.replace(one, other)
            if wanted != name:
                found = (path for path in source.path.parent.iterdir() if path.is_file())
                return next((path for path in found if path.name.casefold() == wanted), None)
    return None


def _fill(
    network: Network, table: Table, half: Literal["nodes", "edges"], *, is_beside: bool = False
) -> None:
    """What stands in the file beside has no row in this one."""
    for row in table.rows:
        cells = tuple(text_of(cell) for cell in row.cells)
        facts = facts_of(zip(table.header, cells, strict=False))
        number = 0 if is_beside else row.number
        part = Part(number, row.raw, facts, row.problem, cells, table.header, table.sheet)
        if half == "nodes":
            network.nodes.append(Node(part.first("id", "label"), part))
        else:
            network.edges.append(edge_of(part))
