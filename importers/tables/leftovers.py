"""Cells that only mean something beside another one, which is blank: read by nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from importers.tables.cells import Cell, is_blank
from importers.tables.mapping import Statement, TableMapping
from importers.tables.remarks import LeftoverCellError
from importers.tables.statements import columns_read


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Says of each such column the first time that it is so, and of no row after that.

    `depending` has by a column those that are read only in rows where it is filled in.
    """

    where: str
    depending: Mapping[str, tuple[str, ...]]
    _told: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def in_row(self, number: int, cells: Mapping[str, Cell]) -> Iterator[LeftoverCellError]:
        for needed, columns in self.depending.items():
            if not is_blank(cells.get(needed)):
                continue
            for column in columns:
                if (needed, column) not in self._told and not is_blank(cells.get(column)):
                    self._told.add((needed, column))
                    yield LeftoverCellError(self.where, column, needed, number)


def leftovers(mapping: TableMapping, *, where: str) -> Leftovers:
    found: dict[str, tuple[str, ...]] = {}
    for statement in mapping.events:
        always = {
            column
            for other in mapping.events
            if other is not statement
            for column in columns_read(other)
        }
        for needed in _needed(statement):
            others = [one for one in columns_read(statement) if one not in {needed, *always}]
            found[needed] = (*found.get(needed, ()), *others)
    return Leftovers(where, {needed: columns for needed, columns in found.items() if columns})


def _needed(statement: Statement) -> list[str]:
    """The columns in which anything at all has to stand; one of certain values is a rule."""
    return [one.column for one in statement.when if not one.values and not one.unless]
