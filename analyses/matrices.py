"""The ties of a study as the matrix that an analysis asks for."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from analyses.sparse import Matrix, Places, Vector, columns_of, rows_of, values_of
from analyses.study import ALWAYS, Study

Direction: TypeAlias = Literal["out", "in", "both"]


def ties(studied: Study, *, direction: Direction = "out", valued: bool = False) -> Matrix:
    """Row i holds the alters of i: whom i names (`out`), who names i (`in`), or either (`both`).

    Unvalued, a tie is 1; valued, it is its weight, and both ways of a pair are added up.

    >>> from analyses.study import study
    >>> ties(study("ab", [("a", "b", 2.0, 0.0)]), direction="both", valued=True).toarray().tolist()
    [[0.0, 2.0], [2.0, 0.0]]
    """
    return turned(studied.weights, direction=direction, valued=valued)


def turned(weights: Matrix, *, direction: Direction, valued: bool) -> Matrix:
    """As `ties`, of a matrix."""
    found = weights
    if direction == "in":
        found = weights.T.tocsr()
    if direction == "both":
        found = (weights + weights.T).tocsr()
    return found if valued else ones(found)


@dataclass(frozen=True, slots=True)
class Arcs:
    """From each row to each column, in no order; `since` is -inf where always.

    What is the same of all is stored once: to be read, not written.
    """

    rows: Places
    columns: Places
    weights: Vector
    since: Vector


def arcs(studied: Study, *, direction: Direction = "out", valued: bool = False) -> Arcs:
    """As `ties`, one by one; of both ways of an unvalued pair the one that was there first."""
    rows, columns = rows_of(studied.weights), columns_of(studied.weights)
    weights = values_of(studied.weights)
    since = _alike(ALWAYS, rows) if studied.since is None else studied.since
    if direction == "in":
        rows, columns = columns, rows
    if direction == "both":
        rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
        weights, since = np.tile(weights, 2), np.tile(since, 2)
    if not valued and direction == "both":
        order = np.lexsort((since, columns, rows))
        rows, columns, since = rows[order], columns[order], since[order]
        first = np.ones(rows.size, dtype=bool)
        first[1:] = (np.diff(rows) != 0) | (np.diff(columns) != 0)
        rows, columns, since = rows[first], columns[first], since[first]
    return Arcs(rows, columns, weights if valued else _alike(1.0, rows), since)


def _alike(value: float, rows: Places) -> Vector:
    return np.broadcast_to(np.float64(value), rows.shape)


def ones(matrix: Matrix) -> Matrix:
    """The same ties, each 1."""
    found = matrix.copy()
    found.data = np.ones_like(found.data, dtype=np.float64)
    return found


def by_period(studied: Study, period: float) -> Matrix:
    """The weights of the ties that were there in a period."""
    if studied.since is None:
        return studied.weights
    found = studied.weights.copy()
    found.data = np.where(studied.since <= period, found.data, 0.0)
    found.eliminate_zeros()
    return found
