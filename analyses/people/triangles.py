"""Every three that are all tied to each other, quickly also where some have very many ties."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analyses.sparse import Matrix, Places, Vector, columns_of, row_counts, rows_of, size, values_of

MOST_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each tied pair of a symmetric matrix once, those with fewer ties first: `low`, `high` are
    rows, `weights` the value."""

    low: Places
    high: Places
    weights: Vector
    starts: Places
    ranks: Places


@dataclass(frozen=True, slots=True)
class Triangles:
    """Three pairs each, as places in `Pairs`: u-v, u-w and v-w."""

    uv: Places
    uw: Places
    vw: Places


def pairs(matrix: Matrix) -> Pairs:
    """Ordered by the number of ties, so that nobody comes before more than a few.

    Shape: one value a pair, ordered by the rank of `low`, then of `high`.
    """
    count = size(matrix)
    rows, columns = rows_of(matrix), columns_of(matrix)
    rank = np.empty(count, dtype=np.int64)
    rank[np.argsort(row_counts(matrix), kind="stable")] = np.arange(count)
    once = rank[rows] < rank[columns]
    low, high, weights = rows[once], columns[once], values_of(matrix)[once]
    order = np.argsort(rank[low] * count + rank[high])
    low, high, weights = low[order], high[order], weights[order]
    starts = np.searchsorted(rank[low], np.arange(count + 1)).astype(np.int64)
    return Pairs(low, high, weights, starts, rank)


def triangles(found: Pairs) -> Iterator[Triangles]:
    """All of them, some at a time, each once.

    Source: Chiba and Nishizeki, SIAM Journal on Computing 14 (1985) 210-223: a time of m times the
    square root of m at the most.

    >>> from analyses.study import study
    >>> whole = study("abc", [(a, b) for a in "abc" for b in "abc" if a != b]).weights
    >>> [(some.uv.tolist(), some.uw.tolist(), some.vw.tolist()) for some in triangles(pairs(whole))]
    [([0], [1], [2])]
    """
    count = found.ranks.size
    place = np.arange(found.low.size)
    after = found.starts[found.ranks[found.low] + 1] - place - 1
    keys = found.ranks[found.low] * count + found.ranks[found.high]
    upto = np.cumsum(after)
    begin = 0
    while begin < place.size:
        done = upto[begin - 1] if begin else 0
        end = max(int(np.searchsorted(upto, done + MOST_AT_ONCE, side="right")), begin + 1)
        first = np.repeat(place[begin:end], after[begin:end])
        seen = upto[begin:end] - after[begin:end] - done
        within = np.arange(first.size) - np.repeat(seen, after[begin:end])
        second = first + 1 + within
        key = found.ranks[found.high[first]] * count + found.ranks[found.high[second]]
        third = np.searchsorted(keys, key)
        there = third < keys.size
        there[there] = keys[third[there]] == key[there]
        yield Triangles(first[there], second[there], third[there])
        begin = end
