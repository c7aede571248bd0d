"""Paths between people as a network file for other programs: GraphML, and GEXF with intervals."""

from typing import TYPE_CHECKING

from analyses.network_files import as_gexf, as_graphml, known
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
                **known(
                    how=step.how,
                    since=step.since,
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
    """The network as GraphML; `since` says when a step began."""
    return as_graphml(network(answer))


def gexf(answer: PathAnswer) -> str:
    """The network as GEXF 1.2; a step is there from when it began."""
    return as_gexf(network(answer))
