"""An exact scan over one short vector a row, in memory or in a file that is mapped into it."""

from pathlib import Path

import numpy as np

from analyses.overlap.encoder import Vectors
from analyses.overlap.nearest import nearest_each
from analyses.overlap.ragged import Places

_FIRST_SIZE = 1024
_BLOCK = 65_536


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

    def nearest_each(self, asked: Places, *, most: int, rows: int) -> tuple[Places, Places]:
        """The same for many rows that are asked at once: the place of each among the asked, again
        and again, with a row. What is equal in the seventh digit may come in another order."""
        if rows > len(self._rows):
            self._grow(rows)
        return nearest_each(self._rows[:rows], asked, most=most)

    def has_any(self, rows: Places) -> bool:
        """Whether one of the rows has a vector."""
        return bool(self._rows[rows].any())

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
