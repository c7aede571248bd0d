"""A table read by its mapping: every row as what it proposes, or as what is wrong with it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from graph.errors import CprDetectedError, GraphError
from graph.events.fields import holds_cpr
from importers.contract import REMOVED, Place, Problem, Row
from importers.tables.cells import Cell, kept, letters, text_of
from importers.tables.errors import MissingColumnError
from importers.tables.headed import Table
from importers.tables.known import is_known
from importers.tables.leftovers import leftovers
from importers.tables.mapping import TableMapping
from importers.tables.reading import Cells, Reading, holds
from importers.tables.records import Record
from importers.tables.remarks import UnreadColumnsError
from importers.tables.row_errors import BadCellError
from importers.tables.statements import Proposing, columns_read, proposals_in

NOTHING_TO_SAY = "Rækken har intet, som tilpasningen læser"
LEFT_OUT = "Tilpasningen springer rækken over"
_SHOWN = 200


def rows(
    table: Table,
    mapping: TableMapping,
    reading: Reading,
    *,
    file: str,
    proposing: Proposing = proposals_in,
) -> Iterator[Row]:
    """The rows in their order; MissingColumnError at once when a column is not there."""
    read = columns_of_table(mapping)
    _check_columns(table, mapping, read, table.sheet or file)
    unread = [one for one in table.header if one not in {*read, *mapping.ignore_columns}]
    if proposing is not proposals_in:
        unread = [one for one in unread if not is_known(one)]
    remarks = (UnreadColumnsError(table.sheet or file, ", ".join(unread)),) if unread else ()
    return _Reader(table, mapping, reading, file, proposing).rows(remarks)


def columns_of_table(mapping: TableMapping) -> tuple[str, ...]:
    """The columns that a mapping reads, in its own order; not those that it makes up."""
    found = [column for one in mapping.events for column in columns_read(one)]
    for unpivot in mapping.unpivot:
        made_up = {unpivot.name, unpivot.value, unpivot.line}
        inside = [column for one in unpivot.events for column in columns_read(one)]
        inside += [c.column for one in unpivot.events for c in one.when]
        found += [column for column in inside if column not in made_up]
        found += unpivot.columns
    conditions = [*(c for one in mapping.events for c in one.when), *mapping.ignore_rows]
    return tuple(dict.fromkeys([*found, *(one.column for one in conditions)]))


def required_columns(mapping: TableMapping) -> list[str]:
    """The columns that a row cannot do without."""
    inside = [(one, unpivot) for unpivot in mapping.unpivot for one in unpivot.events]
    made_up = {name for _, one in inside for name in (one.name, one.value, one.line)}
    statements = [*mapping.events, *(statement for statement, _ in inside)]
    values = [value for one in statements for value in one.data.values() if value.required]
    return [one.column for one in values if one.column is not None and one.column not in made_up]


class _Reader:
    """What one table's rows become."""

    def __init__(
        self,
        table: Table,
        mapping: TableMapping,
        reading: Reading,
        file: str,
        proposing: Proposing,
    ) -> None:
        self._proposing = proposing
        self._table = table
        self._mapping = mapping
        self._reading = reading
        self._file = file
        self._leftovers = leftovers(mapping, where=table.sheet or file)

    def rows(self, remarks: tuple[GraphError, ...]) -> Iterator[Row]:
        """The first row carries what is to be said of the table as a whole."""
        for row in self._table.rows:
            read = self._row(row)
            yield read._replace(remarks=(*remarks, *read.remarks)) if remarks else read
            remarks = ()

    def _row(self, row: Record) -> Row:
        if row.problem is not None:
            return self._as_it_stands(row, problem=Problem(row.problem))
        header = self._table.header
        place = next((place for place, one in enumerate(row.cells) if _is_cpr(one)), None)
        if place is not None:
            return self._as_it_stands(row, problem=self._cpr(CprDetectedError(header[place]), row))
        try:
            return self._read(row, Cells(dict(zip(header, row.cells, strict=True))))
        except BadCellError as error:
            return self._as_it_stands(row, problem=self._problem(error, row))
        except CprDetectedError as error:
            return self._as_it_stands(row, problem=self._cpr(error, row))

    def _read(self, row: Record, cells: Cells) -> Row:
        if any(holds([one], cells) for one in self._mapping.ignore_rows):
            return self._as_it_stands(row, ignored=LEFT_OUT)
        said, known = self._proposing(self._mapping, cells, self._reading)
        if not said:
            return self._as_it_stands(row, ignored=NOTHING_TO_SAY)
        called = {id: self._place(row, *place) for id, place in cells.called.items()}
        remarks = tuple(self._leftovers.in_row(row.number, cells.by_name))
        return self._as_it_stands(
            row,
            proposals=tuple(said),
            known=tuple(known),
            revisable=True,
            called=called,
            remarks=remarks,
        )

    def _problem(self, error: BadCellError, row: Record) -> Problem:
        if error.column not in self._table.header:
            return Problem(error, error.column or None)
        text = text_of(row.cells[self._table.header.index(error.column)])
        place = self._place(row, error.column, text)
        return Problem(error, place.column, place.value, place.cell)

    def _cpr(self, error: CprDetectedError, row: Record) -> Problem:
        """Where it stands, and never what."""
        if error.where not in self._table.header:
            return Problem(error)
        return Problem(error, error.where, cell=self._place(row, error.where, "").cell)

    def _place(self, row: Record, column: str, text: str, listed: str | None = None) -> Place:
        """With the cell as a workbook names it."""
        header = self._table.header
        is_cell = self._table.sheet is not None and column in header
        cell = f"{letters(header.index(column) + 1)}{row.number}" if is_cell else None
        return Place(column, text[:_SHOWN], cell, listed, is_mapped=not self._reading.listed)

    def _as_it_stands(self, row: Record, **more: Any) -> Row:
        return Row(
            self._file,
            row.number,
            row.raw,
            sheet=self._table.sheet,
            cells=tuple(map(kept, row.cells)),
            header=self._table.header,
            speaks_for=self._reading.register.source,
            **more,
        )


def _is_cpr(cell: Cell) -> bool:
    """Also a number that has lost its first zero to the spreadsheet, or one that was removed."""
    match cell:
        case str():
            return len(cell) >= 10 and (holds_cpr(cell) or cell == REMOVED)
        case int() | float() if not isinstance(cell, bool):
            return holds_cpr(text_of(cell).zfill(10))
        case _:
            return False


def _check_columns(table: Table, mapping: TableMapping, read: Iterable[str], where: str) -> None:
    needed = required_columns(mapping) if mapping.optional else read
    for column in needed:
        if column not in table.header:
            alike = get_close_matches(column, table.header, n=3) or table.header
            raise MissingColumnError(where, column, ", ".join(alike))
