"""Rows of different lengths held end to end in one array."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Places: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]


def starts(counts: Places) -> Places:
    """Where each row begins, and where the last one ends.

    >>> starts(np.array([2, 0, 1])).tolist()
    [0, 2, 2, 3]
    """
    return np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts, dtype=np.int64)])


def spread(first: Places, counts: Places) -> tuple[Places, Places]:
    """For each place of each row the row's number and the place; rows begin at `first`.

    >>> [one.tolist() for one in spread(np.array([5, 0]), np.array([2, 1]))]
    [[0, 0, 1], [5, 6, 0]]
    """
    which = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return which, np.arange(len(which)) + np.repeat(first - before, counts)


def highest(keys: Places, values: Numbers) -> tuple[Places, Numbers]:
    """Each key once, in order, with the highest of its values.

    >>> keys, values = highest(np.array([3, 1, 3]), np.array([0.2, 0.5, 0.4]))
    >>> keys.tolist(), values.tolist()
    ([1, 3], [0.5, 0.4])
    """
    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    first = np.flatnonzero(begins(ranked))
    return ranked[first], np.maximum.reduceat(values[order], first)


def begins(ranked: Places) -> NDArray[np.bool_]:
    """Where in equal ones that stand together the first of each stands.

    >>> begins(np.array([3, 3, 5])).tolist()
    [True, False, True]
    """
    new = np.ones(len(ranked), dtype=np.bool_)
    np.not_equal(ranked[1:], ranked[:-1], out=new[1:])
    return new


def counts(first: Places) -> Places:
    """How many places each row has, of where they begin and the last one ends.

    >>> counts(np.array([0, 2, 2, 3])).tolist()
    [2, 0, 1]
    """
    return first[1:] - first[:-1]
