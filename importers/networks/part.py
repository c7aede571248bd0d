"""Rows of a network read without the rest of it, of which the shape is known from before.

Whatever program drew it, they stand in a table, a column for each fact.
"""

from collections.abc import Iterator

from importers.contract import Row, Source
from importers.networks.network import Edge, Network, Node, Part, edge_of, facts_of, network_name
from importers.networks.rows import rows_of
from importers.networks.shape import network_of
from importers.tables.cells import text_of
from importers.tables.csv_file import csv_table
from importers.tables.headed import Table, headed
from importers.tables.workbook import sheets
from importers.tables.workbook_register import is_spreadsheet


def rows_of_part(source: Source, *, is_drawn: bool = True) -> Iterator[Row]:
    """The rows; what else they name stands elsewhere in the network and gives no row here."""
    network = network_of(network_name(source.name), source.context)
    for table in _tables(source):
        for row in table.rows:
            cells = tuple(text_of(cell) for cell in row.cells)
            facts = facts_of(zip(table.header, cells, strict=False))
            part = Part(row.number, row.raw, facts, row.problem, cells, table.header, table.sheet)
            _add(network, part, is_drawn=is_drawn)
    return (row for row in rows_of(network, file=source.name) if row.number > 0)


def _tables(source: Source) -> Iterator[Table]:
    if is_spreadsheet(source.path, name=source.name):
        for sheet in sheets(source.path):
            yield headed(sheet.records, where=sheet.name, sheet=sheet.name)
        return
    table = csv_table(source.path)
    if table is not None:
        yield table


def _add(network: Network, part: Part, *, is_drawn: bool) -> None:
    """What has an end is an edge; one that was drawn, and has no id, goes by its number."""
    edge = edge_of(part)
    if not edge.source and not edge.target:
        network.nodes.append(Node(part.first("_id", "id", "label"), part))
    elif is_drawn:
        id = part.first("_id", "id") or f"{part.number}"
        network.edges.append(Edge(id, edge.source, edge.target, part))
    else:
        network.edges.append(edge)
