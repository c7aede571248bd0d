"""Which proposals of a batch enter the log: known ones pass, the rules decide the rest. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.decide import decide
from graph.errors import ConflictError
from graph.events.catalogue import AnyEvent
from graph.events.curation import StatementRetracted
from graph.log.contract import Refusal
from graph.log.prepare import Prepared, followed
from graph.refusals import RefusedError
from graph.state import LASTING, Change, Fact, State, change_by, changed, statement_key


@dataclass(frozen=True, slots=True)
class Statement:
    """What an event in the log said, as far as the rules look at it."""

    event: AnyEvent
    valid_from: str | None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What enters the log, in order, with what it changes for the rules."""

    entries: list[Prepared] = field(default_factory=list[Prepared])
    changes: list[Change] = field(default_factory=list[Change])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    proposals: int = 0
    unchanged: int = 0


def retracted_in(batch: Iterable[Prepared]) -> frozenset[tuple[str, str]]:
    """The events that the batch takes back."""
    return frozenset(
        (event.event_source, event.event_id)
        for event in (entry.proposal.event for entry in batch)
        if isinstance(event, StatementRetracted)
    )


def taken_back(statement: Statement) -> Change:
    """The rules forget what the statement told them, and learn nothing: a "no" taken back is
    not yet a yes. The ids it introduced stay taken, and so does who is in a relationship.
    """
    told = change_by(statement.event, valid_from=statement.valid_from).added
    return Change(removed=tuple(fact for fact in told if fact.predicate not in LASTING))


def accept(
    batch: Sequence[Prepared],
    state: State,
    *,
    digests: Mapping[tuple[str, str], bytes],
    statements: Mapping[tuple[str, str], Statement],
) -> Accepted:
    """The batch sorted into new, unchanged and refused.

    `digests` are those in the log already; `statements` the events that the batch takes back.
    """
    # The facts grow with the batch, so they are changed in place, in a copy of our own.
    sorting = _Sorting(dict(state.facts), dict(digests), dict(statements), retracted_in(batch))
    return sorting.of(batch)


@dataclass(slots=True)
class _Sorting:
    facts: dict[str, frozenset[Fact]]
    digests: dict[tuple[str, str], bytes]
    statements: dict[tuple[str, str], Statement]
    retracted: frozenset[tuple[str, str]]

    def of(self, batch: Sequence[Prepared]) -> Accepted:
        entries: list[Prepared] = []
        changes: list[Change] = []
        refused: list[Refusal] = []
        proposals = unchanged = 0
        for key, statement in self.statements.items():
            self._remember(key, statement)
        for index, entry in enumerate(batch):
            try:
                if self._is_known(entry):
                    unchanged += 1
                    continue
                for new in self._decided(entry):
                    entries.append(new)
                    changes.append(self._learn(new))
                proposals += 1
            except (RefusedError, ConflictError) as error:
                refused.append(Refusal(index, error))
        return Accepted(entries, changes, refused, proposals, unchanged)

    def _is_known(self, entry: Prepared) -> bool:
        """Whether the log holds it; what cannot be sealed any more counts as unchanged."""
        digest = self.digests.get(entry.key)
        if digest is None or entry.lost is not None or digest == entry.digest:
            return digest is not None
        raise ConflictError(*entry.key)

    def _decided(self, entry: Prepared) -> list[Prepared]:
        if entry.lost is not None:
            raise entry.lost
        _, *more = decide(entry.proposal, State(self.facts))
        followers = (followed(entry.proposal, event, n) for n, event in enumerate(more, start=1))
        return [entry, *followers]

    def _learn(self, entry: Prepared) -> Change:
        event, valid_from = entry.proposal.event, entry.proposal.valid_from
        change = change_by(event, valid_from=valid_from)
        if isinstance(event, StatementRetracted):
            change = self._taken_back(event)
        self.digests[entry.key] = entry.digest
        self._apply(change)
        if entry.key in self.retracted:
            self._remember(entry.key, Statement(event, valid_from))
        return change

    def _taken_back(self, event: StatementRetracted) -> Change:
        return taken_back(self.statements[event.event_source, event.event_id])

    def _remember(self, key: tuple[str, str], statement: Statement) -> None:
        self.statements[key] = statement
        fact = Fact(statement_key(*key), "stated", statement.event.kind)
        self._apply(Change(added=(fact,)))

    def _apply(self, change: Change) -> None:
        self.facts.update(changed(self.facts, change))
