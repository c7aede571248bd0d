"""A network with what each of its nodes is, so far as that is said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.proposals import Proposal
from importers.contract import Place
from importers.identity import Register
from importers.municipalities import Authority, municipality, region
from importers.networks.network import Edge, Network, Part
from importers.networks.types import DRAWN, ORGANISATION_TYPES, RELATIONS, THINGS, Thing

_TYPE = ("type", "kind", "element type", "node type", "slags", "kategori", "category", "labels")
_RELATION = ("relation", "type", "kind", "connection type", "label", "slags", "rolle", "role")


@dataclass(frozen=True, slots=True)
class Reading:
    """A network with what each of its nodes is, as far as that is said."""

    network: Network
    register: Register
    things: dict[str, Thing] = field(default_factory=dict[str, Thing])
    authorities: dict[str, Authority] = field(default_factory=dict[str, Authority])
    """The nodes that are municipalities and regions: they are the same in every register."""
    edges_of: dict[str, list[Edge]] = field(default_factory=lambda: defaultdict(list))

    def id_of(self, node: str) -> str:
        if node in self.authorities:
            return self.authorities[node].organisation
        return self.register.id_of(self.things[node], node)

    def called(self, edges: Iterable[Edge]) -> dict[str, Place]:
        """What the ends of these edges are called, by the ids that they have here."""
        return {
            self.id_of(end): Place(column, end)
            for edge in edges
            for column, end in (("source", edge.source), ("target", edge.target))
            if end in self.things
        }

    def says(
        self, kind: str, data: dict[str, Any], key: str, *, on: Part | None = None
    ) -> Proposal:
        """A statement, from the day on which the node or edge begins; an edge's ends with it."""
        return self.register.says(
            kind, data, key=(key,), valid_from=None if on is None else on.begins
        )


def reading_of(network: Network) -> Reading:
    """What the nodes are by the types they are given, and the edges that each has."""
    reading = Reading(network, Register(network.name))
    for node in network.nodes:
        thing = THINGS.get(type_of(node.part))
        if thing is not None and node.label:
            reading.things.setdefault(node.id, thing)
        find = {"municipality": municipality, "region": region}.get(
            ORGANISATION_TYPES.get(type_of(node.part), "")
        )
        authority = None if find is None else find(node.label)
        if authority is not None:
            reading.authorities.setdefault(node.id, authority)
    for edge in network.edges:
        for end in {edge.source, edge.target}:
            reading.edges_of[end].append(edge)
    return reading


def relation_of(part: Part) -> str:
    """What an edge says by a word that is known, or the word itself; empty where it says none."""
    for name in _RELATION:
        word = part.facts.get(name, "").casefold()
        if word and word not in DRAWN:
            return RELATIONS.get(word, word)
    return ""


def is_suggestion(edge: Edge) -> bool:
    """Whether our own picture draws what nobody has said: only that it may have been so."""
    return edge.part.facts.get("recorded", "").casefold() == "false"


def type_of(part: Part) -> str:
    """What a node is said to be, in small letters."""
    return part.first(*_TYPE).casefold().lstrip(":")
