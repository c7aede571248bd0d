"""How this project opens SQLite: durable, with readers beside one writer."""

import sqlite3
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from graph.database import told
from graph.turns import Turns

_PRAGMAS = (
    # Of a new file. Fewer and larger pages: an import takes 4 % less, a single append no more.
    "PRAGMA page_size = 8192",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 30000",
    # A batch of a thousand events is hundreds of pages: not every one of them ends in a
    # checkpoint. The write-ahead log grows to some 40 MB.
    "PRAGMA wal_autocheckpoint = 5000",
    # Keys are mostly random: in the 2 MB that are the rule, a long log reads its indexes again and
    # again. An event costs a third less with 16.
    "PRAGMA cache_size = -16000",
)


class SqliteDatabase:
    """A SQLite file, or one in memory: many readers, one writer at a time under a file lock.

    With `overwrites` nothing of what is deleted or changed stays in the file: it costs wherever
    something is moved within a page, so only those who have something to forget ask for it.
    """

    def __init__(self, path: Path | None, *, overwrites: bool = False) -> None:
        self._path = path
        self._engine = sqlite_engine(path)
        if overwrites:
            event.listen(self._engine, "connect", _overwrite)
        self._turns = None if path is None else Turns(path.with_suffix(".lock"))
        self._writer = self._engine.execution_options(writes=True)

    @property
    def place(self) -> str:
        return ":memory:" if self._path is None else str(self._path)

    @contextmanager
    def reading(self) -> Generator[Connection]:
        with told(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Generator[Connection]:
        # A transaction that only reads sees one moment here.
        with self.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        with told(self.place), self._locked(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def shaping(self) -> Generator[Connection]:
        with self.writing() as connection:
            yield connection

    def forget_what_is_gone(self) -> None:
        """What was deleted is in no file any more."""
        with told(self.place), self._locked(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        with self._locked():
            self._engine.dispose()
        if self._turns is not None:
            self._turns.close()

    def _locked(self) -> AbstractContextManager[object]:
        # Held for every write, checkpoint and close of a writer: SQLite before 3.51.3 can lose
        # data when a write-ahead log is reset beside another connection's write.
        return nullcontext() if self._turns is None else self._turns.taken()


def sqlite_engine(path: Path | None) -> Engine:
    """An engine over a file, or over memory where there is no path."""
    if path is None:
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
    else:
        engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def unnamed() -> sqlite3.Connection:
    """A database for what takes too much memory: a file of the system's own, gone when closed."""
    made = sqlite3.connect("", check_same_thread=False)
    made.execute("PRAGMA journal_mode = OFF")
    return made


def wal_reset_is_fixed() -> bool:
    """Whether the SQLite linked here is outside the range with the known WAL-reset corruption."""
    version = sqlite3.sqlite_version_info
    return (
        version >= (3, 51, 3)
        or (version[:2] == (3, 50) and version >= (3, 50, 7))
        or (version[:2] == (3, 44) and version >= (3, 44, 6))
    )


def _prepare(connection: Any, _record: Any) -> None:
    # SQLAlchemy begins transactions itself: the driver must not begin others behind its back.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _overwrite(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Any) -> None:
    # A writer says so when it connects, and then waits here rather than at its first write.
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
