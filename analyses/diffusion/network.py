"""A diffusion as a network file for other programs: GraphML, and GEXF with intervals."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from analyses.diffusion.answers import Diffusion

if TYPE_CHECKING:
    import networkx as nx


def network(answer: Diffusion) -> "nx.DiGraph[str]":
    """A node for each adopter and an arc for each step; what is not known is left out.

    >>> from analyses.diffusion.answers import Adopter, InitiativeRef
    >>> place = Adopter(id="a", name="Ådal", when="2015", stage="adopted")
    >>> ref = InitiativeRef(id="i", title="Faldklub")
    >>> one = Diffusion.model_construct(initiative=ref, adopters=(place,), arcs=())
    >>> dict(network(one).nodes(data=True))  # doctest: +ELLIPSIS
    {'a': {'label': 'Ådal', 'type': 'organisation', 'initiative': 'i', 'stage': 'adopted', ...}}
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(name=answer.initiative.title)
    for place in answer.adopters:
        graph.add_node(
            place.id,
            **_said(
                label=place.name,
                type="organisation",
                initiative=answer.initiative.id,
                cluster=place.cluster,
                stage=place.stage,
                when=place.when,
                start=place.when,
            ),
        )
    for arc in answer.arcs:
        facts = _said(when=arc.when, start=arc.when, carried_by=", ".join(arc.carried_by) or None)
        graph.add_edge(
            arc.source,
            arc.to,
            relation="taken_from",
            recorded=arc.recorded,
            probability=arc.probability,
            **facts,
        )
    return graph


def graphml(answer: Diffusion) -> str:
    """The network as GraphML."""
    import networkx as nx

    graph = network(answer)
    for *_, facts in (*graph.nodes(data=True), *graph.edges(data=True)):
        # Intervals are GEXF's own.
        facts.pop("start", None)
    written = BytesIO()
    nx.write_graphml(graph, written, named_key_ids=True)
    return written.getvalue().decode()


def gexf(answer: Diffusion) -> str:
    """The network as GEXF 1.2; a place and a step are there from their date on."""
    import networkx as nx

    graph = network(answer)
    graph.graph["mode"] = "dynamic"
    written = BytesIO()
    nx.write_gexf(graph, written, version="1.2draft")
    return written.getvalue().decode()


def _said(**facts: Any) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
