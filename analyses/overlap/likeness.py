"""How alike two words are: by stem, by meaning, as a part of a compound, or by spelling."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.glossary import GROUPS, UNLIKE
from analyses.overlap.ragged import Numbers, Places, highest, spread, starts
from analyses.overlap.spelling import Spelled, spelled
from analyses.overlap.text import folded, stem

SAME_MEANING: Final = 0.85
PART_OF_COMPOUND: Final = 0.65
LEAST_ALIKE: Final = 0.55
_SHORTEST_START = 4
_SHORTEST_END = 5
_TELLING_ONCE = 3
"""With more n-grams than these in two words, one in common never makes them alike."""
_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Alike:
    """For each stem of a list those of the list that are alike it, end to end: `first` says where
    each begins. A likeness is from LEAST_ALIKE to 1."""

    first: Places
    stems: Places
    likeness: Numbers

    def of(self, asked: Places) -> tuple[Places, Places, Numbers]:
        """For each asked stem: its place among the asked, one that is alike, and how much."""
        which, at = spread(self.first[asked], self.first[asked + 1] - self.first[asked])
        return which, self.stems[at], self.likeness[at]


def alike(stems: Sequence[str], asked: Places, spelling: Spelled | None = None) -> Alike:
    """What is alike the asked of some different stems; nothing is alike those not asked for.

    >>> stems = ["besoeg", "medicin", "hjemmebesoeg"]
    >>> found = alike(stems, np.array([0]))
    >>> found.stems.tolist(), found.likeness.tolist()
    ([0, 2], [1.0, 0.65])
    """
    by_letters = spelling or spelled(stems)
    size = len(stems)
    parts = [
        _by_spelling(stems, by_letters, asked[at : at + _BLOCK])
        for at in range(0, len(asked), _BLOCK)
    ]
    parts.append(_by_meaning(stems, asked))
    key = np.concatenate([one * size + other for one, other, _ in parts])
    pairs, likeness = highest(key, np.concatenate([values for _, _, values in parts]))
    one, other = np.divmod(pairs, max(size, 1))
    return Alike(starts(np.bincount(one, minlength=size)), other, likeness)


def _by_spelling(
    stems: Sequence[str], spelling: Spelled, asked: Places
) -> tuple[Places, Places, Numbers]:
    """Those with enough n-grams in common, or where one is how the other begins or ends."""
    one, other, shared = spelling.shared(asked)
    each = spelling.counts[one] + spelling.counts[other]
    telling = (shared > 1) | (each <= _TELLING_ONCE)
    one, other, shared, each = one[telling], other[telling], shared[telling], each[telling]
    likeness = np.minimum(2 * shared / each, SAME_MEANING)
    size = np.minimum(spelling.lengths[one], spelling.lengths[other])
    fewest = np.minimum(spelling.counts[one], spelling.counts[other])
    part = np.flatnonzero((size >= _SHORTEST_START) & (shared >= fewest - 1))
    begins, ends = spelling.within(one[part], other[part])
    # Short ends are as often an ending as a word: *ernæring* has nothing to do with *ring*.
    part = part[begins | (ends & (size[part] >= _SHORTEST_END))]
    likeness[part] = np.maximum(likeness[part], PART_OF_COMPOUND)
    likeness[one == other] = 1.0
    kept = likeness >= LEAST_ALIKE
    kept[kept] = ~_unlike(stems, one[kept], other[kept])
    return one[kept], other[kept], likeness[kept]


def _unlike(stems: Sequence[str], one: Places, other: Places) -> NDArray[np.bool_]:
    """Pairs that are spelled alike and are known to mean something else."""
    number = {word: at for at, word in enumerate(stems) if word in _unlike_words()}
    apart = [
        number[a] * len(stems) + number[b]
        for a, b in _unlike_pairs()
        if a in number and b in number
    ]
    return np.isin(one * len(stems) + other, apart)


def _by_meaning(stems: Sequence[str], asked: Places) -> tuple[Places, Places, Numbers]:
    """Those that share a group of the glossary, whole or in part."""
    by_group: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(stems):
        for group in meanings(word):
            by_group[group].append(at)
    found: dict[tuple[int, int], float] = {}
    for at in asked.tolist():
        for group in meanings(stems[at]):
            for other in by_group[group]:
                if (at, other) not in found:
                    found[at, other] = _meaning(stems[at], stems[other])
    pairs = np.array(list(found), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1], np.array(list(found.values()), dtype=np.float64)


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


@lru_cache(maxsize=262_144)
def _meaning(asked: str, known: str) -> float:
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


@lru_cache(maxsize=1)
def _unlike_pairs() -> tuple[tuple[str, str], ...]:
    """Both ways."""
    pairs = [(stem(one), stem(other)) for one, other in map(str.split, UNLIKE)]
    return (*pairs, *((other, one) for one, other in pairs))


@lru_cache(maxsize=1)
def _unlike_words() -> frozenset[str]:
    return frozenset(word for pair in _unlike_pairs() for word in pair)


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(GROUPS):
        for word in line.split():
            for known in {folded(word), stem(word), stem(word, lang="en")}:
                if number not in found[known]:
                    found[known].append(number)
    return {known: tuple(groups) for known, groups in found.items()}
