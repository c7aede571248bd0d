"""A log changed behind its back, in every way that its tables allow."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, select

from graph.envelope import Envelope
from graph.log.chain import START, chained, digest_of
from graph.log.sql import SqlLog
from graph.log.tables import events, head

Row: TypeAlias = dict[str, Any]
COLUMNS: Final = tuple(column.name for column in events.columns)
HEAD: Final = ("log_id", "position", "chain", "recorded_at")
_DIGESTED = ("source", "id", "kind", "schema_version", "valid_from", "valid_to", "data")
# What the log works out by itself, an insider works out again.
_WORKED_OUT = frozenset({"position", "version", "recorded_at", "digest", "chain"})
TOLD: Final = tuple(name for name in COLUMNS if name not in _WORKED_OUT)


@dataclass(slots=True)
class Tables:
    """The rows of a log and its head, as they are stored."""

    events: list[Row]
    head: Row

    def copy(self) -> "Tables":
        return Tables([dict(row) for row in self.events], dict(self.head))


Tampering: TypeAlias = Callable[[Tables, Random], None]


def tables_of(log: SqlLog) -> Tables:
    """What is stored."""
    with log.database.reading() as connection:
        rows = connection.execute(select(events).order_by(events.c.position)).mappings()
        return Tables([dict(row) for row in rows], _head(connection))


def put(log: SqlLog, tables: Tables) -> None:
    """Store these instead, past every rule of the log."""
    with log.database.writing() as connection:
        connection.execute(events.delete())
        if tables.events:
            connection.execute(events.insert(), tables.events)
        connection.execute(head.update().values(tables.head))


def edited(column: str) -> Tampering:
    """One value of one row changed."""

    def edit(tables: Tables, chance: Random) -> None:
        row = chance.choice(tables.events)
        row[column] = _other(row[column], chance, nullable=bool(events.c[column].nullable))

    return edit


def edited_head(column: str) -> Tampering:
    """What the log says of its end changed."""

    def edit(tables: Tables, chance: Random) -> None:
        tables.head[column] = _other(tables.head[column], chance, nullable=False)

    return edit


def deleted(tables: Tables, chance: Random) -> None:
    """One row gone."""
    tables.events.remove(chance.choice(tables.events))


def swapped(tables: Tables, chance: Random) -> None:
    """Two rows in each other's place."""
    one, other = chance.sample(range(len(tables.events)), 2)
    first, second = tables.events[one], tables.events[other]
    places = first["position"], second["position"]
    first["position"], second["position"] = places[1], places[0]
    tables.events.sort(key=_position)


def exchanged(tables: Tables, chance: Random) -> None:
    """What two rows say exchanged, each with its digest, and all else as it was."""
    one, other = chance.sample(tables.events, 2)
    for name in ("data", "digest"):
        one[name], other[name] = other[name], one[name]


def inserted(tables: Tables, chance: Random) -> None:
    """A row that nobody appended, in the midst: one more at the end is a mere append."""
    at = chance.randrange(len(tables.events))
    copied = chance.choice(tables.events)
    made = {**copied, "id": f"x{chance.random()}", "version": 10_000}
    made["recorded_at"] = tables.events[at]["recorded_at"]
    tables.events.insert(at, made)
    _number(tables)


def cut(tables: Tables, chance: Random) -> None:
    """The last rows gone, and the head as it was before them, or as in an empty log."""
    del tables.events[chance.randrange(len(tables.events)) :]
    _end(tables)


def rechained(tables: Tables) -> None:
    """What somebody does who has the program: every number, digest and link made to fit."""
    _number(tables)
    versions: dict[str, int] = {}
    chain = START
    for row in tables.events:
        versions[row["stream"]] = row["version"] = versions.get(row["stream"], 0) + 1
        row["digest"] = digest_of(**{name: row[name] for name in _DIGESTED})
        row["chain"] = chain = chained(chain, Envelope(**row))
    _end(tables)


TAMPERINGS: Final = MappingProxyType(
    {
        **{f"edited {column}": edited(column) for column in COLUMNS},
        **{f"edited the head's {column}": edited_head(column) for column in HEAD},
        "deleted": deleted,
        "swapped": swapped,
        "exchanged": exchanged,
        "inserted": inserted,
        "cut": cut,
    }
)
INSIDERS: Final = MappingProxyType(
    {
        **{f"edited {column}": edited(column) for column in TOLD},
        "deleted": deleted,
        "exchanged": exchanged,
        "inserted": inserted,
        "cut": cut,
    }
)


def _other(value: object, chance: Random, *, nullable: bool) -> object:
    match value:
        case int():
            return value + chance.randint(1, 9) * 100
        case bytes():
            at = chance.randrange(len(value))
            changed = bytes([value[at] ^ (1 << chance.randrange(8))])
            return chance.choice([value[:at] + changed + value[at + 1 :], value[:-1], value + b"0"])
        case None:
            return "2001"
        case _:
            ways = [f"{value}x", str(value)[:-1] + "¤", *([None] if nullable else [])]
            return chance.choice(ways)


def _number(tables: Tables) -> None:
    for position, row in enumerate(tables.events, start=1):
        row["position"] = position


def _end(tables: Tables) -> None:
    empty = {"position": 0, "chain": START, "recorded_at": ""}
    last = tables.events[-1] if tables.events else empty
    tables.head.update({name: last[name] for name in empty})


def _head(connection: Connection) -> Row:
    row = connection.execute(select(head)).mappings().one()
    return {name: row[name] for name in HEAD}


def _position(row: Row) -> int:
    return row["position"]
