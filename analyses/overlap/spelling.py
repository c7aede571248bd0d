"""Stems as arrays: their letters, and the character n-grams that they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.ragged import Numbers, Places, begins, counts, spread, starts
from analyses.overlap.rows import MOST_CELLS, Rows, Sparse, rows_of_cells
from analyses.sparse import Matrix, columns_of, from_cells, rows_of, values_of

_END: Final = ord("_")
_LETTER: Final = 21
"""Bits that hold any letter."""


@dataclass(frozen=True)
class Spelled:
    """Stems, each a row of letters and as long as `lengths` says; `grams` has the numbers of the
    n-grams of each, end to end and in order, which begin where `first` says, and `known` is how
    many n-grams there are."""

    letters: NDArray[np.int32]
    lengths: Places
    grams: Places
    first: Places
    known: int

    @property
    def counts(self) -> Places:
        """How many n-grams each stem has."""
        return counts(self.first)

    def shared(self, rows: Places) -> tuple[Places, Places, Places]:
        """Of each of the rows with each stem how many n-grams they share, where they do."""
        size = len(self.lengths)
        if len(rows) * size > MOST_CELLS:
            matrix: Any = self.matrix
            found = matrix[rows] @ matrix.T
            found.sort_indices()
            return rows[rows_of(found)], columns_of(found), values_of(found).astype(np.int64)
        which, at = spread(self.first[rows], self.counts[rows])
        held = np.bincount(self.grams, minlength=self.known)
        gram = self.grams[at]
        each, place = spread(starts(held)[gram], held[gram])
        stem = np.repeat(np.arange(size), self.counts)[np.argsort(self.grams, kind="stable")]
        many = np.bincount(which[each] * size + stem[place], minlength=len(rows) * size)
        there = np.flatnonzero(many)
        one, other = np.divmod(there, max(size, 1))
        return rows[one], other, many[there]

    def within(self, one: Places, other: Places) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether the shorter of each two is how the longer begins, and how it ends."""
        swapped = self.lengths[one] > self.lengths[other]
        short, long = np.where(swapped, other, one), np.where(swapped, one, other)
        size, apart = self.lengths[short], self.lengths[long] - self.lengths[short]
        width = int(self.letters.shape[1])
        at = np.arange(width)
        past = at >= size[:, None]
        mine = self.letters[short]
        ends = self.letters[long[:, None], np.minimum(at + apart[:, None], width - 1)]
        begins = ((mine == self.letters[long]) | past).all(axis=1)
        return begins, ((mine == ends) | past).all(axis=1)

    def weighed(self, row: Places, stem: Places, weight: Numbers, *, rows: int) -> Rows:
        """So many rows, each of what its stems with each n-gram weigh together; each entry is of a
        row and a stem, and weighs something."""
        if rows * self.known > MOST_CELLS:
            each: Any = from_cells(weight, row, stem, shape=(rows, len(self.lengths)))
            found = each @ self.matrix
            found.sort_indices()
            return Sparse(found)
        which, at = spread(self.first[stem], self.counts[stem])
        shape = (rows, self.known)
        return rows_of_cells(weight[which], row[which], self.grams[at], shape=shape)

    @cached_property
    def matrix(self) -> Matrix:
        """A row for each stem, a column for each n-gram."""
        row = np.repeat(np.arange(len(self.lengths)), self.counts)
        shape = (len(self.lengths), self.known)
        return from_cells(np.ones(len(row)), row, self.grams, shape=shape)


def spelled(stems: Sequence[str]) -> Spelled:
    """The stems with their n-grams, the same that `text.grams` tells.

    >>> spelled(["fald", "ring"]).counts.tolist()
    [4, 4]
    """
    lengths = np.array([len(stem) for stem in stems], dtype=np.int64)
    width = int(lengths.max(initial=1))
    letters = np.array(stems, dtype=f"U{width}").view(np.int32).reshape(len(stems), width)
    marked = np.full((len(stems), width + 2), _END, dtype=np.int64)
    marked[:, 1:-1] = np.where(letters == 0, _END, letters)
    row, at = np.nonzero(np.arange(width) < lengths[:, None])
    gram = marked[row, at] << 2 * _LETTER | marked[row, at + 1] << _LETTER | marked[row, at + 2]
    known, column = np.unique(gram, return_inverse=True)
    size = max(1, len(known))
    each = np.sort(row * size + column)
    each = each[begins(each)]
    row, column = np.divmod(each, size)
    first = starts(np.bincount(row, minlength=len(stems)))
    return Spelled(letters, lengths, column, first, size)
