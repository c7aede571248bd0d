"""Rows of numbers that are compared two and two: written out where they are few, else sparse.

A sparse array costs as much to make as a few rows cost in full, and a check compares some fifty.
"""

from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.ragged import Numbers, Places
from analyses.sparse import Matrix, from_cells, row_counts, row_sums, sums

MOST_CELLS: Final = 1 << 20
"""How many numbers are written out: 8 MB."""


class Rows(Protocol):
    def dots(self, one: Places, other: Places) -> Numbers:
        """Of each two rows the sum of their products, column by column."""
        ...

    def squares(self) -> Numbers:
        """Of each row with itself."""
        ...

    def counts(self) -> Places:
        """How many numbers each row has."""
        ...


def rows_of_cells(
    values: Numbers, rows: Places, columns: Places, *, shape: tuple[int, int]
) -> Rows:
    """The rows of these cells; cells of the same place are added up.

    >>> found = rows_of_cells(np.ones(3), np.array([0, 0, 1]), np.array([0, 2, 2]), shape=(2, 3))
    >>> found.dots(np.array([0]), np.array([1])).tolist(), found.counts().tolist()
    ([1.0], [2, 1])
    """
    if shape[0] * shape[1] > MOST_CELLS:
        return Sparse(from_cells(values, rows, columns, shape=shape))
    cells = sums(rows * shape[1] + columns, values, size=shape[0] * shape[1])
    return Written(cells.reshape(shape))


@dataclass(frozen=True, slots=True)
class Written:
    """Rows with every number, also the zeros."""

    cells: NDArray[np.float64]

    def dots(self, one: Places, other: Places) -> Numbers:
        found: Numbers = np.einsum("ij,ij->i", self.cells[one], self.cells[other])
        return found

    def squares(self) -> Numbers:
        found: Numbers = np.einsum("ij,ij->i", self.cells, self.cells)
        return found

    def counts(self) -> Places:
        return np.count_nonzero(self.cells, axis=1)


@dataclass(frozen=True, slots=True)
class Sparse:
    """Rows with the numbers that are not zero."""

    matrix: Matrix

    def dots(self, one: Places, other: Places) -> Numbers:
        first: Any = self.matrix[one]
        return row_sums(first.multiply(self.matrix[other]))

    def squares(self) -> Numbers:
        matrix: Any = self.matrix
        return row_sums(matrix.multiply(matrix))

    def counts(self) -> Places:
        return row_counts(self.matrix).astype(np.int64)
