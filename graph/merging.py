"""Which initiatives are the same, and which must not come to be: rules over judgements. Pure."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from graph.events.curation import InitiativesMerged, OverlapJudged
from graph.refusals import FoundDifferentError
from graph.state import State

# Merges that follow from judgements have ids made of theirs.
_MERGES = UUID("5f6f3a52-7c0e-5f0b-9d7e-3f4a0c1b2d11")


def same_as(initiative: str, state: State) -> frozenset[str]:
    """The initiative and all that it was found to be the same as; a merge undone counts no more.

    >>> from graph.state import Fact, state_of
    >>> merged = [Fact("b", "same_as", "m"), Fact("m", "joins", "a"), Fact("m", "joins", "b")]
    >>> sorted(same_as("b", state_of(merged)))
    ['a', 'b']
    >>> sorted(same_as("b", state_of([*merged, Fact("m", "undone")])))
    ['b']
    """
    found, beyond = {initiative}, [initiative]
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


def merges_from(event: OverlapJudged, state: State) -> Iterator[InitiativesMerged]:
    """The merge that a judgement gives, if any: two that are the same already, by others that
    both were merged with, stay so."""
    if event.answer != "same" or event.other in same_as(event.initiative, state):
        return
    check_joining(event.initiative, event.other, state)
    yield InitiativesMerged(
        merge=str(uuid5(_MERGES, event.judgement)),
        kept=event.other,
        absorbed=event.initiative,
        judgement=event.judgement,
        because=event.because,
        chosen=event.chosen,
    )


def check_joining(initiative: str, other: str, state: State) -> None:
    """What is one through others must not be two that somebody found different."""
    for one in sorted(same_as(initiative, state)):
        for two in sorted(same_as(other, state)):
            if {one, two} != {initiative, other} and state.holds(one, "differs", two):
                raise FoundDifferentError(one, two)
