"""The log in a SQLite file, or in memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from filelock import FileLock

from graph.log.sql import SqlLog, utc_now
from graph.privacy.keys import KeyStore
from graph.sqlite import SqliteDatabase


class SqliteLog(SqlLog):
    """A log on one machine."""

    def __init__(
        self, path: Path | None, keys: KeyStore, *, now: Callable[[], str] = utc_now
    ) -> None:
        super().__init__(SqliteDatabase(path), keys, beside=path, now=now)

    def projecting(self) -> AbstractContextManager[object]:
        if self.beside is None:
            return nullcontext()
        return FileLock(self.beside.with_name("projector.lock"))
