"""Places to write events to: our log, its bare table, and the barest table of each database.

Between the log and its table stands what no log of this shape can do without: the least.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeAlias

import psycopg
from sqlalchemy import func, select

from benchmarks.proposals import SIZE
from graph import bulk
from graph.database import Database
from graph.log import rows
from graph.log.chain import START
from graph.log.contract import Head
from graph.log.postgres import PostgresLog
from graph.log.prepare import prepare
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.log.tables import events
from graph.log.upgrade import upgrade
from graph.postgres import PostgresDatabase
from graph.privacy.keys import KeyStore, SqliteKeyStore
from graph.proposals import Proposal
from graph.sqlite import SqliteDatabase
from tests.support import postgres_server
from tests.support.postgres_server import PostgresServer

Append: TypeAlias = Callable[[list[Proposal]], object]

_BYTES = b"x" * SIZE


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to append to; `held` says how many events it holds."""

    name: str
    append: Append
    held: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Places:
    """Those that are compared on one database, and the log itself."""

    log: SqlLog
    ours: Place
    floor: Place
    table: Place
    raw: Place


def all_places(folder: Path) -> Iterator[AbstractContextManager[Places]]:
    """The places of each database that this machine has."""
    yield sqlite_places(folder)
    if postgres_server.why_not() is None:
        yield _on_own_server()


@contextmanager
def sqlite_places(folder: Path) -> Generator[Places]:
    """Files on this machine's disk, each as durable as the other."""
    with ExitStack() as stack:
        keys = stack.enter_context(closing(SqliteKeyStore(None)))
        log = stack.enter_context(closing(SqliteLog(folder / "log.db", keys)))
        least = stack.enter_context(closing(SqliteDatabase(folder / "least.db")))
        bare = stack.enter_context(closing(SqliteDatabase(folder / "table.db")))
        raw = stack.enter_context(_raw_sqlite(folder / "raw.db"))
        table, floor = _table("SQLite event table", bare), _least("SQLite least", least, keys)
        yield Places(log, _log("SQLite log", log), floor, table, raw)


@contextmanager
def postgres_places(server: PostgresServer) -> Generator[Places]:
    """Databases of one server."""
    with ExitStack() as stack:
        keys = stack.enter_context(closing(SqliteKeyStore(None)))
        lent = (stack.enter_context(server.lent()) for _ in range(4))
        address, least_address, bare_address, raw_address = lent
        log = stack.enter_context(closing(PostgresLog(address, keys)))
        least = stack.enter_context(closing(PostgresDatabase(least_address)))
        bare = stack.enter_context(closing(PostgresDatabase(bare_address)))
        raw = stack.enter_context(_raw_copy(raw_address))
        table = _table("PostgreSQL event table", bare)
        floor = _least("PostgreSQL least", least, keys)
        yield Places(log, _log("PostgreSQL log", log), floor, table, raw)


@contextmanager
def _on_own_server() -> Generator[Places]:
    # As durable as a server in use: the tests' own settings are quicker.
    with (
        postgres_server.start("fsync=on", "full_page_writes=on") as server,
        postgres_places(server) as places,
    ):
        yield places


def _log(name: str, log: SqlLog) -> Place:
    return Place(name, log.append, lambda: log.head().position)


def _table(name: str, database: Database) -> Place:
    """The log's own table with its keys and indexes, and nothing decided, chained or checked."""
    upgrade(database)
    positions = count(1)

    def append(batch: list[Proposal]) -> None:
        written = [_row(next(positions), proposal.id) for proposal in batch]
        with database.writing() as connection:
            bulk.insert(connection, events, written)

    return Place(name, append, partial(_held, database))


def _least(name: str, database: Database, keys: KeyStore) -> Place:
    """The table, and canonical bytes, digests and a chain; nothing is looked up, nothing decided.

    As if nobody ever said a thing twice, named a stranger or wrote at the same time.
    """
    upgrade(database)
    end = Head("", 0, START, "")

    def append(batch: list[Proposal]) -> None:
        nonlocal end
        made = rows.enveloped(end, prepare(batch, keys), {}, "2026-01-01")
        with database.writing() as connection:
            rows.insert(connection, made)
        end = Head("", made[-1].position, made[-1].chain, "")

    return Place(name, append, partial(_held, database))


def _held(database: Database) -> int:
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(events)).scalar_one()


def _row(position: int, id: str) -> tuple[object, ...]:
    kind, day, digest = "initiative.registered", "2026-01-01", position.to_bytes(32, "big")
    said = (position, "bench", id, f"initiative/{id}", 1, kind, 1, day, None, day)
    return *said, None, None, None, None, _BYTES, digest, digest


@contextmanager
def _raw_sqlite(path: Path) -> Generator[Place]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE event (position INTEGER PRIMARY KEY, data BLOB NOT NULL)")

        def append(batch: list[Proposal]) -> None:
            rows = [(_BYTES,) for _ in batch]
            with connection:
                connection.executemany("INSERT INTO event (data) VALUES (?)", rows)

        def held() -> int:
            return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])

        yield Place("raw SQLite table", append, held)


@contextmanager
def _raw_copy(address: str) -> Generator[Place]:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "CREATE TABLE event (position bigserial PRIMARY KEY, data bytea NOT NULL)"
        )

        def append(batch: list[Proposal]) -> None:
            statement = "COPY event (data) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(statement) as copy:
                for _ in batch:
                    copy.write_row((_BYTES,))

        def held() -> int:
            found = connection.execute("SELECT count(*) FROM event").fetchone()
            return int(found[0]) if found else 0

        yield Place("raw COPY", append, held)
