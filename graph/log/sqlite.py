"""The log in a SQLite file, or in memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from graph.log.sql import SqlLog, utc_now
from graph.privacy.keys import KeyStore
from graph.sqlite import SqliteDatabase
from graph.turns import Turns


class SqliteLog(SqlLog):
    """A log on one machine."""

    def __init__(
        self, path: Path | None, keys: KeyStore, *, now: Callable[[], str] = utc_now
    ) -> None:
        super().__init__(SqliteDatabase(path), keys, beside=path, now=now)
        self._turns = None if path is None else Turns(path.with_name("projector.lock"))

    def projecting(self) -> AbstractContextManager[object]:
        return nullcontext() if self._turns is None else self._turns.taken()

    def close(self) -> None:
        super().close()
        if self._turns is not None:
            self._turns.close()
