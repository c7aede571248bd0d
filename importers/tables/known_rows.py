"""Rows that were written out from the log and are read back: only what was changed is new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.events.body import introduced
from graph.events.fields import Entity
from graph.proposals import Proposal, Provenance
from importers.tables.cells import text_of
from importers.tables.known import Known, Place, Told, is_known, unpacked
from importers.tables.mapping import TableMapping, Value
from importers.tables.reading import Cells, Reading, columns_of
from importers.tables.rendered import rendered
from importers.tables.row_errors import ChangedLaterError, ClearedCellError, SpoiltKnownRowError
from importers.tables.statements import (
    Proposed,
    Said,
    columns_read,
    data_in,
    date_in,
    explained,
    proposal,
    said_in,
)

_DATES = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class KnownRows:
    """Reads the rows of one file in their order, and learns what they call things on the way."""

    names: dict[tuple[Entity, str], str] = field(default_factory=dict[tuple[Entity, str], str])
    _ambiguous: set[tuple[Entity, str]] = field(default_factory=set[tuple[Entity, str]])

    def proposals(self, table: TableMapping, cells: Cells, reading: Reading) -> Proposed:
        """What the row proposes: a statement that it was written from, as it is now."""
        reading = replace(reading, names=self.names)
        known = unpacked(text_of(cells[one]) for one in cells.by_name if is_known(one))
        if known is None:
            return [proposal(one, reading) for one in said_in(table, cells)], ()
        was = Cells(rendered(table, known.said, known.names))
        now, before = placed(table, cells), placed(table, was)
        self._learn(known, before, now)
        told = {one.place: one for one in known.said}
        _check_nothing_is_cleared(told, now, before)
        return _each(now, before, told, reading)

    def _learn(self, known: Known, before: Mapping[Place, Said], now: Mapping[Place, Said]) -> None:
        """Which ids the texts of the row stand for, also its own new name; never one of two."""
        for one in known.said:
            for view, is_now in ((before, False), (now, True)):
                if one.place not in view:
                    continue
                said = view[one.place]
                for name, value in said.statement.data.items():
                    if value.id_column is not None or not is_now:
                        self._learn_one(value, one.data.get(name), said.cells)

    def _learn_one(self, value: Value, id: Any, cells: Cells) -> None:
        columns = value.key or ((value.column,) if value.column else ())
        if value.entity is None or value.split is not None or not isinstance(id, str):
            return
        key = (value.entity, "\n".join(cells.text(column) for column in columns))
        if self.names.setdefault(key, id) != id or key in self._ambiguous:
            self._ambiguous.add(key)
            del self.names[key]


def placed(table: TableMapping, cells: Cells) -> dict[Place, Said]:
    """What a row says, by where it says it."""
    return {_place(one, table): one for one in said_in(table, cells)}


def _place(said: Said, table: TableMapping) -> Place:
    column = next(iter(said.cells.stands_in.values()), "")
    lines = (text_of(said.cells[one.line]) for one in table.unpivot) if column else iter(())
    return said.statement.kind, column, int(next(lines, "0"))


def _check_nothing_is_cleared(
    told: Mapping[Place, Told], now: Mapping[Place, Said], before: Mapping[Place, Said]
) -> None:
    for place in told:
        if place not in now and place in before:
            said = before[place]
            conditions = [one.column for one in said.statement.when]
            column = place[1] or next(iter([*conditions, *columns_read(said.statement)]))
            raise ClearedCellError(column)


def _each(
    now: Mapping[Place, Said],
    before: Mapping[Place, Said],
    told: Mapping[Place, Told],
    reading: Reading,
) -> Proposed:
    proposals: list[Proposal] = []
    known: list[Proposal | None] = []
    for place, said in now.items():
        one = told.get(place)
        if one is None or place not in before:
            proposals.append(proposal(said, reading))
            known.append(None)
        else:
            as_told = one.proposal()
            own = [id for id, _ in introduced(as_told.event)]
            changed = [
                (name, value)
                for name, value in _changed(said, before[place])
                if one.data.get(name) not in own
            ]
            known.append(as_told)
            proposals.append(_now(said, one, changed, reading))
    return proposals, known


def _changed(said: Said, was: Said) -> Iterator[tuple[str, Value]]:
    """The fields, and the dates, whose columns hold another text than they did."""
    statement = said.statement
    dates = [(name, getattr(statement, name)) for name in _DATES]
    for name, value in [*statement.data.items(), *dates]:
        if value is None or _texts(value, said) == _texts(value, was):
            continue
        if value.id_column is None:
            yield name, value
        elif said.cells.text(value.id_column) != was.cells.text(value.id_column):
            raise SpoiltKnownRowError(value.id_column)


def _texts(value: Value, said: Said) -> list[str]:
    columns = columns_of(value)
    return [said.cells.text(one).replace("\r\n", "\n").replace("\r", "\n") for one in columns]


def _now(said: Said, told: Told, changed: list[tuple[str, Value]], reading: Reading) -> Proposal:
    """The statement with what was changed in the row, and all else as it was."""
    statement, cells = said.statement, said.cells
    fields = {name: value for name, value in changed if name not in _DATES}
    with explained(said):
        for name, value in fields.items():
            if name in told.shown:
                raise ChangedLaterError(columns_of(value)[0])
        read = data_in(statement.model_copy(update={"data": fields}), cells, reading)
        kept = {name: value for name, value in told.data.items() if name not in fields}
        dates = {name: date_in(value, cells, reading) for name, value in changed if name in _DATES}
        columns = ", ".join(columns_read(statement))
        provenance = Provenance(column=columns, mapping=reading.register.mapping)
        made = told.proposal(data={**kept, **read}, **dates)
        return made._replace(provenance=provenance.said())
