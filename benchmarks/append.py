"""How fast the log takes events, against the barest table that each database has.

Run: python -m benchmarks.append [ROUNDS]. Every round measures all of them one after another, so
that the ratios hold on a machine that is busy with other things too; medians are told.
"""

import sqlite3
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import psycopg

from graph import bulk
from graph.canonical import canonical
from graph.database import Database
from graph.log.contract import Log
from graph.log.postgres import PostgresLog
from graph.log.sqlite import SqliteLog
from graph.log.tables import events
from graph.log.upgrade import upgrade
from graph.postgres import PostgresDatabase
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal, proposal_from
from graph.sqlite import SqliteDatabase
from tests.support import postgres_server

SIZE = 464
BATCH = 1_000
BATCHES = 4
SINGLES = 100

_PAIRS = (
    ("SQLite log", "SQLite raw"),
    ("SQLite table", "SQLite raw"),
    ("SQLite log", "SQLite table"),
    ("PostgreSQL log", "PostgreSQL COPY raw"),
    ("PostgreSQL table", "PostgreSQL COPY raw"),
    ("PostgreSQL log", "PostgreSQL table"),
)

Append = Callable[[list[Proposal]], object]


def main(rounds: int) -> None:
    """Measure, and print a table."""
    found: dict[str, list[float]] = {}
    with ExitStack() as stack:
        ways = dict(_ways(stack))
        for number in range(rounds):
            for name, append in ways.items():
                for size, times in ((BATCH, BATCHES), (1, SINGLES)):
                    rate = _rate(append, list(_batches(f"{number}-{size}-{name}", size, times)))
                    found.setdefault(f"{name}, {size} at a time", []).append(rate)
    for name, rates in found.items():
        print(f"{name:45} {median(rates):10,.0f} events/s")
    for ours, other in _PAIRS:
        for size in (BATCH, 1):
            _tell_ratio(found, f"{ours}, {size} at a time", f"{other}, {size} at a time")


def _tell_ratio(found: dict[str, list[float]], ours: str, other: str) -> None:
    """The median of the ratios within each round, with the first and third quarter."""
    ratios = [one / two for one, two in zip(found.get(ours, []), found.get(other, []), strict=True)]
    if len(ratios) > 1:
        low, middle, high = quantiles(ratios, n=4)
        print(f"{ours} / {other}: {middle:.2f} ({low:.2f}-{high:.2f})")


def proposals(name: str, many: int) -> Iterator[Proposal]:
    """New initiatives whose stored data are 464 bytes each."""
    for number in range(many):
        data = {"initiative": f"{name}-{number}".lower(), "title": "Indsats", "purpose": ""}
        data["purpose"] = "x" * (SIZE - len(canonical(data)))
        line = {
            "source": "bench",
            "id": data["initiative"],
            "kind": "initiative.registered",
            "valid_from": "2026-01-01",
            "data": data,
        }
        yield proposal_from(line)


def _batches(name: str, size: int, times: int) -> Iterator[list[Proposal]]:
    plain = "".join(sign if sign.isalnum() else "-" for sign in name)
    for number in range(times):
        yield list(proposals(f"{plain}-{number}", size))


def _rate(append: Append, batches: list[list[Proposal]]) -> float:
    begun = time.perf_counter()
    for batch in batches:
        append(batch)
    return sum(len(batch) for batch in batches) / (time.perf_counter() - begun)


def _ways(stack: ExitStack) -> Iterator[tuple[str, Append]]:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    yield "SQLite raw", stack.enter_context(_raw_sqlite(folder / "raw.db"))
    database = SqliteDatabase(folder / "table.db")
    stack.callback(database.close)
    yield "SQLite table", _table(database)
    keys = SqliteKeyStore(None)
    log = stack.enter_context(closing(SqliteLog(folder / "log.db", keys)))
    yield "SQLite log", _appending(log)
    reason = postgres_server.why_not()
    if reason:
        print(reason)
        return
    server = stack.enter_context(postgres_server.start("fsync=on", "full_page_writes=on"))
    yield "PostgreSQL COPY raw", stack.enter_context(_raw_copy(stack.enter_context(server.lent())))
    bare = PostgresDatabase(stack.enter_context(server.lent()))
    stack.callback(bare.close)
    yield "PostgreSQL table", _table(bare)
    address = stack.enter_context(server.lent())
    yield "PostgreSQL log", _appending(stack.enter_context(closing(PostgresLog(address, keys))))


def _table(database: Database) -> Append:
    """The log's own table with its keys and indexes, and nothing decided, chained or checked."""
    upgrade(database)
    positions = count(1)

    def append(batch: list[Proposal]) -> None:
        written = [_row(next(positions), proposal.id) for proposal in batch]
        with database.writing() as connection:
            bulk.insert(connection, events, written)

    return append


def _row(position: int, id: str) -> tuple[object, ...]:
    kind, day, digest = "initiative.registered", "2026-01-01", position.to_bytes(32, "big")
    said = (position, "bench", id, f"initiative/{id}", 1, kind, 1, day, None, day)
    return *said, None, None, None, None, _BYTES, digest, digest


def _appending(log: Log) -> Append:
    return log.append


@contextmanager
def _raw_sqlite(path: Path) -> Generator[Append]:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE event (position INTEGER PRIMARY KEY, data BLOB NOT NULL)")

        def append(batch: list[Proposal]) -> None:
            rows = [(_BYTES,) for _ in batch]
            with connection:
                connection.executemany("INSERT INTO event (data) VALUES (?)", rows)

        yield append


@contextmanager
def _raw_copy(address: str) -> Generator[Append]:
    with psycopg.connect(address) as connection:
        connection.execute(
            "CREATE TABLE event (position bigserial PRIMARY KEY, data bytea NOT NULL)"
        )
        connection.commit()

        def append(batch: list[Proposal]) -> None:
            statement = "COPY event (data) FROM STDIN"
            with connection.cursor() as cursor, cursor.copy(statement) as copy:
                for _ in batch:
                    copy.write_row((_BYTES,))
            connection.commit()

        yield append


_BYTES = b"x" * SIZE


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
