"""Every rule: what a proposal amounts to, given what happened before. Pure."""

from collections.abc import Iterator

from graph.errors import (
    AlreadyKnownError,
    NotAgreedError,
    NotCommandedError,
    NotOptedInError,
    NotRetractableError,
    PersonIsErasedError,
    RefusedError,
    UnknownReferenceError,
)
from graph.events.body import EventBody, Reference, references
from graph.events.catalogue import AnyEvent
from graph.events.curation import InitiativesMerged, OverlapJudged, StatementRetracted
from graph.events.decisions import PolicyDeviated
from graph.events.spread import AdoptionStarted
from graph.policies import Breach, breaches, now_is
from graph.proposals import Proposal
from graph.state import State, statement_key

_FINAL = ("person.erased", "statement.retracted")
_DERIVED: tuple[type[EventBody], ...] = (PolicyDeviated,)


def decide(proposal: Proposal, state: State) -> list[AnyEvent]:
    """The events that the proposal gives, the proposed one first; or the refusal, raised.

    A command that breaks a rule is refused. A fact that breaks one is accepted and flagged, and
    so is an organisation that takes up an initiative by itself.
    """
    event = proposal.event
    if isinstance(event, _DERIVED):
        raise NotCommandedError(event.kind)
    for reference in references(event):
        _check(reference, state)
    match event:
        case AdoptionStarted():
            return [event, *_judged(event, proposal, state)]
        case StatementRetracted():
            _check_retraction(event, state)
            return [event]
        case OverlapJudged(answer="same") if proposal.intent == "command":
            return [event, _merge_from(event)]
        case _:
            return [event]


def _check(reference: Reference, state: State) -> None:
    if reference.entities in (("statement",), ("policy",)):
        return
    known = state.objects(reference.id, "is")
    if reference.introduced and known:
        raise AlreadyKnownError(reference.id)
    if not reference.introduced and not set(known) & set(reference.entities):
        raise UnknownReferenceError(reference.field, reference.id, reference.entities[0])
    if state.holds(reference.id, "erased"):
        raise PersonIsErasedError(reference.id)


def _check_retraction(event: StatementRetracted, state: State) -> None:
    kinds = state.objects(statement_key(event.event_source, event.event_id), "stated")
    if not kinds:
        raise UnknownReferenceError("event_id", event.event_id, "statement")
    if kinds[0] in _FINAL:
        raise NotRetractableError(event.event_id, kinds[0])


def _judged(event: AdoptionStarted, proposal: Proposal, state: State) -> Iterator[AnyEvent]:
    """The flags that an accepted adoption carries."""
    binding = proposal.intent == "command" and event.on_behalf_of is not None
    date = now_is(proposal.valid_from) if proposal.intent == "command" else proposal.valid_from
    for breach in breaches(event, state, valid_from=date):
        if binding:
            raise _refusal(event, breach)
        yield PolicyDeviated(adoption=event.adoption, policy=breach.policy, missing=breach.missing)


def _refusal(event: AdoptionStarted, breach: Breach) -> RefusedError:
    if breach.policy == "opt_in":
        return NotOptedInError(event.initiative, breach.cluster)
    return NotAgreedError(event.initiative, breach.cluster, " og ".join(breach.missing))


def _merge_from(event: OverlapJudged) -> InitiativesMerged:
    return InitiativesMerged(
        merge=f"{event.judgement}:merge",
        kept=event.other,
        absorbed=event.initiative,
        because=event.because,
    )
