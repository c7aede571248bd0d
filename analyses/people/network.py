"""Paths between people as a network file for other programs: GraphML, and GEXF with intervals."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from analyses.people.answers import PathAnswer

if TYPE_CHECKING:
    import networkx as nx


def network(answer: PathAnswer) -> "nx.Graph[str]":
    """Everybody on a path, and each step between two of them once, with how it is known.

    `paths` says which of the paths, counted from 1, a step is on.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph(name=answer.sentence)
    for number, path in enumerate(answer.paths, start=1):
        for step in path.steps:
            graph.add_node(step.start, label=step.start_name)
            graph.add_node(step.to, label=step.to_name)
            before = graph.get_edge_data(step.start, step.to, default={}).get("paths", "")
            graph.add_edge(
                step.start,
                step.to,
                **_said(
                    how=step.how,
                    start=step.since,
                    last_confirmed=step.last_confirmed,
                    source=step.source,
                    occasion=step.occasion or None,
                    through=None if step.through is None else step.through.name,
                    derived=step.derived,
                    paths=f"{before},{number}".lstrip(","),
                ),
            )
    return graph


def graphml(answer: PathAnswer) -> str:
    """The network as GraphML; when a step began is called `since` there."""
    import networkx as nx

    graph = network(answer)
    for *_, facts in graph.edges(data=True):
        since = facts.pop("start", None)
        facts.update(_said(since=since))
    written = BytesIO()
    nx.write_graphml(graph, written, named_key_ids=True)
    return written.getvalue().decode()


def gexf(answer: PathAnswer) -> str:
    """The network as GEXF 1.2; a step is there from when it began."""
    import networkx as nx

    graph = network(answer)
    graph.graph["mode"] = "dynamic"
    written = BytesIO()
    nx.write_gexf(graph, written, version="1.2draft")
    return written.getvalue().decode()


def _said(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
