"""Logs to read from, made once for all benchmarks of a run."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.history import written
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore


@dataclass(frozen=True, slots=True)
class Made:
    """A log with its keys, and the file that a bare reader opens."""

    log: SqliteLog
    keys: SqliteKeyStore
    path: Path

    @contextmanager
    def bare(self) -> Generator[sqlite3.Connection]:
        """The same file, as SQLite alone opens it."""
        with closing(sqlite3.connect(self.path)) as connection:
            yield connection


@contextmanager
def made(folder: Path, many: int) -> Generator[Made]:
    """A log of about so many events: the flags that rules add come on top."""
    place = folder / f"log-of-{many}"
    log, keys = written(place, many)
    with closing(keys), closing(log):
        yield Made(log, keys, place / "log.db")
