"""The rows of the template as the log would fill them in, each with what it stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

from graph.events.fields import Entity
from graph.log.contract import Log
from importers.filling.errors import TooManyRowsError
from importers.filling.holding import Holding, holding
from importers.tables.known import COLUMN, Known, Told, name_of
from importers.tables.known_rows import placed
from importers.tables.mapping import Statement, TableMapping
from importers.tables.reading import Cells
from importers.tables.rendered import column_of, rendered
from importers.tables.template import template
from importers.tables.template_workbook import Filled, write_template

REGISTER: Final = "Spredning"
MOST_ROWS: Final = 100_000
_NAMED: Final[Mapping[Entity, str]] = MappingProxyType(
    {
        "cluster": "name",
        "organisation": "name",
        "forum": "name",
        "person": "name",
        "programme": "name",
        "initiative": "title",
    }
)


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook that was written: how many rows each of its sheets has."""

    rows: Mapping[str, int]


def write_filled(path: Path, log: Log, *, register: str = "") -> Written:
    """The template with what the log says now; imported unchanged it gives no event.

    New rows belong to `register`. Raises TooManyRowsError where a workbook cannot hold it.
    """
    rows = rows_of(log)
    count = sum(map(len, rows.values()))
    if count > MOST_ROWS:
        raise TooManyRowsError(count, MOST_ROWS)
    write_template(path, register=register or REGISTER, filled=rows)
    return Written({sheet: len(some) for sheet, some in rows.items()})


def rows_of(log: Log) -> Filled:
    """By sheet its rows: texts by column, with what the row stands for under `System`."""
    tables = template().mapping.tables
    kinds = {one.kind for table in tables for one in _statements(table)}
    of_kind: dict[str, list[Told]] = {}
    for one in holding(log, kinds):
        of_kind.setdefault(one.kind, []).append(_told(one))
    names = _names(of_kind)
    filled: dict[str, list[Mapping[str, str]]] = {}
    for table in tables:
        rows: list[Mapping[str, str]] = []
        for said in _rows(table, of_kind):
            own = _own_names(table, said, names)
            texts = rendered(table, said, own)
            rows.append({**texts, **_system(Known(said, own))})
            names |= dict(_names_by_key(table, said, texts))
        filled[str(table.sheet)] = rows
    return filled


def _told(one: Holding) -> Told:
    envelope = one.event.envelope
    source, id = one.key
    dates = (envelope.valid_from, envelope.valid_to)
    return Told(one.kind, source, id, one.event.data, *dates, shown=one.shown)


def _system(known: Known) -> dict[str, str]:
    parts = known.packed()
    return {COLUMN if at == 1 else f"{COLUMN} {at}": text for at, text in enumerate(parts, start=1)}


def _statements(table: TableMapping) -> Iterator[Statement]:
    yield from table.events
    for unpivot in table.unpivot:
        yield from unpivot.events


def _rows(table: TableMapping, of_kind: Mapping[str, Sequence[Told]]) -> Iterator[tuple[Told, ...]]:
    """What each row of a sheet says: a thing with one of each sort of what is said of it."""
    if table.unpivot:
        yield from _side_by_side(table, of_kind)
        return
    first, *others = table.events
    subject = next(iter(first.data))
    about: dict[str, dict[str, list[Told]]] = {}
    for statement in others:
        for one in of_kind.get(statement.kind, ()):
            kinds = about.setdefault(one.data[subject], {})
            kinds.setdefault(statement.kind, []).append(one)
    for one in of_kind.get(first.kind, ()):
        said = about.get(one.data[subject], {})
        for more in zip_longest(*said.values()) if said else ((),):
            yield (one, *(each for each in more if each is not None))


def _side_by_side(
    table: TableMapping, of_kind: Mapping[str, Sequence[Told]]
) -> Iterator[tuple[Told, ...]]:
    """Parts of a kernel by initiative and row, numbered in each of the two columns."""
    (unpivot,) = table.unpivot
    (statement,) = unpivot.events
    shared = ("initiative", "row")

    def about(one: Told) -> tuple[str, ...]:
        return tuple(str(one.visible[name]) for name in shared)

    for _, some in groupby(sorted(of_kind.get(statement.kind, ()), key=about), key=about):
        lines: Counter[str] = Counter()
        said: list[Told] = []
        for one in some:
            column = column_of(unpivot, statement, one)
            lines[column] += 1
            said.append(replace(one, column=column, line=lines[column]))
        yield tuple(said)


def _names(of_kind: Mapping[str, Sequence[Told]]) -> dict[str, str]:
    """What people call things: by name, and with the id where the name alone does not tell."""
    named: list[tuple[Entity, str, str]] = [
        (entity, str(one.data[entity]), str(one.visible[field]))
        for entity, field in _NAMED.items()
        for one in of_kind.get(f"{entity}.registered", ())
    ]
    often = Counter((entity, name) for entity, _, name in named)
    return {
        name_of(entity, id): name
        if often[entity, name] == 1 and _is_plain(name)
        else f"{name} [{id}]"
        for entity, id, name in named
    }


def _is_plain(name: str) -> bool:
    """Whether it can stand in a list, and is not taken for an id in brackets."""
    return ";" not in name and not name.endswith("]")


def _own_names(
    table: TableMapping, said: Iterable[Told], names: Mapping[str, str]
) -> dict[str, str]:
    """The names of what the statements of one row refer to."""
    found: dict[str, str] = {}
    values = {one.kind: one.data for one in _statements(table)}
    for one in said:
        for field, value in values[one.kind].items():
            ids: object = one.data.get(field)
            # Data are JSON: one id, or a list of them.
            several = cast("list[object]", ids) if isinstance(ids, list) else [ids]
            for id in several:
                name = name_of(value.entity, id)
                if value.entity is not None and name in names:
                    found[name] = names[name]
    return found


def _names_by_key(
    table: TableMapping, said: Iterable[Told], texts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What has no name of its own is called by the columns of its key: an adoption, a part."""
    views = placed(table, Cells(texts))
    for one in said:
        if one.place not in views:
            continue
        view = views[one.place]
        for field, value in view.statement.data.items():
            if len(value.key) > 1 and value.entity is not None:
                yield (
                    name_of(value.entity, one.data.get(field)),
                    "\n".join(view.cells.text(column) for column in value.key),
                )
