"""Logs that hold nothing yet, one after another, in one kind of place."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TypeAlias

from graph.log.postgres import PostgresLog
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from tests.support.postgres_server import PostgresServer

Clock: TypeAlias = Callable[[], str]
Opener: TypeAlias = Callable[[], SqlLog]


@dataclass(frozen=True, slots=True)
class EmptyLogs:
    """Logs in memory unless they last; files in the folder, or databases of the server."""

    folder: Path
    keys: SqliteKeyStore
    lasts: bool = True
    server: PostgresServer | None = None
    numbers: Iterator[int] = field(default_factory=count)

    def name(self) -> Path:
        """A file that is not there yet."""
        return self.folder / f"log{next(self.numbers)}.db"

    @contextmanager
    def another(self, now: Clock) -> Generator[Opener]:
        """What opens one more empty log; called again, the same log."""
        path = self.name()
        if not self.lasts:
            yield lambda: SqliteLog(None, self.keys, now=now)
        elif self.server is None:
            yield lambda: SqliteLog(path, self.keys, now=now)
        else:
            with self.server.lent() as address:
                yield lambda: PostgresLog(address, self.keys, beside=path, now=now)
