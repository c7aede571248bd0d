"""GraphML, as Gephi, yEd, igraph, Neo4j and networkx write it.

Our own reader, since networkx passes a file of another kind over as an empty network, and nested
nodes and repeated ids without a word; http://graphml.graphdrawing.org.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from importers.contract import Row, Source
from importers.networks.errors import EmptyNetworkError
from importers.networks.network import Edge, Network, Node, Part, facts_of, network_name
from importers.networks.part import rows_of_part
from importers.networks.rows import rows_of
from importers.networks.xml import is_xml_of, local, named, root_of, shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read(source: Source) -> Iterator[Row] | None:
    """Every node and every edge; taken when the XML's root is `graphml`."""
    if source.is_part:
        return rows_of_part(source)
    if not is_xml_of(source, "graphml"):
        return None
    network = _network(source)
    if not network.nodes:
        raise EmptyNetworkError(source.name, "GraphML")
    return rows_of(network, file=source.name)


def _network(source: Source) -> Network:
    root = root_of(source)
    keys = {one.get("id", ""): _name(one) for one in named(root, "key")}
    defaults = {
        (one.get("for", "all"), keys[one.get("id", "")]): text.text
        for one in named(root, "key")
        for text in named(one, "default")
    }
    titles = [
        one.text or ""
        for graph in named(root, "graph")
        for one in named(graph, "data")
        if keys.get(one.get("key", "")) in ("name", "label")
    ]
    network = Network(network_name(source.name), next(iter(titles), ""))
    number = 0
    for element in root.iter():
        kind = local(element)
        if kind not in ("node", "edge"):
            continue
        number += 1
        usual = [(name, text) for (which, name), text in defaults.items() if which in (kind, "all")]
        said = [(keys.get(one.get("key", ""), ""), _text(one)) for one in named(element, "data")]
        part = Part(number, shown(element), facts_of([*usual, *element.items(), *said]))
        if kind == "node":
            network.nodes.append(Node(element.get("id", ""), part))
        else:
            ends = element.get("source", ""), element.get("target", "")
            network.edges.append(Edge(element.get("id") or f"{number}", *ends, part))
    return network


def _name(key: "Element") -> str:
    """What a fact is called; yEd writes labels into the drawing."""
    is_drawing = key.get("yfiles.type") in ("nodegraphics", "edgegraphics")
    return key.get("attr.name") or ("label" if is_drawing else key.get("id", ""))


def _text(element: "Element") -> str:
    """The text of a fact, also where a program puts it in elements of its own, as yEd does."""
    return " ".join("".join(element.itertext()).split())
