"""Which proposals of a batch enter the log: known ones pass, the rules decide the rest. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.decide import decide
from graph.errors import BatchRefusedError, ConflictError
from graph.events.body import introduced
from graph.events.catalogue import AnyEvent
from graph.log.contract import Refusal
from graph.log.prepare import Prepared, followed
from graph.refusals import RefusedError
from graph.state import LASTING, Change, Fact, State, change_by, learn, statement_key


@dataclass(frozen=True, slots=True)
class Statement:
    """What an event in the log said, as far as the rules look at it."""

    event: AnyEvent
    valid_from: str | None


class Batch(NamedTuple):
    """Proposals that enter the log together, or, with `keep_going`, all that are not refused."""

    entries: Sequence[Prepared]
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """What enters the log, in order, and whether each fact that it changes holds afterwards."""

    entries: list[Prepared] = field(default_factory=list[Prepared])
    turned: dict[Fact, bool] = field(default_factory=dict[Fact, bool])
    refused: list[Refusal] = field(default_factory=list[Refusal])
    proposals: int = 0
    unchanged: int = 0

    @property
    def error(self) -> BatchRefusedError:
        """What is told of a batch that was refused whole."""
        return BatchRefusedError(tuple((one.index, one.error) for one in self.refused))


def retracted_in(entries: Iterable[Prepared]) -> frozenset[tuple[str, str]]:
    """The events that these take back."""
    return frozenset(
        (event.event_source, event.event_id)
        for event in (entry.proposal.event for entry in entries)
        if event.kind == "statement.retracted"
    )


def taken_back(statement: Statement) -> Change:
    """The rules forget what the statement told them, and learn nothing: a "no" taken back is
    not yet a yes. The ids it introduced can be introduced anew, and not be named before that;
    what they stand for stays so, and who is in a relationship.
    """
    told = change_by(statement.event, valid_from=statement.valid_from).added
    return Change(
        added=tuple(Fact(id, "vacant") for id, _ in introduced(statement.event)),
        removed=tuple(fact for fact in told if fact.predicate not in LASTING),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the log knows of what some batches name."""

    state: State
    digests: Mapping[tuple[str, str], bytes]
    statements: Mapping[tuple[str, str], Statement]
    """The events that are taken back."""


def accept(batches: Sequence[Batch], known: Known) -> list[Accepted]:
    """Each batch sorted into new, unchanged and refused, as if those before it were in the log.

    One that is refused whole leaves nothing behind, so the others are sorted without it.
    """
    sorting = _sorting(batches, known)
    found: list[Accepted] = []
    for number, batch in enumerate(batches):
        one = sorting.of(batch.entries)
        if one.refused and not batch.keep_going:
            others = accept([*batches[:number], *batches[number + 1 :]], known)
            return [*others[:number], Accepted(refused=one.refused), *others[number:]]
        found.append(one)
    return found


def _sorting(batches: Sequence[Batch], known: Known) -> "_Sorting":
    # What is known grows with each entry, so it is changed in place, in a copy of our own.
    facts, digests = dict(known.state.facts), dict(known.digests)
    retracted = retracted_in(entry for batch in batches for entry in batch.entries)
    sorting = _Sorting(facts, digests, {}, retracted)
    for key, statement in known.statements.items():
        sorting.remember(key, statement)
    return sorting


@dataclass(slots=True)
class _Sorting:
    facts: dict[str, frozenset[Fact]]
    digests: dict[tuple[str, str], bytes]
    statements: dict[tuple[str, str], Statement]
    retracted: frozenset[tuple[str, str]]

    def of(self, batch: Sequence[Prepared]) -> Accepted:
        entries: list[Prepared] = []
        turned: dict[Fact, bool] = {}
        refused: list[Refusal] = []
        proposals = unchanged = 0
        state = State(self.facts)
        for index, entry in enumerate(batch):
            try:
                if self._is_known(entry):
                    unchanged += 1
                    continue
                for new in _decided(entry, state):
                    entries.append(new)
                    self._learn(new, turned)
                proposals += 1
            except (RefusedError, ConflictError) as error:
                refused.append(Refusal(index, error))
        return Accepted(entries, turned, refused, proposals, unchanged)

    def _is_known(self, entry: Prepared) -> bool:
        """Whether the log holds it; what cannot be sealed any more counts as unchanged."""
        digest = self.digests.get(entry.key)
        if digest is None or entry.lost is not None or digest == entry.digest:
            return digest is not None
        raise ConflictError(*entry.key)

    def _learn(self, entry: Prepared, turned: dict[Fact, bool]) -> None:
        event, valid_from = entry.proposal.event, entry.proposal.valid_from
        if event.kind == "statement.retracted":
            change = taken_back(self.statements[event.event_source, event.event_id])
        else:
            change = change_by(event, valid_from=valid_from)
        self.digests[entry.key] = entry.digest
        learn(self.facts, change, turned)
        if entry.key in self.retracted:
            self.remember(entry.key, Statement(event, valid_from))

    def remember(self, key: tuple[str, str], statement: Statement) -> None:
        self.statements[key] = statement
        about = statement_key(*key)
        begun = (Fact(about, "introduces", id) for id, _ in introduced(statement.event))
        stated = Fact(about, "stated", statement.event.kind)
        learn(self.facts, Change(added=(stated, *begun)), {})


def _decided(entry: Prepared, state: State) -> list[Prepared]:
    if entry.lost is not None:
        raise entry.lost
    _, *more = decide(entry.proposal, state)
    if not more:
        return [entry]
    followers = (followed(entry.proposal, event, n) for n, event in enumerate(more, start=1))
    return [entry, *followers]
