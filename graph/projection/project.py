"""Events folded into the graph, batch by batch, each batch exactly once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from graph.batches import batched
from graph.envelope import Recorded
from graph.errors import GraphOfAnotherLogError
from graph.events.body import references
from graph.events.catalogue import KINDS
from graph.groups import contracted
from graph.log.contract import Log
from graph.privacy.keys import KeyStore
from graph.projection.rows import FOREVER, Row, row_of
from graph.reading import recorded
from graph.store import GraphStore, rows

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 2_000
CHECKPOINT = "graph"
_REGROUPS = frozenset(
    {"project/initiatives.merged", "revise/initiatives.unmerged", "revise/statement.retracted"}
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a graph has come in which log."""

    position: int
    epoch: str


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
        found = checkpoint(self.graph)
        if found is None or found.position < end:
            self.graph.prepare()
            self.graph.write("checkpoint/begin", name=CHECKPOINT, epoch=head.log_id)
        while (position := self._checked(head.log_id, head.position).position) < end:
            size = min(batch, end - position)
            events = list(recorded(self.log.read(after=position, limit=size), self.keys))
            self._forget(events)
            self.fold(events, epoch=head.log_id)
        return position

    def fold(self, events: Sequence[Recorded], *, epoch: str) -> bool:
        """Whether these events, which follow the checkpoint, were folded; else another did it."""
        made = self._rows(events)
        first, last = events[0].envelope.position, events[-1].envelope.position

        def work(transaction: "ManagedTransaction") -> bool:
            step = {"turn": str(uuid4()), "from": first - 1, "to": last, "epoch": epoch}
            if not rows(transaction, "checkpoint/advance", name=CHECKPOINT, **step):
                return False
            for statement, some in in_order(made):
                parameters: dict[str, Any] = {"events": some, "forever": FOREVER}
                rows(transaction, statement, **parameters)
            if any(row.statement in _REGROUPS for row in made):
                _regroup(transaction)
            return True

        return self._unless_another_did(work, first)

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

    def _checked(self, log_id: str, head: int) -> Checkpoint:
        found = checkpoint(self.graph)
        if found is None or found.epoch != log_id or found.position > head:
            raise GraphOfAnotherLogError(found.epoch if found else "", log_id)
        return found

    def _forget(self, events: Iterable[Recorded]) -> None:
        """A key that outlived its person, by a crash or a restored file, goes here."""
        for event in events:
            if event.envelope.kind == "person.erased":
                self.keys.destroy(event.data["person"])

    def _rows(self, events: Sequence[Recorded]) -> list[Row]:
        made: list[Row] = []
        for event in events:
            row = row_of(event)
            if event.envelope.kind == "statement.retracted":
                row.parameters.update(self._target(event))
            made.append(row)
        return made

    def _target(self, event: Recorded) -> dict[str, Any]:
        """Which statement is taken back, and the ids that it hangs on."""
        key = event.data["event_source"], event.data["event_id"]
        (said,) = recorded([self.log.find([key])[key]], self.keys)
        model = KINDS[said.envelope.kind].model_construct(**said.data)
        return {
            "of": said.envelope.position,
            "about": sorted({reference.id for reference in references(model)}),
        }


def _regroup(transaction: "ManagedTransaction") -> None:
    """Say anew, for each initiative that was ever merged, which one stands for it."""
    merged = rows(transaction, "derive/merged", forever=FOREVER)
    known = {row["id"]: row["first"] for row in merged if row["first"] is not None}
    same = [(row["id"], other, 0) for row in merged for other in row["same"]]
    groups = contracted(same, known)
    standing = [
        {"id": row["id"], "canonical": _other(groups.canonical(row["id"]), row["id"])}
        for row in merged
    ]
    rows(transaction, "derive/canonical", groups=standing)


def _other(canonical: str, id: str) -> str | None:
    return None if canonical == id else canonical


def checkpoint(graph: GraphStore) -> Checkpoint | None:
    """How far the graph has come; None before anything was folded into it."""
    found = graph.read("checkpoint/read", name=CHECKPOINT)
    return Checkpoint(found[0]["position"], found[0]["epoch"]) if found else None


def in_order(made: Sequence[Row]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The statements to run with their rows: what is said first, then what revises, as it came.

    Statements hold in any order, so those that only add are grouped by kind.
    """
    adding: dict[str, list[dict[str, Any]]] = {}
    for row in made:
        if not row.revises:
            adding.setdefault(row.statement, []).append(row.parameters)
    yield from adding.items()
    revising = [row for row in made if row.revises]
    for statement, some in groupby(revising, key=lambda row: row.statement):
        for one in batched(some, 1):
            yield statement, [row.parameters for row in one]
