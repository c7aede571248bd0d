"""Networks as files for other programs: GraphML, and GEXF with intervals."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


def known(**facts: Any) -> dict[str, Any]:
    """The facts that are known: neither format has a word for what is not.

    >>> known(when="2015", cluster=None)
    {'when': '2015'}
    """
    return {name: value for name, value in facts.items() if value is not None}


def as_graphml(graph: "nx.Graph[str]") -> str:
    """GraphML; `start` is taken out, since intervals are GEXF's own."""
    import networkx as nx

    plain = graph.copy()
    for *_, facts in (*plain.nodes(data=True), *plain.edges(data=True)):
        facts.pop("start", None)
    written = BytesIO()
    nx.write_graphml(plain, written, named_key_ids=True)
    return written.getvalue().decode()


def as_gexf(graph: "nx.Graph[str]") -> str:
    """GEXF 1.2; what has a `start` is there from that date on."""
    import networkx as nx

    dated = graph.copy()
    dated.graph["mode"] = "dynamic"
    written = BytesIO()
    nx.write_gexf(dated, written, version="1.2draft")
    return written.getvalue().decode()
