"""How alike texts are spelled: cosine of their character n-grams, which sees into compounds."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.field import Numbers


class Spelling:
    """An inverted index from character n-gram to records."""

    def __init__(self, counted: Sequence[Mapping[str, int]]) -> None:
        """Take the counted n-grams of each record, in the order of the records."""
        self._size = len(counted)
        self._known_in = Counter(gram for counts in counted for gram in counts)
        rows: dict[str, list[int]] = defaultdict(list)
        often: dict[str, list[int]] = defaultdict(list)
        for row, counts in enumerate(counted):
            for gram, count in counts.items():
                rows[gram].append(row)
                often[gram].append(count)
        squares = np.zeros(self._size)
        self._rows: dict[str, tuple[NDArray[np.intp], Numbers]] = {}
        for gram, found in rows.items():
            weights = (1 + np.log(np.array(often[gram], dtype=np.float64))) * self._rarity(gram)
            self._rows[gram] = (np.array(found, dtype=np.intp), weights)
            squares[found] += weights * weights
        self._lengths = np.sqrt(squares)

    def cosines(self, counts: Mapping[str, int]) -> Numbers:
        """From 0 to 1 for each record.

        >>> Spelling([{"fal": 1}, {"hje": 1}]).cosines({"fal": 2}).round(3).tolist()
        [1.0, 0.0]
        """
        dots = np.zeros(self._size)
        squares = 0.0
        for gram, count in counts.items():
            weight = (1 + math.log(count)) * self._rarity(gram)
            squares += weight * weight
            if gram in self._rows:
                rows, weights = self._rows[gram]
                dots[rows] += weight * weights
        return dots / np.maximum(self._lengths * math.sqrt(squares), 1e-9)

    def _rarity(self, gram: str) -> float:
        return math.log(1 + (self._size + 1) / max(self._known_in.get(gram, 0), 1))
