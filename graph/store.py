"""The graph that questions are put to: Cypher files over a driver, in managed transactions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

import cypher

if TYPE_CHECKING:
    # The driver takes half a second to import: whoever opens a graph does it meanwhile.
    from neo4j import Driver, ManagedTransaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A graph database, and which of the databases in it."""

    driver: "Driver"
    database: str | None = None

    def read(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a statement that only reads."""
        with self.driver.session(database=self.database) as session:
            return session.execute_read(_rows, statement, parameters)

    def write(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a statement that writes, in a transaction of its own."""
        with self.driver.session(database=self.database) as session:
            return session.execute_write(_rows, statement, parameters)

    def transaction(self, work: "Callable[[ManagedTransaction], T]") -> T:
        """What the work returns, all of it in one transaction; it may run more than once."""
        with self.driver.session(database=self.database) as session:
            return session.execute_write(work)

    def reading(self, work: "Callable[[ManagedTransaction], T]") -> T:
        """What the work returns, which only reads; it may run more than once."""
        with self.driver.session(database=self.database) as session:
            return session.execute_read(work)

    def engine(self) -> str:
        """What the database says it is."""
        return str(self.driver.get_server_info().agent)

    def prepare(self) -> None:
        """Make the constraints and indexes that are missing."""
        for name in cypher.names("schema"):
            self.write(name)


@cache
def schema() -> str:
    """Which constraints and indexes this version makes, in a word that changes with them."""
    texts = (cypher.text(name) for name in cypher.names("schema"))
    return sha256("".join(texts).encode()).hexdigest()


def rows(
    transaction: "ManagedTransaction", statement: str, /, **parameters: Any
) -> list[dict[str, Any]]:
    """The rows of a statement inside a transaction."""
    return _rows(transaction, statement, parameters)


def streamed(transaction: "ManagedTransaction", statement: str, /) -> Iterator[list[Any]]:
    """The values of each row, in the order that the statement returns them, some at a time."""
    for record in transaction.run(cypher.text(statement)):
        yield record.values()


def _rows(
    transaction: "ManagedTransaction", statement: str, parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    return transaction.run(cypher.text(statement), parameters).data()
