"""The features of one pair, word by word, as they are defined: to try the fast ones against."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from analyses.overlap.glossary import UNLIKE
from analyses.overlap.likeness import meanings
from analyses.overlap.model import Words
from analyses.overlap.prepared import Prepared, Side
from analyses.overlap.text import Bag, grams, stem

_UNLIKE = {frozenset(map(stem, pair.split())) for pair in UNLIKE}


def plainly(one: Side, other: Side, words: Words) -> dict[str, float]:
    a, b = one.prepared, other.prepared
    there, back = _both_ways(a.words, b.words, words)
    return {
        "key": 1.0 if set(a.record.keys) & set(b.record.keys) else math.nan,
        "name": max(_name(a, b), _name(b, a)),
        "title": _mean(a.title, b.title, words),
        "purpose": _mean(a.purpose, b.purpose, words),
        "words": (there + back) / 2,
        "contained": max(there, back),
        "spelling": _spelling(a.words, b.words, words),
        "meaning": _meaning(one, other),
        "kernel": _best([[_mean(x, y, words, 0.0) for y in b.kernel] for x in a.kernel]),
        "kernel_meaning": _kernel_meaning(one, other),
        "target": _mean(a.target, b.target, words),
        "topics": _shared(list(a.topics), list(b.topics)),
        "populations": _shared(list(a.populations), list(b.populations)),
        "people": _shared(a.record.people, b.record.people),
        "places": _shared(a.record.places, b.record.places),
    }


def likeness(one: str, other: str) -> float:
    """Of two stems; 0 where they are not alike. Two that share a group are at least .65, and
    whether they are more is left to be told by the words they are made of."""
    mine, theirs = set(grams(one)), set(grams(other))
    shared = len(mine & theirs)
    if one == other:
        return 1.0
    value = 0.0
    if shared > 1 or (shared and len(mine) + len(theirs) <= 3):
        value = min(2 * shared / (len(mine) + len(theirs)), 0.85)
        short, long = sorted((one, other), key=len)
        if (len(short) >= 4 and long.startswith(short)) or (
            len(short) >= 5 and long.endswith(short)
        ):
            value = max(value, 0.65)
    if value < 0.55 or frozenset((one, other)) in _UNLIKE:
        value = 0.0
    return max(value, 0.65 if set(meanings(one)) & set(meanings(other)) else 0.0)


def _both_ways(one: Bag, other: Bag, words: Words) -> tuple[float, float]:
    there: dict[str, float] = defaultdict(float)
    back: dict[str, float] = defaultdict(float)
    for x in one:
        for y in other:
            value = likeness(x, y) * min(words.weigh(x), words.weigh(y))
            there[x], back[y] = max(there[x], value), max(back[y], value)
    totals = [sum(map(words.weigh, some)) + words.doubt for some in (one, other)]
    return sum(there.values()) / totals[0], sum(back.values()) / totals[1]


def _mean(one: Bag, other: Bag, words: Words, silent: float = math.nan) -> float:
    return sum(_both_ways(one, other, words)) / 2 if one and other else silent


def _spelling(one: Bag, other: Bag, words: Words) -> float:
    a, b = _weights(one, words), _weights(other, words)
    length = math.sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))
    return sum(weight * b.get(gram, 0.0) for gram, weight in a.items()) / (length or 1.0)


def _weights(some: Bag, words: Words) -> Mapping[str, float]:
    found: Counter[str] = Counter()
    for word in some:
        for gram in grams(word):
            found[gram] += words.weigh(word)  # pyright: ignore[reportArgumentType] - a weight
    return found


def _meaning(one: Side, other: Side) -> float:
    if one.vectors is None or other.vectors is None:
        return math.nan
    return float(np.clip(one.vectors[0] @ other.vectors[0], 0, 1))


def _kernel_meaning(one: Side, other: Side) -> float:
    if one.vectors is None or other.vectors is None:
        return math.nan
    return _best(np.clip(one.vectors[1:] @ other.vectors[1:].T, 0, 1).tolist())


def _best(table: Sequence[Sequence[float]]) -> float:
    if not table or not table[0]:
        return math.nan
    found = np.array(table)
    return float(found.max(axis=1).mean() + found.max(axis=0).mean()) / 2


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return math.nan
    return len(set(one) & set(other)) / len(set(one) | set(other))


def _name(one: Prepared, other: Prepared) -> float:
    found = 0.0
    for name in filter(None, one.names):
        if name.keys() <= other.words.keys():
            in_title = 0.8 if name.keys() <= other.title.keys() else 0.5
            same = any(name.keys() == another.keys() for another in other.names)
            found = max(found, 1.0 if same else in_title)
    return found
