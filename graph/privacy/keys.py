"""One key a person, kept apart from the log: destroying it is what erasing a person means."""

import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Column, LargeBinary, MetaData, Select, Table, Text, select

from graph import bulk
from graph.database import Database
from graph.log.errors import KeysDifferError
from graph.sqlite import SqliteDatabase

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


class SqlKeyStore:
    """Keys in a database; `scrub` sees to it that no file holds what was destroyed."""

    def __init__(self, database: Database, scrub: Callable[[], None]) -> None:
        self._database = database
        self._scrub = scrub
        with database.shaping() as connection:
            _metadata.create_all(connection)

    @property
    def place(self) -> str:
        """Where the keys are, for people."""
        return self._database.place

    def made_for(self, people: Iterable[str]) -> dict[str, bytes]:
        wanted = sorted(set(people))
        known = self._rows(wanted)
        missing = [person for person in wanted if person not in known]
        if missing:
            with self._database.writing() as connection:
                made = [(person, os.urandom(KEY_BYTES)) for person in missing]
                bulk.add(connection, _keys, made)
            # Read back: another process may have been first, and its key is the one that counts.
            known = self._rows(wanted)
        return {person: key for person, key in known.items() if key is not None}

    def known_for(self, people: Iterable[str]) -> dict[str, bytes]:
        known = self._rows(sorted(set(people)))
        return {person: key for person, key in known.items() if key is not None}

    def destroy(self, person: str) -> None:
        with self._database.writing() as connection:
            # First that there is none: whoever makes one at this moment is then found below.
            bulk.add(connection, _keys, [(person, None)])
            alive = _keys.update().where(_keys.c.person == person, _keys.c.key.is_not(None))
            had_one = connection.execute(alive.values(key=None)).rowcount
        if had_one:
            self._scrub()

    def scrub(self) -> None:
        """No file holds what was destroyed, though whoever destroyed it was killed before that."""
        self._scrub()

    def copy_to(self, other: "SqlKeyStore") -> int:
        """How many people's keys were copied; raises KeysDifferError where the other has others.

        A person whose key was destroyed in either has none in the other afterwards.
        """
        with self._database.snapshot() as connection:
            mine = {row.person: row.key for row in connection.execute(select(_keys))}
        theirs = other._rows(list(mine))
        for person, key in sorted(theirs.items()):
            if key is not None and mine[person] not in (None, key):
                raise KeysDifferError(other.place, person)
        with other._database.writing() as connection:
            bulk.add(connection, _keys, sorted(mine.items()))
        for person in sorted(person for person, key in mine.items() if key is None):
            other.destroy(person)
        return len(mine)

    def close(self) -> None:
        self._database.close()

    def _rows(self, people: list[str]) -> dict[str, bytes | None]:
        with self._database.reading() as connection:
            wanted = {"people": bulk.listed(people)}
            rows = connection.execute(_keys_of(postgres=bulk.is_postgres(connection)), wanted)
            return {row.person: row.key for row in rows}


@cache
def _keys_of(*, postgres: bool) -> Select[Any]:
    return select(_keys).where(bulk.among(_keys.c.person, "people", postgres=postgres))


class SqliteKeyStore(SqlKeyStore):
    """Keys in a SQLite file of its own, or in memory where there is no path."""

    def __init__(self, path: Path | None) -> None:
        database = SqliteDatabase(path, overwrites=True)
        super().__init__(database, database.forget_what_is_gone)
        if path is not None:
            path.chmod(0o600)
