"""Stems as arrays: their letters, and the character n-grams that they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.ragged import Places
from analyses.sparse import Matrix, columns_of, from_cells, rows_of, values_of

_END: Final = ord("_")
_LETTER: Final = 21
"""Bits that hold any letter."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """Stems, each a row of letters and as long as `lengths` says; `grams` has a row for each stem
    and a column for each n-gram, and `counts` says how many n-grams a stem has."""

    letters: NDArray[np.int32]
    lengths: Places
    grams: Matrix
    counts: Places

    def shared(self, rows: Places) -> tuple[Places, Places, Places]:
        """Of each of the rows with each stem how many n-grams they share, where they do."""
        grams: Any = self.grams
        found = grams[rows] @ grams.T
        found.sort_indices()
        return rows[rows_of(found)], columns_of(found), values_of(found).astype(np.int64)

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
    each = each[np.diff(each, prepend=-1) > 0]
    row, column = np.divmod(each, size)
    grams = from_cells(np.ones(len(row)), row, column, shape=(len(stems), size))
    return Spelled(letters, lengths, grams, np.bincount(row, minlength=len(stems)))
