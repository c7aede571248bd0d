"""Every rule: what a proposal amounts to, given what happened before. Pure."""

from collections.abc import Iterator

from graph.dates import LAST_DAY
from graph.events.body import Reference, references
from graph.events.catalogue import AnyEvent
from graph.events.curation import (
    StatementRetracted,
)
from graph.events.decisions import PolicyDeviated
from graph.events.fields import Entity
from graph.events.spread import AdoptionStarted
from graph.merging import check_joining, merges_from
from graph.policies import Breach, breaches
from graph.proposals import Proposal
from graph.refusals import (
    AlreadyKnownError,
    AlreadyUndoneError,
    NotAgreedError,
    NotBetweenError,
    NotCommandedError,
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
        "initiatives.unmerged",
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
    match event.kind:
        case "adoption.started":
            return [event, *_judged(event, proposal, state)]
        case "relationship.confirmed" | "relationship.ended" | "relationship.disputed":
            if not state.holds(event.relationship, "between", pair_of(event)):
                raise NotBetweenError(event.relationship, event.person, event.other)
        case "initiatives.unmerged" if state.holds(event.merge, "undone"):
            raise AlreadyUndoneError(event.merge)
        case "statement.retracted":
            _check_retraction(event, state)
        case "overlap.judged" if proposal.intent == "command":
            return [event, *merges_from(event, state)]
        case "initiatives.merged" if proposal.intent == "command":
            check_joining(event.absorbed, event.kept, state)
        case _:
            pass
    return [event]


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
