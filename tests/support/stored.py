"""A log and its keys for tests, in each place that they can be kept in."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.log.postgres import PostgresLog
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore, SqlKeyStore
from graph.privacy.postgres_keys import PostgresKeyStore


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a log and its keys are: in files of a folder, or at two addresses."""

    folder: Path
    log_address: str | None = None
    keys_address: str | None = None

    @contextmanager
    def opened(self) -> Generator[tuple[SqlLog, SqlKeyStore]]:
        """The log and its keys, opened once more; any number of them are one log."""
        with closing(self._keys()) as keys, closing(self._log(keys)) as log:
            yield log, keys

    def _log(self, keys: SqlKeyStore) -> SqlLog:
        if self.log_address is None:
            return SqliteLog(self.folder / "log.db", keys)
        return PostgresLog(self.log_address, keys, beside=self.folder / "log.db")

    def _keys(self) -> SqlKeyStore:
        if self.keys_address is None:
            return SqliteKeyStore(self.folder / "keys.db")
        return PostgresKeyStore(self.keys_address)
