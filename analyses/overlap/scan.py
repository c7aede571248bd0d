"""An exact scan over one short vector a row, in memory or in a file that is mapped into it."""

from pathlib import Path

import numpy as np

from analyses.overlap.encoder import Vectors
from analyses.overlap.ragged import Places

_FIRST_SIZE = 1024
_BLOCK = 65_536
_TILE = 8_192
_GROUP = 32
_AT_ONCE = 256
"""How many are asked at once of how many rows, so that what comes of it is still at hand when the
best of each group of rows is looked for."""


class Scan:
    """Vectors by row number; a row without one is all zeros and never found."""

    def __init__(self, width: int, file: Path | None = None) -> None:
        """Take what the file holds, if there is one."""
        self._width, self._file = width, file
        size = 0 if file is None or not file.exists() else file.stat().st_size // (4 * width)
        self._rows = self._mapped(max(size, _FIRST_SIZE))

    def put(self, row: int, vector: Vectors | None) -> None:
        """Set or clear the row's vector."""
        if row >= len(self._rows):
            self._grow(row + 1)
        self._rows[row] = 0 if vector is None else vector

    def nearest(self, vector: Vectors, *, most: int, rows: int) -> list[int]:
        """The rows below `rows` with the largest dot products above zero, the nearest first.

        >>> scan = Scan(2)
        >>> for row, vector in enumerate([[1, 0], [0, 1], [0.6, 0.8]]):
        ...     scan.put(row, np.array(vector, dtype=np.float32))
        >>> scan.nearest(np.array([0, 1], dtype=np.float32), most=2, rows=3)
        [1, 2]
        """
        if rows > len(self._rows):
            # Another process has made the file longer.
            self._grow(rows)
        dots = np.empty(rows, dtype=np.float32)
        for at in range(0, rows, _BLOCK):
            block = self._rows[at : min(at + _BLOCK, rows)]
            # On one thread: it waits for memory, and others wait for the processors.
            np.einsum("ij,j->i", block, vector, out=dots[at : at + len(block)])
        most = min(most, rows)
        if not most:
            return []
        top = np.argpartition(dots, rows - most)[rows - most :]
        ranked: list[int] = top[np.lexsort((top, -dots[top]))].tolist()
        return [row for row in ranked if dots[row] > 0]

    def of(self, rows: Places) -> Vectors:
        """The vectors of the rows."""
        found: Vectors = self._rows[rows]
        return found

    def nearest_each(self, vectors: Vectors, *, most: int, rows: int) -> tuple[Places, Places]:
        """The same for many: the place of each asked, again and again, with a row. What is equal
        in the seventh digit may come in another order.

        >>> scan = Scan(2)
        >>> for row, vector in enumerate([[1, 0], [0, 1], [0.6, 0.8]]):
        ...     scan.put(row, np.array(vector, dtype=np.float32))
        >>> which, near = scan.nearest_each(np.eye(2, dtype=np.float32), most=2, rows=3)
        >>> sorted(zip(which.tolist(), near.tolist()))
        [(0, 0), (0, 2), (1, 1), (1, 2)]
        """
        if rows > len(self._rows):
            self._grow(rows)
        dots = np.zeros((-(-rows // _TILE), min(_AT_ONCE, len(vectors)), _TILE), dtype=np.float32)
        known = np.asarray(self._rows[:rows])
        found = [
            _nearest_some(vectors[at : at + _AT_ONCE], known, dots, most=most)
            for at in range(0, len(vectors), _AT_ONCE)
        ]
        which = [some + at * _AT_ONCE for at, (some, _) in enumerate(found)]
        none = np.zeros(0, dtype=np.int64)
        return np.concatenate([none, *which]), np.concatenate([none, *(near for _, near in found)])

    def flush(self) -> None:
        """Hand what was set to the file."""
        if isinstance(self._rows, np.memmap):
            self._rows.flush()

    def _grow(self, needed: int) -> None:
        self.flush()
        before = self._rows
        held = 0 if self._file is None else self._file.stat().st_size // (4 * self._width)
        self._rows = self._mapped(max(held, needed if held >= needed else 2 * needed))
        if self._file is None:
            self._rows[: len(before)] = before

    def _mapped(self, rows: int) -> Vectors:
        if self._file is None:
            return np.zeros((rows, self._width), dtype=np.float32)
        mode = "r+" if self._file.exists() else "w+"
        return np.memmap(self._file, dtype=np.float32, mode=mode, shape=(rows, self._width))


def _nearest_some(
    vectors: Vectors, known: Vectors, dots: Vectors, *, most: int
) -> tuple[Places, Places]:
    """The same for a few; `dots` is theirs to write in, and zero where there are no rows."""
    tiles, many, groups = len(dots), len(vectors), _TILE // _GROUP
    best = np.empty((many, tiles, groups), dtype=np.float32)
    for at, tile in enumerate(dots[:, :many]):
        some = known[at * _TILE : (at + 1) * _TILE]
        np.matmul(vectors, some.T, out=tile[:, : len(some)])
        tile.reshape(many, _GROUP, groups).max(axis=1, out=best[:, at])
    # The best rows of all are in the best groups.
    few = min(most, tiles * groups)
    tile, group = np.divmod(_highest(best.reshape(many, -1), few), groups)
    asked = np.arange(many)[:, None]
    found = dots.reshape(tiles, -1, _GROUP, groups)[tile, asked, :, group].reshape(many, -1)
    row = (tile * _TILE + group)[:, :, None] + groups * np.arange(_GROUP)
    at = _highest(found, most)
    which, place = np.nonzero(np.take_along_axis(found, at, axis=1) > 0)
    return which, np.take_along_axis(row.reshape(many, -1), at, axis=1)[which, place]


def _highest(each: Vectors, most: int) -> Places:
    """Where the highest of each row are, in no order."""
    return np.argpartition(each, each.shape[1] - most, axis=1)[:, each.shape[1] - most :]
