"""A diffusion as a network file for other programs: GraphML, and GEXF with intervals."""

from typing import TYPE_CHECKING

from analyses.diffusion.answers import Diffusion
from analyses.network_files import as_gexf, as_graphml, known

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
            **known(
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
        facts = known(when=arc.when, start=arc.when, carried_by=", ".join(arc.carried_by) or None)
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
    return as_graphml(network(answer))


def gexf(answer: Diffusion) -> str:
    """The network as GEXF 1.2; a place and a step are there from their date on."""
    return as_gexf(network(answer))
