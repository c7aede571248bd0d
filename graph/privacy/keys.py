"""One key a person, kept apart from the log: destroying it is what erasing a person means."""

import os
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock
from sqlalchemy import Column, Connection, Engine, LargeBinary, MetaData, Table, Text, select

from graph.batches import batched
from graph.sqlite import sqlite_engine

KEY_BYTES = 64


class KeyStore(Protocol):
    """Keys by person id. An erased person never gets another key."""

    def made_for(self, people: Iterable[str]) -> dict[str, bytes]:
        """The keys of these people, made where missing; erased people are left out."""
        ...

    def known_for(self, people: Iterable[str]) -> dict[str, bytes]:
        """The keys that there are of these people."""
        ...

    def destroy(self, person: str) -> None:
        """Forget a key so that it cannot be had again, from the file neither."""
        ...


_metadata = MetaData()
_keys = Table(
    "person_key",
    _metadata,
    Column("person", Text, primary_key=True),
    Column("key", LargeBinary, nullable=True),  # none: destroyed
)


class SqliteKeyStore:
    """Keys in a SQLite file of its own, or in memory where there is no path."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._engine: Engine = sqlite_engine(path)
        with self._writing() as connection:
            _metadata.create_all(connection)
        if path is not None:
            path.chmod(0o600)

    def made_for(self, people: Iterable[str]) -> dict[str, bytes]:
        wanted = sorted(set(people))
        known = self._rows(wanted)
        missing = [person for person in wanted if person not in known]
        if missing:
            rows = [{"person": person, "key": os.urandom(KEY_BYTES)} for person in missing]
            with self._writing() as connection:
                connection.execute(_keys.insert().prefix_with("OR IGNORE"), rows)
            # Read back: another process may have been first, and its key is the one that counts.
            known = self._rows(wanted)
        return {person: key for person, key in known.items() if key is not None}

    def known_for(self, people: Iterable[str]) -> dict[str, bytes]:
        known = self._rows(sorted(set(people)))
        return {person: key for person, key in known.items() if key is not None}

    def destroy(self, person: str) -> None:
        with self._writing() as connection:
            connection.execute(
                _keys.insert().prefix_with("OR REPLACE"), {"person": person, "key": None}
            )
        with self._locked(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        with self._locked():
            self._engine.dispose()

    def _rows(self, people: list[str]) -> dict[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        with self._engine.connect() as connection:
            for some in batched(people, 500):
                rows = connection.execute(select(_keys).where(_keys.c.person.in_(some)))
                found.update((row.person, row.key) for row in rows)
        return found

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        with self._locked(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _locked(self) -> Generator[None]:
        if self._path is None:
            yield
            return
        with FileLock(self._path.with_suffix(".lock")):
            yield
