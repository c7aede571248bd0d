"""What a graph holds, in one number: equal for equal graphs, whatever engine holds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias

from graph.canonical import canonical
from graph.store import GraphStore, streamed

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Row: TypeAlias = dict[str, Any]


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
    return _added(_line_of_node(row) for row in streamed(transaction, "export/entities"))


def _relationships(transaction: "ManagedTransaction") -> tuple[int, int]:
    rows = streamed(transaction, "export/relationships")
    return _added(_line_of_relationship(row) for row in rows)


def _line_of_node(row: Row) -> bytes:
    return canonical([sorted(row["labels"]), row["properties"]])


def _line_of_relationship(row: Row) -> bytes:
    start = sorted(row["from_labels"]), row["from_name"]
    end = sorted(row["to_labels"]), row["to_name"]
    return canonical([row["type"], start, end, row["properties"]])


def _added(lines: Iterable[bytes]) -> tuple[int, int]:
    """How many lines there are, and the sum of their SHA-256."""
    many = total = 0
    for line in lines:
        many += 1
        total += int.from_bytes(sha256(line).digest(), "big")
    return many, total
