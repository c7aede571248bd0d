"""How alike two words are: by stem, by meaning, as a part of a compound, or by spelling."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Final, TypeAlias

from analyses.overlap.glossary import GROUPS, UNLIKE
from analyses.overlap.text import folded, grams, stem

Alike: TypeAlias = Mapping[str, Mapping[str, float]]
"""Asked stem to the stems of the index that are alike, each from LEAST_ALIKE to 1."""

SAME_MEANING: Final = 0.85
PART_OF_COMPOUND: Final = 0.65
LEAST_ALIKE: Final = 0.55
_SHORTEST_PART = 4


class Vocabulary:
    """The stems of an index, found by spelling and by meaning."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Hold the stems, each once."""
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        self._by_meaning: dict[int, list[str]] = defaultdict(list)
        self._stems = frozenset(stems)
        for known in sorted(self._stems):
            for gram in grams(known):
                self._by_gram[gram].append(known)
            for meaning in meanings(known):
                self._by_meaning[meaning].append(known)

    def alike(self, stems: Iterable[str]) -> dict[str, dict[str, float]]:
        """The known stems that are alike each asked one.

        >>> Vocabulary(["hjemmebesoeg", "medicin"]).alike(["besoeg"])
        {'besoeg': {'hjemmebesoeg': 0.65}}
        """
        return {asked: self._near(asked) for asked in stems}

    def _near(self, asked: str) -> dict[str, float]:
        near: dict[str, float] = {}
        for meaning in meanings(asked):
            for known in self._by_meaning.get(meaning, ()):
                near[known] = _by_meaning(asked, known)
        shared = Counter(known for gram in grams(asked) for known in self._by_gram.get(gram, ()))
        for known, count in shared.items():
            value = _by_spelling(asked, known, shared=count)
            if value >= LEAST_ALIKE:
                near[known] = max(value, near.get(known, 0.0))
        return near


@lru_cache(maxsize=65536)
def meanings(word_stem: str) -> tuple[int, ...]:
    """The glossary groups a stem belongs to, by itself or as part of a compound.

    >>> meanings("hospital") == meanings("sygehus") != ()
    True
    """
    whole = _groups().get(word_stem, ())
    parts = [
        group
        for cut in range(_SHORTEST_PART, len(word_stem) - _SHORTEST_PART + 1)
        for part in (word_stem[:cut], word_stem[:cut].rstrip("es"), word_stem[cut:])
        for group in _groups().get(part, ())
    ]
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
    start = _common_start(asked, known) if end < _SHORTEST_PART else 0
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
    part = len(short) >= _SHORTEST_PART and (long.startswith(short) or long.endswith(short))
    return max(min(dice, SAME_MEANING), PART_OF_COMPOUND if part else 0.0)


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
