"""What a node says here: an initiative, an organisation, a person, a forum or a cluster."""

from collections.abc import Iterator
from typing import Any

from graph.dates import day_after, latest
from graph.proposals import Proposal
from importers.networks.errors import UnknownNodeTypeError, UnnamedNodeError
from importers.networks.network import Node
from importers.networks.reading import Reading, is_suggestion, relation_of, type_of
from importers.networks.types import ORGANISATION_TYPES, RELATIONS, THINGS, Thing


def said_of_node(reading: Reading, node: Node) -> Iterator[Proposal]:
    """The node, and what its edges say of it that is a part of its description."""
    thing = THINGS.get(type_of(node.part))
    if thing is None:
        raise UnknownNodeTypeError(type_of(node.part)[:100])
    if not node.label:
        raise UnnamedNodeError
    yield from _SAYING[thing](reading, node)


def _organisation(reading: Reading, node: Node) -> Iterator[Proposal]:
    authority = reading.authorities.get(node.id)
    if authority is not None:
        yield from authority.registered()
    else:
        yield from _other_organisation(reading, node)
    yield from _adopter(reading, node)


def _other_organisation(reading: Reading, node: Node) -> Iterator[Proposal]:
    id, part = reading.id_of(node.id), node.part
    data = {"organisation": id, "name": node.label, "type": ORGANISATION_TYPES[type_of(part)]}
    if website := part.first("website", "url", "hjemmeside"):
        data["website"] = website
    yield reading.says("organisation.registered", data, id, on=part)
    if part.ends is not None:
        closed = day_after(latest(part.ends))
        yield reading.register.says(
            "organisation.closed", {"organisation": id}, key=(id,), valid_from=closed
        )


def _adopter(reading: Reading, node: Node) -> Iterator[Proposal]:
    """Our own picture of a spread: who took an initiative up, at which stage, from whom."""
    told, stage = node.part.first("initiative"), node.part.first("stage")
    if not told or not stage:
        return
    initiative = reading.register.id_of("initiative", told)
    title = {"initiative": initiative, "title": reading.network.title or told}
    yield reading.says("initiative.registered", title, initiative)
    data: dict[str, Any] = {
        "adoption": _adoption(reading, node.id),
        "initiative": initiative,
        "organisation": reading.id_of(node.id),
        "stage": RELATIONS.get(stage.casefold(), stage),
    }
    givers = [
        edge.source
        for edge in reading.edges_of[node.id]
        if edge.target == node.id
        and relation_of(edge.part) == "taken_from"
        and not is_suggestion(edge)
    ]
    if givers and givers[0] in reading.things:
        data["taken_from"] = _adoption(reading, givers[0])
    yield reading.says("adoption.started", data, data["adoption"], on=node.part)


def _adoption(reading: Reading, node: str) -> str:
    return reading.register.id_of("adoption", node)


def _initiative(reading: Reading, node: Node) -> Iterator[Proposal]:
    id, part = reading.id_of(node.id), node.part
    places = {thing: _places(reading, node, thing) for thing in ("cluster", "organisation")}
    said = {
        "purpose": part.first("purpose", "description", "formål", "beskrivelse"),
        "website": part.first("website", "url", "hjemmeside"),
        "topics": [one.strip() for one in part.first("tags", "topics", "emner").split("|")],
        "clusters": places["cluster"],
        "organisations": places["organisation"],
    }
    told = {name: value for name, value in said.items() if value and value != [""]}
    data = {"initiative": id, "title": node.label, **told}
    yield reading.says("initiative.registered", data, id, on=part)


def _places(reading: Reading, node: Node, thing: Thing) -> list[str]:
    """Where an initiative runs: the ends of its edges that say so, or that say nothing else."""
    found: list[str] = []
    for edge in reading.edges_of[node.id]:
        other = edge.target if edge.source == node.id else edge.source
        if reading.things.get(other) == thing and relation_of(edge.part) in ("", "runs_in"):
            found.append(reading.id_of(other))
    return list(dict.fromkeys(found))


def _person(reading: Reading, node: Node) -> Iterator[Proposal]:
    id, part = reading.id_of(node.id), node.part
    said = {"title": part.first("job title", "stilling"), "email": part.first("email", "e-mail")}
    data = {"person": id, "name": node.label, **{name: text for name, text in said.items() if text}}
    yield reading.says("person.registered", data, id, on=part)


def _forum(reading: Reading, node: Node) -> Iterator[Proposal]:
    id = reading.id_of(node.id)
    data = {"forum": id, "name": node.label}
    clusters = _places(reading, node, "cluster")
    if clusters:
        data["cluster"] = clusters[0]
    yield reading.says("forum.registered", data, id, on=node.part)


def _cluster(reading: Reading, node: Node) -> Iterator[Proposal]:
    id = reading.id_of(node.id)
    data = {"cluster": id, "name": node.label}
    yield reading.says("cluster.registered", data, id, on=node.part)


_SAYING = {
    "organisation": _organisation,
    "initiative": _initiative,
    "person": _person,
    "forum": _forum,
    "cluster": _cluster,
}
