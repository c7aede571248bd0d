"""A batch of events as the statements that fold it into the graph, in their order. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import cypher
from graph.batches import batched
from graph.envelope import Recorded
from graph.events.fields import Entity
from graph.events.judging import MERGED, UNMERGED, merged_entity
from graph.projection.anchors import anchors
from graph.projection.rows import revising_row_of, row_of

Rows: TypeAlias = list[dict[str, Any]]
Earlier: TypeAlias = Mapping[int, Recorded]
"""By the position of an event that takes something back: the event that said it."""

# Two who are erased may share what is to go.
_ONE_AT_A_TIME = "revise/person.erased"
_PAIR = ("kept", "absorbed")


@dataclass(frozen=True, slots=True)
class Batch:
    """Events that follow each other: each statement to run with its rows, in order."""

    first: int
    last: int
    statements: tuple[tuple[str, Rows], ...]
    regrouped: Mapping[Entity, Sequence[str]]
    """By what they are: those that came to be the same as others, or are so no longer."""


def batch_of(events: Sequence[Recorded], earlier: Earlier) -> Batch:
    """What is said first, grouped by statement, since it holds in any order; then what revises."""
    adding: dict[str, Rows] = {}
    revising: list[Recorded] = []
    for event in events:
        kind = event.envelope.kind
        if revises(kind):
            revising.append(event)
        else:
            adding.setdefault(f"project/{kind}", []).append(row_of(event))
    return Batch(
        events[0].envelope.position,
        events[-1].envelope.position,
        (*adding.items(), *_in_turns(revising, earlier)),
        _regrouped(events, earlier),
    )


@cache
def revises(kind: str) -> bool:
    """Whether it changes what an earlier event said, and so must wait for that."""
    return kind == "statement.retracted" or f"revise/{kind}" in cypher.names("revise")


def _in_turns(revising: Iterable[Recorded], earlier: Earlier) -> Iterator[tuple[str, Rows]]:
    """Each event a turn later than all before it that may touch the same; a turn in one go."""
    latest: dict[tuple[Entity, str], int] = {}
    turns: dict[tuple[int, str], Rows] = {}
    for event in revising:
        meant = earlier.get(event.envelope.position, event)
        about = anchors(meant.envelope.kind, meant.data)
        turn = 1 + max(latest.get(one, 0) for one in about)
        latest.update(dict.fromkeys(about, turn))
        for statement, row in _revisions(event, meant, about):
            turns.setdefault((turn, statement), []).append(row)
    for (_, statement), rows in sorted(turns.items(), key=lambda item: item[0]):
        size = 1 if statement == _ONE_AT_A_TIME else len(rows)
        yield from ((statement, some) for some in batched(rows, size))


def _revisions(
    event: Recorded, meant: Recorded, about: Iterable[tuple[Entity, str]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    envelope = event.envelope
    if envelope.kind != "statement.retracted":
        row = revising_row_of(event)
        if envelope.kind in UNMERGED:
            row["ids"] = [meant.data[name] for name in _PAIR]
        yield f"revise/{envelope.kind}", row
        return
    back = {"of": meant.envelope.position, "position": envelope.position}
    for entity, id in about:
        # A relationship or a merge is no thing in the graph; those that it is between are.
        if f"retract/{entity}" in cypher.names("retract"):
            yield f"retract/{entity}", back | {"id": id}


def _regrouped(events: Iterable[Recorded], earlier: Earlier) -> Mapping[Entity, Sequence[str]]:
    found: dict[Entity, set[str]] = {}
    for event in (earlier.get(event.envelope.position, event) for event in events):
        kind = event.envelope.kind
        if kind in MERGED:
            some = found.setdefault(merged_entity(kind), set())
            some.update(event.data[name] for name in _PAIR)
    return {entity: sorted(ids) for entity, ids in sorted(found.items())}
