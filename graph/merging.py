"""Which of a kind are the same, and which must not come to be: rules over judgements. Pure."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from graph.events.curation import PersonErased
from graph.events.judging import (
    InitiativesMerged,
    JudgedEvent,
    MergedEvent,
    OrganisationsJudged,
    OrganisationsMerged,
    OverlapJudged,
    PeopleJudged,
    PeopleMerged,
)
from graph.refusals import FoundDifferentError
from graph.state import State

# Merges that follow from judgements have ids made of theirs.
_MERGES = UUID("5f6f3a52-7c0e-5f0b-9d7e-3f4a0c1b2d11")


def same_as(one: str, state: State) -> frozenset[str]:
    """The id and all that it was found to be the same as; a merge undone counts no more.

    >>> from graph.state import Fact, state_of
    >>> merged = [Fact("b", "same_as", "m"), Fact("m", "joins", "a"), Fact("m", "joins", "b")]
    >>> sorted(same_as("b", state_of(merged)))
    ['a', 'b']
    >>> sorted(same_as("b", state_of([*merged, Fact("m", "undone")])))
    ['b']
    """
    found, beyond = {one}, [one]
    while beyond:
        merges = state.objects(beyond.pop(), "same_as")
        joined = {
            id
            for merge in merges
            if not state.holds(merge, "undone")
            for id in state.objects(merge, "joins")
        }
        beyond.extend(joined - found)
        found |= joined
    return frozenset(found)


def merges_from(event: JudgedEvent, state: State) -> Iterator[MergedEvent]:
    """The merge that a judgement gives, if any: two that are the same already, by others that
    both were merged with, stay so."""
    one, other = (getattr(event, field) for field in event.pair)
    if other in same_as(one, state):
        return
    for merge in _merge(event):
        check_joining(one, other, state)
        yield merge


def check_joining(one: str, other: str, state: State) -> None:
    """What is one through others must not be two that somebody found different."""
    for first in sorted(same_as(one, state)):
        for second in sorted(same_as(other, state)):
            if {first, second} != {one, other} and state.holds(first, "differs", second):
                raise FoundDifferentError(first, second)


def erasures_from(event: PersonErased, state: State) -> Iterator[PersonErased]:
    """Whoever was found to be the same person is erased along."""
    for id in sorted(same_as(event.person, state) - {event.person}):
        if not state.holds(id, "erased"):
            yield PersonErased(person=id)


def _merge(event: JudgedEvent) -> Iterator[MergedEvent]:
    """Why two people are one is personal and stands in the judgement alone."""
    merge = str(uuid5(_MERGES, event.judgement))
    match event:
        case OverlapJudged(answer="same"):
            yield InitiativesMerged(
                merge=merge,
                kept=event.other,
                absorbed=event.initiative,
                judgement=event.judgement,
                because=event.because,
                chosen=event.chosen,
            )
        case PeopleJudged(answer="same"):
            yield PeopleMerged(
                merge=merge,
                kept=event.other,
                absorbed=event.person,
                judgement=event.judgement,
                chosen=event.chosen,
            )
        case OrganisationsJudged(answer="same"):
            yield OrganisationsMerged(
                merge=merge,
                kept=event.other,
                absorbed=event.organisation,
                judgement=event.judgement,
                because=event.because,
                chosen=event.chosen,
            )
        case _:
            return
