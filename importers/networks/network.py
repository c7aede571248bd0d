"""A network as any program draws it: nodes, edges, and what is written on them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from graph.dates import checked
from graph.errors import GraphError
from importers.networks.errors import BadDayError

Facts: TypeAlias = Mapping[str, str]
"""What is written on a node or an edge, by the name in small letters."""

_YEAR = re.compile(r"(\d{4})(?:\.0+)?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*")


@dataclass(frozen=True, slots=True)
class Part:
    """A node or an edge as it stands in the file, counted from 1."""

    number: int
    raw: str
    facts: Facts
    problem: GraphError | None = None
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    sheet: str | None = None

    def first(self, *names: str) -> str:
        """The first of these facts that is there."""
        return next((self.facts[name] for name in names if self.facts.get(name)), "")

    @property
    def begins(self) -> str | None:
        return self._day("start", "start date", "valid_from", "when", "fra")

    @property
    def ends(self) -> str | None:
        """The last day."""
        return self._day("end", "end date", "valid_to", "til")

    def _day(self, *names: str) -> str | None:
        for name in names:
            if text := self.facts.get(name, ""):
                return _day(name, text)
        return None


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    part: Part

    @property
    def label(self) -> str:
        return self.part.first("label", "name", "navn", "title", "titel")


@dataclass(frozen=True, slots=True)
class Edge:
    id: str
    source: str
    target: str
    part: Part


@dataclass(frozen=True, slots=True)
class Network:
    """`name` tells it from other networks: ids are made of it."""

    name: str
    title: str = ""
    nodes: list[Node] = field(default_factory=list[Node])
    edges: list[Edge] = field(default_factory=list[Edge])


def edge_of(part: Part) -> Edge:
    """An edge of a table, by its id or by all that it says."""
    ends = part.first("source", "from"), part.first("target", "to")
    key = part.first("id") or "\n".join((*ends, part.first("type"), part.first("label")))
    return Edge(key, *ends, part)


def facts_of(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Facts by their names, folded; blank ones are left out."""
    folded = ((" ".join(name.casefold().split()), (text or "").strip()) for name, text in pairs)
    return {name: text for name, text in folded if text}


def network_name(file: str) -> str:
    """What the network is called in ids: the file's name without what says which half it is.

    >>> [network_name(file) for file in ("a-nodes.csv", "A edges.csv", "k.graphml")]
    ['network/a', 'network/a', 'network/k']
    """
    stem = file.partition(".")[0].casefold()
    return f"network/{_HALVES.sub('', stem).strip(' -_') or 'network'}"


_HALVES = re.compile(r"[ _-]*(nodes?|edges?|elements?|connections?|punkter|forbindelser)$")


def _day(column: str, text: str) -> str:
    """The day, month or year that a program wrote, perhaps as a number or a moment."""
    found = _YEAR.fullmatch(text) or _MOMENT.fullmatch(text)
    said = found[1] if found else text
    try:
        if len(said) == 10:
            date.fromisoformat(said)
        return checked(said)
    except ValueError:
        raise BadDayError(column, text[:40]) from None
