"""PageRank: whom those are named by who are named much themselves."""

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, Parameters, rows, share
from analyses.matrices import Direction, ties
from analyses.sparse import Matrix, Vector, divided, row_sums, scaled_rows, size
from analyses.study import Study

_TOLERANCE = 1e-13
_MOST_TURNS = 1_000


class PageRankParameters(Parameters):
    """`damping` is the share that follows ties; the rest falls on all alike."""

    direction: Direction = "out"
    valued: bool = False
    damping: float = Field(default=0.85, ge=0, lt=1)


def pagerank(matrix: Matrix, *, damping: float = 0.85) -> Vector:
    """Shares that add up to 1: each passes on its own along its ties, and whoever has none passes
    it on to all.

    Source: Page, Brin, Motwani and Winograd, Stanford InfoLab 1999-66.

    >>> from analyses.study import study
    >>> [round(one, 3) for one in pagerank(study("ab", [("a", "b")]).weights).tolist()]
    [0.351, 0.649]
    """
    count = size(matrix)
    passed = scaled_rows(matrix, divided(np.ones(count), row_sums(matrix))).T.tocsr()
    nowhere = row_sums(matrix) == 0
    found = np.full(count, 1 / count) if count else np.zeros(0)
    for _ in range(_MOST_TURNS):
        spread = (1 - damping + damping * found[nowhere].sum()) / max(count, 1)
        after: Vector = damping * (passed @ found) + spread
        if np.abs(after - found).sum() < _TOLERANCE:
            return after
        found = after
    return found


def _run(studied: Study, asked: PageRankParameters) -> Findings:
    matrix = ties(studied, direction=asked.direction, valued=asked.valued)
    found = pagerank(matrix, damping=asked.damping)
    tenth = max(1, round(found.size / 10))
    most = share(float(np.sort(found)[::-1][:tenth].sum())) if found.size else "-"
    return Findings(
        rows(studied, "pagerank", found),
        da=f"Den tiendedel, der nævnes mest ({tenth}), samler {most} af opmærksomheden.",
        en=f"The tenth named most ({tenth}) gather {most} of the attention.",
    )


ANALYSIS = Analysis(
    name="pagerank",
    da="Hvor meget man nævnes af dem, der selv nævnes meget; tilsammen 1.",
    en="How much one is named by those who are named much themselves; 1 in all.",
    source="Page et al. 1999, Stanford InfoLab 1999-66",
    parameters=PageRankParameters,
    run=_run,
    about="people",
)
