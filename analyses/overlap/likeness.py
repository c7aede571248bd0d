"""How alike two words are: by stem, by meaning, as a part of a compound, or by spelling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Final, TypeAlias

from analyses.overlap.glossary import GROUPS, UNLIKE
from analyses.overlap.text import folded, grams, stem

Alike: TypeAlias = Mapping[str, float]
"""The asked stems that a stem is alike, each from LEAST_ALIKE to 1."""

SAME_MEANING: Final = 0.85
PART_OF_COMPOUND: Final = 0.65
LEAST_ALIKE: Final = 0.55
_SHORTEST_START = 4
_SHORTEST_END = 5
_TELLING_ONCE = 3
"""With more n-grams than these in two words, one in common never makes them alike."""


class Wording:
    """The stems of one text, ready to be found again in others; what was found is remembered."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Hold the stems, each once."""
        self.stems = tuple(dict.fromkeys(stems))
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        self._by_meaning: dict[int, list[str]] = defaultdict(list)
        self._found: dict[str, Alike] = {}
        for mine in self.stems:
            for gram in grams(mine):
                self._by_gram[gram].append(mine)
            for meaning in meanings(mine):
                self._by_meaning[meaning].append(mine)

    def alike(self, other: str) -> Alike:
        """The stems that are alike the other.

        >>> Wording(["besoeg", "medicin"]).alike("hjemmebesoeg")
        {'besoeg': 0.65}
        """
        found = self._found.get(other)
        if found is None:
            found = self._found[other] = self._alike(other)
        return found

    def _alike(self, other: str) -> Alike:
        near: dict[str, float] = {}
        for meaning in meanings(other):
            for mine in self._by_meaning.get(meaning, ()):
                near[mine] = _by_meaning(mine, other)
        shared: dict[str, int] = defaultdict(int)
        for gram in grams(other):
            for mine in self._by_gram.get(gram, ()):
                shared[mine] += 1
        for mine, count in shared.items():
            if count == 1 and len(grams(mine)) + len(grams(other)) > _TELLING_ONCE:
                continue
            value = _by_spelling(mine, other, shared=count)
            if value >= LEAST_ALIKE:
                near[mine] = max(value, near.get(mine, 0.0))
        return near


@lru_cache(maxsize=65536)
def meanings(word_stem: str) -> tuple[int, ...]:
    """The glossary groups a stem belongs to, by itself or as part of a compound.

    >>> meanings("hospital") == meanings("sygehus") != ()
    True
    """
    whole = _groups().get(word_stem, ())
    starts = [word_stem[:cut] for cut in range(_SHORTEST_START, len(word_stem) - 3)]
    linked = [start.rstrip("es") for start in starts]
    ends = [word_stem[cut:] for cut in range(3, len(word_stem) - _SHORTEST_END + 1)]
    parts = [group for part in (*starts, *linked, *ends) for group in _groups().get(part, ())]
    return tuple(sorted({*whole, *parts}))


def _by_meaning(asked: str, known: str) -> float:
    if asked == known:
        return 1.0
    whole = _share_a_group(asked, known) or _share_a_group(*_without_common_end(asked, known))
    return SAME_MEANING if whole else PART_OF_COMPOUND


def _share_a_group(asked: str, known: str) -> bool:
    return not set(_groups().get(asked, ())).isdisjoint(_groups().get(known, ()))


def _without_common_end(asked: str, known: str) -> tuple[str, str]:
    """What differs in two compounds, as *medicin* and *lægemiddel* before *gennemgang*."""
    end = _common_start(asked[::-1], known[::-1])
    start = _common_start(asked, known) if end < _SHORTEST_START else 0
    return asked[start : len(asked) - end], known[start : len(known) - end]


def _common_start(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def _by_spelling(asked: str, known: str, *, shared: int) -> float:
    if asked == known:
        return 1.0
    if frozenset((asked, known)) in _unlike():
        return 0.0
    dice = 2 * shared / (len(grams(asked)) + len(grams(known)))
    short, long = sorted((asked, known), key=len)
    starts = len(short) >= _SHORTEST_START and long.startswith(short)
    # Short ends are as often an ending as a word: *ernæring* has nothing to do with *ring*.
    ends = len(short) >= _SHORTEST_END and long.endswith(short)
    return max(min(dice, SAME_MEANING), PART_OF_COMPOUND if starts or ends else 0.0)


@lru_cache(maxsize=1)
def _unlike() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(stem, pair.split())) for pair in UNLIKE)


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(GROUPS):
        for word in line.split():
            for known in {folded(word), stem(word), stem(word, lang="en")}:
                if number not in found[known]:
                    found[known].append(number)
    return {known: tuple(groups) for known, groups in found.items()}
