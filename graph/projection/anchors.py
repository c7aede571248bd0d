"""Where in the graph an event's statements are found: at the entities with few of them. Pure."""

from collections.abc import Mapping
from typing import Any

from graph.events.body import references
from graph.events.catalogue import KINDS
from graph.events.fields import Entity

# A cluster has a hundred thousand statements where an initiative has ten: it is looked at last.
_HUBS: dict[Entity, int] = {
    "organisation": 1,
    "forum": 1,
    "programme": 1,
    "policy": 1,
    "cluster": 2,
}
# These are said between things in the graph, and are none themselves.
_NO_THING: frozenset[Entity] = frozenset({"relationship", "judgement", "merge", "statement"})


def anchors(kind: str, data: Mapping[str, Any]) -> list[tuple[Entity, str]]:
    """What each statement of such an event hangs on; no hub where something smaller is named too.

    Two events that touch the same statement share an anchor.
    """
    named = references(KINDS[kind].model_construct(**data))
    found: set[tuple[Entity, str]] = {(one.entities[0], one.id) for one in named}
    sizes = [_HUBS.get(entity, 0) for entity, _ in found if entity not in _NO_THING]
    least = min(sizes, default=0)
    return sorted(
        (entity, id) for entity, id in found if entity in _NO_THING or _HUBS.get(entity, 0) == least
    )
