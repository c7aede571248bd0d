"""What a log or a key store needs of its database, and how an outage is told."""

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

from graph.log.errors import LogUnavailableError

_OUTAGES = (OperationalError, InterfaceError, InternalError)
_NO_RIGHTS = "42501"


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
        raise LogUnavailableError(place, reason_of(problem.orig or problem)) from problem


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
