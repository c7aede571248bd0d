"""One field of many records, compared with one text at once."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.likeness import Alike
from analyses.overlap.text import Bag

Numbers: TypeAlias = NDArray[np.float64]
Weigh: TypeAlias = Callable[[str], float]


class Field:
    """The stems of one field of each record, and in which records each stem stands."""

    def __init__(self, bags: Sequence[Bag], weigh: Weigh, *, doubt: float = 0.0) -> None:
        """Take the field of each record, in the order of the records; `doubt` is the weight that
        is reckoned unmatched in every text, so that one word alone proves little."""
        rows: dict[str, list[int]] = defaultdict(list)
        for row, words in enumerate(bags):
            for word in words:
                rows[word].append(row)
        self._weigh = weigh
        self._doubt = doubt
        self._rows = {word: np.array(found) for word, found in rows.items()}
        self._totals = np.array([sum(map(weigh, words)) for words in bags], dtype=np.float64)

    def both_ways(self, asked: Bag, alike: Alike) -> tuple[Numbers, Numbers]:
        """For each record the weighted share of the asked words that it has, and the share of
        its words that are asked, alike ones included; NaN where either has no words.

        >>> field = Field([{"fald": "fald", "hjem": "hjem"}, {}], lambda word: 1.0)
        >>> [found.tolist() for found in field.both_ways({"fald": "Fald"}, {"fald": {"fald": 1.0}})]
        [[1.0, nan], [0.5, nan]]
        """
        there = np.zeros_like(self._totals)
        best_back: dict[str, float] = {}
        for word in asked:
            near = self._near(word, alike)
            there += self._best(near)
            for value, known in near:
                best_back[known] = max(value, best_back.get(known, 0.0))
        back = np.zeros_like(self._totals)
        for known, value in best_back.items():
            back[self._rows[known]] += value
        total = sum(map(self._weigh, asked))
        unknown = self._totals == 0 if total else np.ones_like(self._totals, dtype=bool)
        missing = np.where(unknown, np.nan, 0.0)
        mine = (total + self._doubt) or 1.0
        theirs = np.maximum(self._totals + self._doubt, 1e-9)
        return there / mine + missing, back / theirs + missing

    def _near(self, word: str, alike: Alike) -> list[tuple[float, str]]:
        """What the stems alike are worth, the least first: a match counts no more than the less
        telling of the two words."""
        mine = self._weigh(word)
        return sorted(
            (value * min(mine, self._weigh(known)), known)
            for known, value in alike.get(word, {}).items()
            if known in self._rows
        )

    def _best(self, near: list[tuple[float, str]]) -> Numbers:
        best = np.zeros_like(self._totals)
        # The least first, so that the best of a record is what remains.
        for value, known in near:
            best[self._rows[known]] = value
        return best
