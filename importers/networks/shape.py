"""The shape of a network, as rows that are read without the rest of it need it.

What each node is, and what each edge ties; no text that was written on them.
"""

from collections.abc import Iterable, Iterator

from importers.contract import Context
from importers.networks.network import Edge, Network, Node, Part
from importers.networks.reading import Reading, relation_of, type_of

_NAMED = "-"


def context_of(reading: Reading) -> Iterator[Context]:
    """The shape, a node or an edge at a time; only authorities are called by their names."""
    yield {"row": 0, "title": reading.network.title}
    for node in reading.network.nodes:
        label = node.label if node.id in reading.authorities else node.label and _NAMED
        about = {"type": type_of(node.part), "label": label}
        yield {**_place(node.part), "node": node.id, "facts": about}
    for edge in reading.network.edges:
        about = {"relation": relation_of(edge.part), "recorded": edge.part.first("recorded")}
        ends = {"source": edge.source, "target": edge.target}
        yield {**_place(edge.part), "edge": edge.id, **ends, "facts": about}


def network_of(name: str, context: Iterable[Context]) -> Network:
    """A network of that shape; the rows of its nodes and edges are below zero: they give none."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    title = ""
    for one in context:
        if "title" in one:
            title = one["title"]
            continue
        part = Part(-one["row"], "", one["facts"], sheet=one["sheet"])
        if "node" in one:
            nodes.append(Node(one["node"], part))
        else:
            edges.append(Edge(one["edge"], one["source"], one["target"], part))
    return Network(name, title, nodes, edges)


def _place(part: Part) -> Context:
    return {"row": abs(part.number), "sheet": part.sheet}
