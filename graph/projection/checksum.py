"""What a graph holds, in one number: equal for equal graphs, whatever engine holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from graph.canonical import canonical
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Content:
    """The checksum of a graph, and how much is in it."""

    checksum: str
    nodes: int
    relationships: int


def content(graph: GraphStore) -> Content:
    """The SHA-256 over the sorted lines of everything in the graph but the checkpoint."""
    nodes = sorted(lines_of_nodes(graph))
    relationships = sorted(lines_of_relationships(graph))
    digest = sha256()
    for line in (*nodes, *relationships):
        digest.update(line + b"\n")
    return Content(digest.hexdigest(), len(nodes), len(relationships))


def lines_of_nodes(graph: GraphStore) -> Iterator[bytes]:
    """A line a node."""
    for row in graph.read("export/entities"):
        yield canonical([sorted(row["labels"]), row["properties"]])


def lines_of_relationships(graph: GraphStore) -> Iterator[bytes]:
    """A line a relationship, its ends named by what identifies them."""
    for row in graph.read("export/relationships"):
        start = _name(row["from_labels"], row["from_properties"])
        end = _name(row["to_labels"], row["to_properties"])
        yield canonical([row["type"], start, end, row["properties"]])


def _name(labels: list[str], properties: dict[str, Any]) -> list[object]:
    for key in ("id", "event", "name"):
        if key in properties:
            return [sorted(labels), properties[key]]
    return [sorted(labels), properties]
