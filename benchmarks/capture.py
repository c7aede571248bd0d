"""What a projector sends to a graph, taken down as it goes, and sent again by the bare driver."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

from graph.store import GraphStore

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Result

T = TypeVar("T")
Sent: TypeAlias = "list[tuple[str, dict[str, Any]]]"


@dataclass(frozen=True, slots=True)
class Capture(GraphStore):
    """A graph that takes down every transaction: its statements and their parameters."""

    transactions: list[Sent] = field(default_factory=list)

    def transaction(self, work: "Callable[[ManagedTransaction], T]") -> T:
        sent: Sent = []

        def noting(transaction: "ManagedTransaction") -> T:
            sent.clear()
            # It has the one method that statements are run by.
            return work(cast("ManagedTransaction", _Noting(transaction, sent)))

        # A class with slots is made anew, and the short form would look for the one before.
        done = GraphStore.transaction(self, noting)
        self.transactions.append(sent)
        return done


@dataclass(frozen=True, slots=True)
class _Noting:
    transaction: "ManagedTransaction"
    sent: Sent

    def run(self, text: Any, parameters: dict[str, Any]) -> "Result":
        self.sent.append((text, parameters))
        return self.transaction.run(text, parameters)


def sent_again(graph: GraphStore, transactions: list[Sent]) -> None:
    """The same statements in the same transactions, with nothing but the driver."""
    for sent in transactions:
        with graph.driver.session(database=graph.database) as session:
            session.execute_write(_run, sent)


def _run(transaction: "ManagedTransaction", sent: Sent) -> None:
    for text, parameters in sent:
        # Taken down from files of this package.
        transaction.run(cast("Any", text), parameters).consume()
