"""Places to write events to: our log, its bare table, and the barest table of each database."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeAlias

import psycopg
from sqlalchemy import func, select

from benchmarks.proposals import SIZE
from graph import bulk
from graph.database import Database
from graph.log.postgres import PostgresLog
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.log.tables import events
from graph.log.upgrade import upgrade
from graph.postgres import PostgresDatabase
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal
from graph.sqlite import SqliteDatabase
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
    """The three that are compared on one database, and the log itself."""

    log: SqlLog
    ours: Place
    table: Place
    raw: Place


@contextmanager
def sqlite_places(folder: Path) -> Generator[Places]:
    """Three files on this machine's disk, each as durable as the other."""
    with ExitStack() as stack:
        keys = stack.enter_context(closing(SqliteKeyStore(None)))
        log = stack.enter_context(closing(SqliteLog(folder / "log.db", keys)))
        bare = stack.enter_context(closing(SqliteDatabase(folder / "table.db")))
        raw = stack.enter_context(_raw_sqlite(folder / "raw.db"))
        yield Places(log, _log("SQLite log", log), _table("SQLite event table", bare), raw)


@contextmanager
def postgres_places(server: PostgresServer) -> Generator[Places]:
    """Three databases of one server."""
    with ExitStack() as stack:
        keys = stack.enter_context(closing(SqliteKeyStore(None)))
        address, bare_address, raw_address = (stack.enter_context(server.lent()) for _ in range(3))
        log = stack.enter_context(closing(PostgresLog(address, keys)))
        bare = stack.enter_context(closing(PostgresDatabase(bare_address)))
        raw = stack.enter_context(_raw_copy(raw_address))
        yield Places(log, _log("PostgreSQL log", log), _table("PostgreSQL event table", bare), raw)


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

    def held() -> int:
        with database.reading() as connection:
            return connection.execute(select(func.count()).select_from(events)).scalar_one()

    return Place(name, append, held)


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
