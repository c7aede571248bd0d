"""Events folded into the graph, batch by batch, each batch exactly once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from graph.envelope import Recorded
from graph.errors import GraphOfAnotherLogError
from graph.events.judging import UNMERGED
from graph.log.contract import Head, Log
from graph.privacy.keys import KeyStore
from graph.projection.batch import Batch, batch_of
from graph.projection.groups import regroup
from graph.projection.rows import FOREVER
from graph.reading import recorded
from graph.store import GraphStore, rows, schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 2_000
CHECKPOINT = "graph"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a graph has come in which log, and for which constraints it was prepared."""

    position: int
    epoch: str
    schema: str | None


@dataclass(frozen=True, slots=True)
class Projector:
    """Folds a log into a graph."""

    log: Log
    keys: KeyStore
    graph: GraphStore

    def catch_up(self, *, to: int | None = None, batch: int = BATCH) -> int:
        """The position that the graph has come to: the end of the log, or `to`.

        Raises GraphOfAnotherLogError for a graph that another log was folded into.
        """
        head = self.log.head()
        end = head.position if to is None else min(to, head.position)
        found = self._begun(head)
        while found.position < end:
            batches = self._batches(found.position, end, batch)
            # Whoever finds that another did it looks where that one has come to.
            all(self._done(one, epoch=head.log_id) for one in batches)
            found = _checked(checkpoint(self.graph), head)
        return found.position

    def fold(self, events: Sequence[Recorded], *, epoch: str) -> bool:
        """Whether these events, which follow the checkpoint, were folded; else another did it."""
        return self._done(batch_of(events, self._earlier(events)), epoch=epoch)

    def _begun(self, head: Head) -> Checkpoint:
        """Where the graph stands, which is prepared first if that was not done by this version."""
        found = checkpoint(self.graph)
        if found is not None:
            _checked(found, head)
            if found.schema == schema():
                return found
        self.graph.prepare()
        start = {"epoch": head.log_id, "schema": schema()}
        self.graph.write("checkpoint/begin", name=CHECKPOINT, **start)
        return _checked(checkpoint(self.graph), head)

    def _batches(self, position: int, end: int, size: int) -> Iterator[Batch]:
        """What is to be folded; whoever is erased in one is forgotten before the next is read."""
        while position < end:
            page = self.log.read(after=position, limit=min(size, end - position))
            events = list(recorded(page, self.keys))
            self._forget(events)
            yield batch_of(events, self._earlier(events))
            position = events[-1].envelope.position

    def _done(self, batch: Batch, *, epoch: str) -> bool:
        def work(transaction: "ManagedTransaction") -> bool:
            step = {"turn": str(uuid4()), "from": batch.first - 1, "to": batch.last, "epoch": epoch}
            if not rows(transaction, "checkpoint/advance", name=CHECKPOINT, **step):
                return False
            for statement, some in batch.statements:
                parameters: dict[str, Any] = {"events": some, "forever": FOREVER}
                rows(transaction, statement, **parameters)
            for entity, touched in batch.regrouped.items():
                regroup(transaction, entity, touched)
            return True

        return self._unless_another_did(work, batch.first)

    def _unless_another_did(self, work: "Callable[[ManagedTransaction], bool]", first: int) -> bool:
        """False where the work failed because somebody else folded the same events meanwhile.

        Neo4j makes the second wait at the checkpoint; the embedded engine lets both go on, and
        refuses the later one when it commits.
        """
        from neo4j.exceptions import ConstraintError

        try:
            return self.graph.transaction(work)
        except ConstraintError:
            found = checkpoint(self.graph)
            if found is None or found.position < first:
                raise
            return False

    def _forget(self, events: Iterable[Recorded]) -> None:
        """A key that outlived its person, by a crash or a restored file, goes here."""
        for event in events:
            if event.envelope.kind == "person.erased":
                self.keys.destroy(event.data["person"])

    def _earlier(self, events: Iterable[Recorded]) -> dict[int, Recorded]:
        """By the position of an event that takes something back: the event that said it."""
        back = {
            event.envelope.position: (event.data["event_source"], event.data["event_id"])
            for event in events
            if event.envelope.kind == "statement.retracted"
        }
        said = self.log.find(back.values()) if back else {}
        meant = {position: said[key] for position, key in back.items()}
        for event in events:
            if event.envelope.kind in UNMERGED:
                stream = self.log.read(stream=f"merge/{event.data['merge']}", limit=1)
                meant[event.envelope.position] = next(stream)
        return dict(zip(meant, recorded(meant.values(), self.keys), strict=True))


def checkpoint(graph: GraphStore) -> Checkpoint | None:
    """How far the graph has come; None before anything was folded into it."""
    found = graph.read("checkpoint/read", name=CHECKPOINT)
    return Checkpoint(**found[0]) if found else None


def _checked(found: Checkpoint | None, head: Head) -> Checkpoint:
    if found is None or found.epoch != head.log_id or found.position > head.position:
        raise GraphOfAnotherLogError(found.epoch if found else "", head.log_id)
    return found
