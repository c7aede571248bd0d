"""Articulation points: without whom some would lose touch with the others."""

from dataclasses import dataclass

import numpy as np

from analyses.analysis import Analysis, Findings, Parameters, Row
from analyses.matrices import ties
from analyses.sparse import Matrix, pieces, size
from analyses.study import Study


@dataclass(frozen=True, slots=True)
class Cut:
    """`pieces`: into how many its piece falls without it; `lost`: how many are in all of those but
    the largest."""

    pieces: int
    lost: int


def articulation(matrix: Matrix) -> dict[int, Cut]:
    """Those without whom there are more pieces, by place in the ids; directions do not count.

    Source: Hopcroft and Tarjan, Communications of the ACM 16 (1973) 372-378, as in networkx.

    >>> from analyses.study import study
    >>> articulation(study("abc", [("a", "b"), ("b", "c")]).weights)
    {1: Cut(pieces=2, lost=1)}
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    rows, columns = matrix.nonzero()
    graph.add_edges_from(zip(rows.tolist(), columns.tolist(), strict=True))
    return {place: _cut(matrix, place) for place in sorted(nx.articulation_points(graph))}


def without(matrix: Matrix, places: list[int]) -> Matrix:
    """The network of the others.

    >>> from analyses.study import study
    >>> without(study("abc", [("a", "b"), ("b", "c")]).weights, [0]).toarray().tolist()
    [[0.0, 1.0], [0.0, 0.0]]
    """
    kept = np.setdiff1d(np.arange(size(matrix)), np.array(places, dtype=np.int64))
    return matrix[kept][:, kept]


def _cut(matrix: Matrix, place: int) -> Cut:
    own = pieces(matrix)
    others = np.flatnonzero(own == own[place])
    rest = others[others != place]
    parts = np.bincount(pieces(matrix[rest][:, rest]))
    return Cut(int(parts.size), int(parts.sum() - parts.max()))


def _run(studied: Study, _asked: Parameters) -> Findings:
    found = articulation(ties(studied, direction="both"))
    values: list[Row] = [
        {"id": id, "articulation": place in found}
        | {"pieces": found[place].pieces if place in found else None}
        | {"lost": found[place].lost if place in found else 0}
        for place, id in enumerate(studied.ids)
    ]
    return Findings(
        values,
        da=f"{len(found)} holder nogle sammen med de andre, som ellers ikke ville kende dem.",
        en=f"{len(found)} hold some together with the others, who would not know them otherwise.",
    )


ANALYSIS = Analysis(
    name="articulation",
    da="Dem, uden hvem netværket falder i flere stykker, og hvor mange der så mister forbindelsen.",
    en="Those without whom the network falls into more pieces, and how many lose touch then.",
    source="Hopcroft and Tarjan 1973, Communications of the ACM 16",
    parameters=Parameters,
    run=_run,
    about="people",
)
