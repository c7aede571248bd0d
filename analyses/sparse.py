"""SciPy's sparse arrays, which have no types of their own, behind a few functions that do."""

import os
from importlib import import_module
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]
Matrix: TypeAlias = Any
"""A sparse array in rows, with sorted columns: one row and one column for each id."""


def from_cells(
    values: Vector, rows: Places, columns: Places, *, shape: tuple[int, int] | None = None
) -> Matrix:
    """The matrix of these cells; cells of the same place are added up."""
    return _scipy("sparse").csr_array((values, (rows, columns)), shape=shape)


def of_dense(cells: Vector) -> Matrix:
    return _scipy("sparse").csr_array(cells)


def scaled_rows(matrix: Matrix, factors: Vector) -> Matrix:
    """Each row times its factor."""
    found = matrix.astype(np.float64)
    found.data = found.data * np.repeat(factors, np.diff(starts(found)))
    return found


def size(matrix: Matrix) -> int:
    return int(matrix.shape[0])


def starts(matrix: Matrix) -> Places:
    """Where each row begins among the stored values, and where the last one ends."""
    return np.asarray(matrix.indptr, dtype=np.int64)


def columns_of(matrix: Matrix) -> Places:
    """The column of each stored value, in order."""
    return np.asarray(matrix.indices, dtype=np.int64)


def values_of(matrix: Matrix) -> Vector:
    """The stored values, in order."""
    return np.asarray(matrix.data, dtype=np.float64)


def rows_of(matrix: Matrix) -> Places:
    """The row of each stored value, in order."""
    return np.repeat(np.arange(size(matrix)), np.diff(starts(matrix)))


def highest_products(left: Matrix, right: Matrix, *, most: int) -> Matrix:
    """Of each row of the product the highest values, at most so many, the highest first.

    On as many threads as there are processors where `sparse_dot_topn` is installed, which has no
    package for some machines.
    """
    rows: Any = _scipy("sparse").csr_matrix
    try:
        multiply: Any = import_module("sparse_dot_topn").sp_matmul_topn
    except ImportError:
        return _highest(left @ right, most)
    return multiply(rows(left), rows(right), top_n=most, sort=True, n_threads=os.cpu_count())


def _highest(matrix: Matrix, most: int) -> Matrix:
    row, column, value = rows_of(matrix), columns_of(matrix), values_of(matrix)
    order = np.lexsort((-value, row))
    order = order[np.arange(len(row)) - starts(matrix)[row] < most]
    found = _scipy("sparse").csr_array
    ends = np.concatenate([[0], np.cumsum(np.minimum(np.diff(starts(matrix)), most))])
    return found((value[order], column[order], ends), shape=matrix.shape)


def row_sums(matrix: Matrix) -> Vector:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


def row_counts(matrix: Matrix) -> Vector:
    """How many values each row holds."""
    return np.diff(starts(matrix)).astype(np.float64)


def row_maxima(matrix: Matrix) -> Vector:
    """The greatest value of each row, 0 where there is none."""
    out = np.zeros(size(matrix))
    np.maximum.at(out, rows_of(matrix), values_of(matrix))
    return out


def steps_between(matrix: Matrix) -> Vector:
    """How many ties the shortest way from each to each has: infinite where there is none."""
    return np.asarray(_scipy("sparse.csgraph").shortest_path(matrix, unweighted=True), dtype=float)


def pieces(matrix: Matrix) -> Places:
    """The number of the connected piece of each, whatever the direction of ties."""
    return _scipy("sparse.csgraph").connected_components(matrix, directed=False)[1].astype(np.int64)


def sums(places: Places, cells: Vector, *, size: int = 0) -> Vector:
    """What falls on each place, of which there are at least `size`."""
    return np.asarray(np.bincount(places, cells, minlength=size), dtype=np.float64)


def divided(numerator: Vector, denominator: Vector, *, otherwise: float = 0.0) -> Vector:
    """Cell by cell; `otherwise` where the denominator is 0."""
    out = np.full(np.broadcast_shapes(numerator.shape, denominator.shape), otherwise)
    np.divide(numerator, denominator, out=out, where=denominator != 0)
    return out


def _scipy(name: str) -> Any:
    return import_module(f"scipy.{name}")
