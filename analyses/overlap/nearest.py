"""Of many vectors the nearest of each, exactly, with each product made once for both of its ends.

Products are made a tile at a time, and of each group of them only the highest is looked at, unless
it is above the least of the nearest that a row has so far.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeAlias

import numpy as np
from threadpoolctl import threadpool_limits

from analyses.overlap.encoder import Vectors
from analyses.overlap.ragged import Places, spread

_TILE: Final = 1_024
_GROUPS: Final = 64
_STRIP: Final = 8 * _TILE
_ABOVE_ZERO: Final = np.finfo(np.float32).tiny

_Hits: TypeAlias = tuple[Places, Places, Vectors]
"""A row, a place and what they are worth, in the order of rows and then of places."""


def nearest_each(known: Vectors, asked: Places, *, most: int) -> tuple[Places, Places]:
    """The place in `asked` of each, again and again, with a row of `known` whose dot product with
    it is among its `most` largest above zero. Of equal ones those of the asked come first.

    >>> known = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)
    >>> which, near = nearest_each(known, np.array([0, 1]), most=2)
    >>> sorted(zip(which.tolist(), near.tolist()))
    [(0, 0), (0, 2), (1, 1), (1, 2)]
    """
    rest = np.ones(len(known), dtype=np.bool_)
    rest[asked] = False
    order = np.concatenate([asked, np.flatnonzero(rest)])
    found = _Nearest(-(-len(asked) // _TILE) * _TILE, most)
    # Each thread multiplies by itself: those of the library would wait for one another.
    with threadpool_limits(1), ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        for first in range(0, len(asked), _TILE):
            strips = range(first, len(order), _STRIP)
            for hits in threads.map(partial(_strip, known, order, found, first), strips):
                for some in hits:
                    found.take(*some)
    which, at = np.nonzero(found.worth[: len(asked)])
    return which, order[found.place[which, at]]


class _Nearest:
    """The nearest so far of each row, the nearest first; zero where there are fewer."""

    def __init__(self, rows: int, most: int) -> None:
        self.worth = np.zeros((rows, most), dtype=np.float32)
        self.place = np.zeros((rows, most), dtype=np.int64)

    def take(self, row: Places, place: Places, worth: Vectors) -> None:
        """Of equal ones the first to come stays."""
        new = np.flatnonzero(np.diff(row, prepend=-1))
        many = np.diff(np.append(new, len(row)))
        rows, most = row[new], self.worth.shape[1]
        wide = np.zeros((len(rows), most + many.max(initial=0)), dtype=np.float32)
        places = np.zeros(wide.shape, dtype=np.int64)
        wide[:, :most], places[:, :most] = self.worth[rows], self.place[rows]
        at = spread(np.full(len(rows), most), many)
        wide[at], places[at] = worth, place
        best = np.argsort(-wide, axis=1, kind="stable")[:, :most]
        self.worth[rows] = np.take_along_axis(wide, best, axis=1)
        self.place[rows] = np.take_along_axis(places, best, axis=1)


def _strip(known: Vectors, order: Places, found: _Nearest, first: int, begin: int) -> list[_Hits]:
    """What the rows of a tile are to those of some others, and those to them."""
    some = known[order[first : first + _TILE]]
    dots = np.zeros((_TILE, _TILE), dtype=np.float32)
    hits: list[_Hits] = []
    for second in range(begin, min(begin + _STRIP, len(order)), _TILE):
        others = known[order[second : second + _TILE]]
        dots[:, len(others) :] = 0
        np.matmul(some, others.T, out=dots[: len(some), : len(others)])
        hits.append(_hits(dots.reshape(_TILE, -1, _GROUPS), found, first, second))
        if first < second < len(found.worth):
            turned = dots.reshape(-1, _GROUPS, _TILE).transpose(2, 0, 1)
            hits.append(_hits(turned, found, second, first))
    return hits


def _hits(dots: Vectors, found: _Nearest, row: int, place: int) -> _Hits:
    """Which of the dots, a row's in groups, are worth more than the least of the nearest of it."""
    least = found.worth[row : row + _TILE, -1]
    highest = dots.max(axis=1)
    most = found.worth.shape[1]
    if most <= _GROUPS and not least.all():
        # So many are at least worth what the last of so many groups has.
        least = np.maximum(least, np.partition(highest, -most, axis=1)[:, -most])
    which, group = np.nonzero(highest >= np.maximum(least, _ABOVE_ZERO)[:, None])
    worth = dots[which, :, group]
    kept, step = np.nonzero((worth >= least[which, None]) & (worth > 0))
    which, group, worth = which[kept], group[kept], worth[kept, step]
    at = step * _GROUPS + group
    inside = np.lexsort((at, which))
    return row + which[inside], place + at[inside], worth[inside]
