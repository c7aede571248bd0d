"""What a graph holds, in one number: equal for equal graphs, whatever engine holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from graph.canonical import canonical
from graph.store import GraphStore, streamed

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


@dataclass(frozen=True, slots=True)
class Content:
    """The checksum of a graph, and how much is in it."""

    checksum: str
    nodes: int
    relationships: int


def content(graph: GraphStore) -> Content:
    """A line for everything in the graph but the checkpoint, each digested, and the digests added.

    A sum is the same in whatever order an engine hands things over, and so needs no memory.
    """
    nodes, total_of_nodes = graph.reading(_nodes)
    relationships, total_of_relationships = graph.reading(_relationships)
    total = (total_of_nodes + total_of_relationships) % 2**256
    return Content(f"{total:064x}", nodes, relationships)


def _nodes(transaction: "ManagedTransaction") -> tuple[int, int]:
    rows = streamed(transaction, "export/entities")
    return _added([sorted(labels), properties] for labels, properties in rows)


def _relationships(transaction: "ManagedTransaction") -> tuple[int, int]:
    rows = streamed(transaction, "export/relationships")
    return _added(
        [type, [sorted(from_labels), from_name], [sorted(to_labels), to_name], properties]
        for type, properties, from_labels, from_name, to_labels, to_name in rows
    )


def _added(things: Iterable[list[Any]]) -> tuple[int, int]:
    """How many things there are, and the sum of the SHA-256 of their lines."""
    many = total = 0
    for thing in things:
        many += 1
        total += int.from_bytes(sha256(canonical(thing)).digest(), "big")
    return many, total
