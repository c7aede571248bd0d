"""Communities: groups that know more of each other than chance would have it."""

from pydantic import Field

from analyses.analysis import Analysis, Findings, Row, Seeded
from analyses.matrices import ties
from analyses.sparse import Matrix, columns_of, rows_of, size, values_of
from analyses.study import Study


class CommunityParameters(Seeded):
    """A higher `resolution` makes smaller groups."""

    valued: bool = False
    resolution: float = Field(default=1.0, gt=0)


def communities(
    matrix: Matrix, *, resolution: float = 1.0, seed: int = 0
) -> tuple[list[list[int]], float]:
    """The groups by places in the ids, the largest first, and the modularity of them.

    The matrix is symmetric; whoever is tied to nobody is a group of its own.
    Source: Blondel et al., Journal of Statistical Mechanics (2008) P10008, as in networkx.

    >>> from analyses.study import study
    >>> pairs = study("abcd", [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]).weights
    >>> communities(pairs)
    ([[0, 1], [2, 3]], 0.5)
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size(matrix)))
    cells = zip(rows_of(matrix), columns_of(matrix), values_of(matrix), strict=True)
    graph.add_weighted_edges_from((int(a), int(b), float(w)) for a, b, w in cells if a < b)
    found = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    if not graph.number_of_edges():
        return groups, 0.0
    return groups, float(nx.community.modularity(graph, map(set, groups), resolution=resolution))


def _run(studied: Study, asked: CommunityParameters) -> Findings:
    matrix = ties(studied, direction="both", valued=asked.valued)
    groups, modularity = communities(matrix, resolution=asked.resolution, seed=asked.seed)
    number = {place: at for at, group in enumerate(groups, start=1) for place in group}
    values: list[Row] = [
        {"id": id, "community": number[place]} for place, id in enumerate(studied.ids)
    ]
    real = sum(len(group) > 1 for group in groups)
    return Findings(
        values,
        da=f"Der er {real} grupper, der kender flere af hinanden end af de andre.",
        en=f"There are {real} groups that know more of each other than of the others.",
        resolved={"modularity": modularity},
    )


ANALYSIS = Analysis(
    name="communities",
    da="Grupper, der kender flere af hinanden, end tilfældet ville give (modularitet, Louvain).",
    en="Groups that know more of each other than chance would have it (modularity, Louvain).",
    source="Blondel et al. 2008, Journal of Statistical Mechanics P10008",
    parameters=CommunityParameters,
    run=_run,
    about="people",
)
