"""Betweenness: how often somebody is on the shortest way between two others."""

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from analyses.analysis import Analysis, Findings, Seeded, rows
from analyses.matrices import Direction, ties
from analyses.sparse import Matrix, Places, Vector, size
from analyses.study import Study

CELLS_AT_ONCE = 6_000_000
MOST_AT_ONCE = 32
_Block = NDArray[np.float64]


class BetweennessParameters(Seeded):
    """From `samples` of the ids drawn by the seed, or from all; the sum is scaled to all.

    Normalized, it is divided by the number of ordered pairs of others.
    """

    direction: Direction = "out"
    normalized: bool = False
    samples: int | None = Field(default=None, ge=1)


def betweenness(matrix: Matrix, sources: Places) -> Vector:
    """The sum over s in `sources` and all t of the share of the shortest ways from s to t that go
    through each, ends not counted.

    With all ids as sources it is betweenness over ordered pairs; of an undirected network each pair
    counts twice. One value for each. The ways from many sources are counted together, level by
    level, as products of the sparse matrix and dense blocks, of which one takes 48 MB at the most.
    Source: Brandes, Journal of Mathematical Sociology 25 (2001) 163-177.

    >>> from analyses.study import study
    >>> betweenness(study("abc", [("a", "b"), ("b", "c")]).weights, np.arange(3)).tolist()
    [0.0, 1.0, 0.0]
    """
    count = size(matrix)
    forward = matrix.T.tocsr()
    out = np.zeros(count)
    at_once = max(1, min(MOST_AT_ONCE, CELLS_AT_ONCE // max(count, 1)))
    for begin in range(0, sources.size, at_once):
        out += _dependencies(matrix, forward, sources[begin : begin + at_once])
    return out


def _dependencies(matrix: Matrix, forward: Matrix, sources: Places) -> Vector:
    ways, away, last = _ways(forward, sources)
    beyond = np.zeros_like(ways)
    for level in range(last, 1, -1):
        reached = np.where(away == level, 1 + beyond, 0)
        np.divide(reached, ways, out=reached, where=reached > 0)
        onward: _Block = matrix @ reached
        onward *= ways
        np.copyto(beyond, onward, where=away == level - 1)
    return beyond.sum(axis=1)


def _ways(forward: Matrix, sources: Places) -> tuple[_Block, NDArray[np.int16], int]:
    """How many shortest ways lead from each source (columns) to each, how many steps they have (-1:
    there is none), and how many the longest has."""
    shape = size(forward), sources.size
    ways, away = np.zeros(shape), np.full(shape, -1, dtype=np.int16)
    own = sources, np.arange(sources.size)
    ways[own], away[own] = 1, 0
    new, level = ways.copy(), 0
    unseen = away < 0
    while unseen.any():
        new = forward @ new
        new *= unseen
        found = new > 0
        if not found.any():
            break
        level += 1
        ways += new
        away[found] = level
        unseen &= ~found
    return ways, away, level


def sampled(matrix: Matrix, samples: int | None, *, seed: int = 0) -> Vector:
    """Betweenness from so many ids drawn without return, scaled to all; all of them by default.

    Source: Brandes and Pich, International Journal of Bifurcation and Chaos 17 (2007) 2303-2318.

    >>> from analyses.study import study
    >>> path = study("abc", [("a", "b"), ("b", "c")]).weights
    >>> sampled(path, None).tolist(), sampled(path, 1).sum() in (0.0, 3.0)
    ([0.0, 1.0, 0.0], True)
    """
    count = size(matrix)
    if samples is None or samples >= count:
        return betweenness(matrix, np.arange(count))
    drawn = np.random.default_rng(seed).choice(count, size=samples, replace=False)
    return betweenness(matrix, np.sort(drawn)) * (count / samples)


def _run(studied: Study, asked: BetweennessParameters) -> Findings:
    found = sampled(ties(studied, direction=asked.direction), asked.samples, seed=asked.seed)
    if asked.direction == "both":
        found = found / 2
    some = int((found > 0).sum())
    if asked.normalized:
        others = len(studied.ids) - 1
        pairs = others * (others - 1) / (2 if asked.direction == "both" else 1)
        found = found / pairs if pairs else found
    return Findings(
        rows(studied, "betweenness", found),
        da=f"{some} af {found.size} ligger på den korteste vej mellem nogle andre.",
        en=f"{some} of {found.size} are on the shortest way between some others.",
    )


ANALYSIS = Analysis(
    name="betweenness",
    da=(
        "Hvor mange par af andre man ligger imellem: for hvert par den del af de korteste veje, "
        "der går gennem en; med --samples kun fra nogle, og regnet op til alle."
    ),
    en=(
        "How many pairs of others one is between: for each pair the share of the shortest ways "
        "that go through one; with --samples from some only, and scaled to all."
    ),
    source="Freeman 1977, Sociometry 40; Brandes 2001, Journal of Mathematical Sociology 25",
    parameters=BetweennessParameters,
    run=_run,
    about="people",
)
