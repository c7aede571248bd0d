"""Two texts compared word by word, both ways."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from analyses.overlap.likeness import Wording
from analyses.overlap.model import Words
from analyses.overlap.text import Bag, grams

Ways = tuple[float, float]
_UNKNOWN: Ways = (math.nan, math.nan)


@dataclass(frozen=True)
class Comparing:
    """The asked text's words, and how much every word tells."""

    wording: Wording
    words: Words

    def both_ways(self, asked: Bag, other: Bag) -> Ways:
        """The weighted share of the asked words that the other has, and the share of its words
        that are asked, alike ones included; NaN where either has no words.

        >>> comparing = Comparing(Wording(["fald"]), Words(texts=0, known_in={}))
        >>> there, back = comparing.both_ways({"fald": "Fald"}, {"fald": "fald", "hjem": "hjem"})
        >>> there > back
        True
        """
        if not asked or not other:
            return _UNKNOWN
        there: dict[str, float] = defaultdict(float)
        back: dict[str, float] = defaultdict(float)
        for theirs in other:
            near = self.wording.alike(theirs)
            weight = self.words.weigh(theirs) if near else 0.0
            for mine, alike in near.items():
                if mine in asked:
                    # A match counts no more than the less telling of the two words.
                    value = alike * min(weight, self.words.weigh(mine))
                    there[mine] = max(there[mine], value)
                    back[theirs] = max(back[theirs], value)
        return self._share(there, asked), self._share(back, other)

    def mean(self, asked: Bag, other: Bag) -> float:
        """The mean of both ways."""
        return sum(self.both_ways(asked, other)) / 2

    def spelling(self, other: Bag) -> float:
        """How alike the asked text and another are spelled: the cosine of their character
        n-grams, which sees into compounds. 0 where either has no words."""
        mine, theirs = self._mine, self._grams(other)
        dot = sum([weight * theirs[gram] for gram, weight in mine.items() if gram in theirs])
        return dot / ((self._length * _length(theirs)) or 1.0)

    @cached_property
    def _mine(self) -> Mapping[str, float]:
        return self._grams(self.wording.stems)

    @cached_property
    def _length(self) -> float:
        return _length(self._mine)

    def _share(self, matched: Mapping[str, float], words: Bag) -> float:
        total = sum(map(self.words.weigh, words))
        return sum(matched.values()) / (total + self.words.doubt)

    def _grams(self, words: Iterable[str]) -> Mapping[str, float]:
        found: dict[str, float] = defaultdict(float)
        for word in words:
            weight = self.words.weigh(word)
            for gram in grams(word):
                found[gram] += weight
        return found


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()]))
