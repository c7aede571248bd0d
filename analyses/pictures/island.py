"""The data of a picture in its page: nodes and edges as vis-network reads them, as safe JSON."""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias, cast

Items: TypeAlias = list[dict[str, Any]]
_NetworkData: TypeAlias = tuple[Items, Items, str, str, str, str]

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 2.5, "font": {"multi": False}},
    "interaction": {
        "dragNodes": False,
        "keyboard": False,
        "selectConnectedEdges": False,
        "zoomView": False,
    },
}


def island(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in."""
    written = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for letter in "<>&":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return written


def network_data(
    nodes: Iterable[tuple[str, dict[str, Any]]], edges: Iterable[tuple[str, str, dict[str, Any]]]
) -> tuple[Items, Items]:
    """Nodes and edges put together by pyvis; edges at once, since one by one is slow."""
    from pyvis.edge import Edge
    from pyvis.network import Network

    network = Network(directed=True)
    for id, options in nodes:
        network.add_node(id, **options)
    network.edges = [Edge(one, to, directed=True, **options).options for one, to, options in edges]
    # pyvis has no types; what it hands out is the dictionaries that were put in.
    made, joined, *_ = cast("_NetworkData", network.get_network_data())
    return made, joined
