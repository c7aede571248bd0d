"""What an edge says here, by what is at its two ends and by its type."""

from collections.abc import Iterator
from typing import Any

from graph.proposals import Proposal
from importers.networks.errors import UnknownConnectionError, UnknownEndError
from importers.networks.network import Edge
from importers.networks.reading import Reading, relation_of
from importers.networks.types import HOW, LINKS, ROLES, STAGES


def said_of_edge(reading: Reading, edge: Edge) -> Iterator[Proposal]:
    """The one statement that it is, or none where a node's own row has told it."""
    for end in (edge.source, edge.target):
        if end not in reading.things:
            raise UnknownEndError(end[:100])
    relation = relation_of(edge.part)
    # The order of the two means something only between two of a kind.
    one, other = sorted((edge.source, edge.target), key=lambda end: _ORDER[reading.things[end]])
    if reading.things[one] == reading.things[other]:
        one, other = edge.source, edge.target
    say = _SAYING.get((reading.things[one], reading.things[other]))
    data = None if say is None else say(reading, edge, one, other, relation)
    if data is None:
        raise _unknown(reading, edge, relation)
    if data:
        kind: str = data.pop("kind")
        part = edge.part
        key = (reading.register.id_of("edge", edge.id),)
        yield reading.register.says(kind, data, key=key, valid_from=part.begins, valid_to=part.ends)


_ORDER = {"person": 0, "organisation": 1, "forum": 2, "initiative": 3, "cluster": 4}
_TOLD: dict[str, Any] = {}


def _acquaintance(
    reading: Reading, edge: Edge, one: str, other: str, relation: str
) -> dict[str, Any]:
    is_known = relation in HOW
    occasion = edge.part.first("label", "description", "beskrivelse")
    return {
        "kind": "relationship.recorded",
        "relationship": reading.register.id_of("relationship", edge.id),
        "person": reading.id_of(one),
        "other": reading.id_of(other),
        "how": relation if is_known else "other",
        "occasion": occasion or ("" if is_known else relation),
    }


def _employment(
    reading: Reading, edge: Edge, one: str, other: str, _relation: str
) -> dict[str, Any]:
    title = edge.part.first("label", "stilling")
    said = {"person": reading.id_of(one), "organisation": reading.id_of(other), "title": title}
    return {"kind": "employment.started", **said}


def _seat(reading: Reading, _edge: Edge, one: str, other: str, _relation: str) -> dict[str, Any]:
    said = {"person": reading.id_of(one), "forum": reading.id_of(other)}
    return {"kind": "seat.taken", **said}


def _role(
    reading: Reading, _edge: Edge, one: str, other: str, relation: str
) -> dict[str, Any] | None:
    if relation not in ROLES:
        return None
    said = {"person": reading.id_of(one), "initiative": reading.id_of(other), "role": relation}
    return {"kind": "role.taken", **said}


def _placement(
    reading: Reading, _edge: Edge, one: str, other: str, relation: str
) -> dict[str, Any] | None:
    if relation == "taken_from":
        return _TOLD
    if relation != "part_of":
        return None
    said = {"organisation": reading.id_of(one), "part_of": reading.id_of(other)}
    return {"kind": "placement.started", **said}


def _membership(
    reading: Reading, _edge: Edge, one: str, other: str, _relation: str
) -> dict[str, Any]:
    said = {"organisation": reading.id_of(one), "cluster": reading.id_of(other)}
    return {"kind": "membership.started", **said}


def _adoption(
    reading: Reading, edge: Edge, one: str, other: str, relation: str
) -> dict[str, Any] | None:
    if relation in ("", "runs_in"):
        return _TOLD
    if relation not in STAGES:
        return None
    return {
        "kind": "adoption.started",
        "adoption": reading.register.id_of("adoption", edge.id),
        "initiative": reading.id_of(other),
        "organisation": reading.id_of(one),
        "stage": relation,
    }


def _link(reading: Reading, edge: Edge, one: str, other: str, relation: str) -> dict[str, Any]:
    is_known = relation in LINKS
    return {
        "kind": "overlap.judged",
        "judgement": reading.register.id_of("judgement", edge.id),
        "initiative": reading.id_of(one),
        "other": reading.id_of(other),
        "answer": relation if is_known else "related",
        "because": "" if is_known else relation,
    }


def _in_the_cluster(
    _reading: Reading, _edge: Edge, _one: str, _other: str, relation: str
) -> dict[str, Any] | None:
    return _TOLD if relation in ("", "runs_in") else None


def _unknown(reading: Reading, edge: Edge, relation: str) -> UnknownConnectionError:
    ends = (reading.things[edge.source], reading.things[edge.target])
    known = {
        frozenset({"person", "initiative"}): ROLES,
        frozenset({"organisation"}): frozenset({"part_of", "taken_from"}),
        frozenset({"organisation", "initiative"}): STAGES | {"runs_in"},
    }.get(frozenset(ends), frozenset({"runs_in"}))
    return UnknownConnectionError(*ends, relation[:100], ", ".join(sorted(known)))


_SAYING = {
    ("person", "person"): _acquaintance,
    ("person", "organisation"): _employment,
    ("person", "forum"): _seat,
    ("person", "initiative"): _role,
    ("organisation", "organisation"): _placement,
    ("organisation", "cluster"): _membership,
    ("organisation", "initiative"): _adoption,
    ("initiative", "initiative"): _link,
    ("initiative", "cluster"): _in_the_cluster,
    ("forum", "cluster"): _in_the_cluster,
}
