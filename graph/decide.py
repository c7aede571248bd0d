"""Every rule: what a proposal amounts to, given what happened before. Pure."""

from collections.abc import Iterator

from graph.dates import LAST_DAY
from graph.events.body import Reference, references
from graph.events.catalogue import AnyEvent
from graph.events.curation import StatementRetracted
from graph.events.decisions import PolicyDeviated
from graph.events.fields import Entity
from graph.events.judging import UNMERGED, PeopleUnmerged, UnmergedEvent
from graph.events.spread import AdoptionStarted
from graph.merging import check_joining, erasures_from, merges_from
from graph.policies import Breach, breaches
from graph.proposals import Proposal
from graph.refusals import (
    AlreadyKnownError,
    AlreadyUndoneError,
    NotAgreedError,
    NotBetweenError,
    NotCommandedError,
    NotJoinedError,
    NotOptedInError,
    NotRetractableError,
    PersonIsErasedError,
    RefusedError,
    StillMergedError,
    UnknownReferenceError,
)
from graph.state import State, pair_of, statement_key

# What revises an earlier statement is put right by saying what holds now, never by taking it back.
FINAL = frozenset(
    {
        "person.erased",
        "import.undone",
        "statement.retracted",
        "relationship.confirmed",
        "relationship.ended",
        "relationship.disputed",
        "organisation.closed",
        "placement.ended",
        "membership.ended",
        "employment.ended",
        "seat.left",
        "statement.assigned",
        *UNMERGED,
    }
)
# Policies and imports are not registered; whether a statement is there is asked for by itself.
_UNCHECKED: frozenset[tuple[Entity, ...]] = frozenset({("statement",), ("policy",), ("import",)})


def decide(proposal: Proposal, state: State) -> list[AnyEvent]:
    """The events that the proposal gives, the proposed one first; or the refusal, raised.

    A command that breaks a rule is refused. A fact that breaks one is accepted and flagged, and
    so is an organisation that takes up an initiative by itself.
    """
    event = proposal.event
    if event.kind == "policy.deviated":
        raise NotCommandedError(event.kind)
    for reference in references(event):
        _check(reference, state)
    _check_event(event, state)
    return [event, *_following(event, proposal, state)]


def _check_event(event: AnyEvent, state: State) -> None:
    """Refuse what does not fit what was said before, whoever says it."""
    match event.kind:
        case "relationship.confirmed" | "relationship.ended" | "relationship.disputed":
            if not state.holds(event.relationship, "between", pair_of(event)):
                raise NotBetweenError(event.relationship, event.person, event.other)
        case "initiatives.unmerged" | "organisations.unmerged" | "people.unmerged":
            _check_undoing(event, state)
        case "statement.retracted":
            _check_retraction(event, state)
        case "statement.assigned":
            _check_joined(event.merge, event.belongs_to, state)
        case _:
            pass


def _following(event: AnyEvent, proposal: Proposal, state: State) -> Iterator[AnyEvent]:
    """What the rules add; of two that are the same only where somebody says so here and now."""
    is_command = proposal.intent == "command"
    match event.kind:
        case "adoption.started":
            yield from _judged(event, proposal, state)
        case "person.erased":
            yield from erasures_from(event, state)
        case "overlap.judged" | "people.judged" | "organisations.judged" if is_command:
            yield from merges_from(event, state)
        case "initiatives.merged" | "people.merged" | "organisations.merged" if is_command:
            check_joining(event.absorbed, event.kept, state)
        case _:
            return


def _check(reference: Reference, state: State) -> None:
    if reference.entities in _UNCHECKED:
        return
    known = [] if state.holds(reference.id, "vacant") else state.objects(reference.id, "is")
    if reference.introduced and known:
        raise AlreadyKnownError(reference.id)
    if not reference.introduced and not any(one in reference.entities for one in known):
        raise UnknownReferenceError(reference.field, reference.id, reference.entities[0])
    if state.holds(reference.id, "erased"):
        raise PersonIsErasedError(reference.id)


def _check_retraction(event: StatementRetracted, state: State) -> None:
    kinds = state.objects(statement_key(event.event_source, event.event_id), "stated")
    if not kinds:
        raise UnknownReferenceError("event_id", event.event_id, "statement")
    if kinds[0] in FINAL:
        raise NotRetractableError(event.event_id, kinds[0])
    for id in state.objects(statement_key(event.event_source, event.event_id), "introduces"):
        for merge in state.objects(id, "merged_by"):
            # Taken back alone it would leave two initiatives merged that nobody says are the same.
            if not state.holds(merge, "undone"):
                raise StillMergedError(event.event_id, merge)


def _check_undoing(event: UnmergedEvent, state: State) -> None:
    if state.holds(event.merge, "undone"):
        raise AlreadyUndoneError(event.merge)
    if isinstance(event, PeopleUnmerged):
        for person in (event.person, event.other):
            _check_joined(event.merge, person, state)


def _check_joined(merge: str, one: str, state: State) -> None:
    if not state.holds(merge, "joins", one):
        raise NotJoinedError(merge, one)


def _judged(event: AdoptionStarted, proposal: Proposal, state: State) -> Iterator[AnyEvent]:
    """The flags that an accepted adoption carries."""
    # A command is made now, whatever date it bears; a fact belongs to its own time.
    date = LAST_DAY if proposal.intent == "command" else proposal.valid_from
    found = breaches(event, state, valid_from=date)
    if found and proposal.intent == "command" and event.on_behalf_of is not None:
        raise _refusal(event, found)
    for breach in found:
        yield PolicyDeviated(adoption=event.adoption, policy=breach.policy, missing=breach.missing)


def _refusal(event: AdoptionStarted, found: list[Breach]) -> RefusedError:
    """One refusal that tells everything that is missing, and who can give it."""
    sides = tuple(one for breach in found if breach.policy == "agreement" for one in breach.missing)
    cluster = found[0].cluster
    if found[0].policy == "opt_in":
        return NotOptedInError(event.initiative, cluster, sides)
    return NotAgreedError(event.initiative, cluster, sides)
