"""What a log or a key store needs of its database, and how an outage is told."""

import sqlite3
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
)

from graph.log.errors import DiskFullError, LogUnavailableError

_OUTAGES = (OperationalError, InterfaceError, InternalError)
_SQLITE_OUTAGES = (sqlite3.OperationalError, sqlite3.InterfaceError, sqlite3.InternalError)
_NO_RIGHTS = "42501"
# Where there is no room SQLite cannot make the file that its readers share either.
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
_FULL_STATE = "53100"


class Database(Protocol):
    """A place for tables; `place` names it to people, without a password."""

    @property
    def place(self) -> str: ...

    def reading(self) -> AbstractContextManager[Connection]:
        """To read on; never waits for writers, and never holds them up."""
        ...

    def snapshot(self) -> AbstractContextManager[Connection]:
        """To read on, where every statement sees the same moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that changes something; committed at the end, or nothing of it is."""
        ...

    def shaping(self) -> AbstractContextManager[Connection]:
        """A transaction that makes or changes tables: one at a time."""
        ...

    def close(self) -> None: ...


@contextmanager
def told(place: str) -> Generator[None]:
    """An outage inside becomes a LogUnavailableError; a fault of the program stays one."""
    try:
        yield
    except DBAPIError as problem:
        if not _is_outage(problem):
            raise
        raise outage(place, problem.orig or problem) from problem
    # What goes by the driver itself is not wrapped.
    except sqlite3.Error as problem:
        if not isinstance(problem, _SQLITE_OUTAGES) and type(problem) is not sqlite3.DatabaseError:
            raise
        raise outage(place, problem) from problem


def outage(place: str, problem: BaseException) -> LogUnavailableError:
    """What the database said, as an error for people."""
    full = (
        getattr(problem, "sqlite_errorcode", None) in _FULL
        or getattr(problem, "sqlstate", None) == _FULL_STATE
    )
    return (DiskFullError if full else LogUnavailableError)(place, reason_of(problem))


def reason_of(problem: BaseException) -> str:
    """What the database said, on one line; what comes after may hold values."""
    return next(iter(str(problem).strip().splitlines()), type(problem).__name__)


def _is_outage(problem: DBAPIError) -> bool:
    # Only SQLite raises the bare class: the file is not a database, or is damaged.
    return (
        isinstance(problem, _OUTAGES)
        or type(problem) is DatabaseError
        or getattr(problem.orig, "sqlstate", None) == _NO_RIGHTS
    )
