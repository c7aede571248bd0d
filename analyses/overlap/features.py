"""How far two initiatives agree, feature by feature, from 0 to 1; NaN where either is silent."""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from analyses.overlap.comparing import Comparing
from analyses.overlap.encoder import Vectors
from analyses.overlap.prepared import Prepared
from analyses.overlap.text import Bag

FEATURES: Final = (
    "key",
    "name",
    "title",
    "purpose",
    "words",
    "contained",
    "spelling",
    "meaning",
    "kernel",
    "kernel_meaning",
    "target",
    "topics",
    "populations",
    "people",
    "places",
)
OF_MEANING: Final = frozenset({"meaning", "kernel_meaning"})

Features: TypeAlias = Mapping[str, float]

SAME_NAME, NAME_IN_TITLE, NAME_IN_TEXT = 1.0, 0.8, 0.5
_WHOLE, _ELEMENTS = 0, 1
"""Rows of a record's vectors: the text, and from here on each kernel element."""


@dataclass(frozen=True, slots=True)
class Side:
    """A record taken apart, with its centred vectors: first the text, then each kernel element.

    `vectors` is None where there is no encoder.
    """

    prepared: Prepared
    vectors: Vectors | None = None


def features(comparing: Comparing, asked: Side, other: Side) -> Features:
    """Every feature, in the order of FEATURES; `comparing` holds the words of the asked.

    >>> from analyses.overlap.likeness import Wording
    >>> from analyses.overlap.model import Words
    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> one = prepared(InitiativeRecord(id="1", title="Faldklinik", topics=("fald",)))
    >>> two = prepared(InitiativeRecord(id="2", title="Faldklinikken", topics=("Fald", "kost")))
    >>> comparing = Comparing(Wording(one.words), Words(texts=0, known_in={}))
    >>> found = features(comparing, Side(one), Side(two))
    >>> found["name"], found["topics"], found["target"], found["meaning"]
    (1.0, 0.5, nan, nan)
    """
    mine, theirs = asked.prepared, other.prepared
    there, back = comparing.both_ways(mine.words, theirs.words)
    return {
        "key": _key(mine.record.keys, theirs.record.keys),
        "name": named(mine, theirs)[0],
        "title": comparing.mean(mine.title, theirs.title),
        "purpose": comparing.mean(mine.purpose, theirs.purpose),
        "words": _known((there + back) / 2),
        "contained": _known(max(there, back)),
        "spelling": comparing.spelling(theirs.words),
        "meaning": _meaning(asked.vectors, other.vectors),
        "kernel": _kernel(comparing, mine.kernel, theirs.kernel),
        "kernel_meaning": _kernel_meaning(asked.vectors, other.vectors),
        "target": comparing.mean(mine.target, theirs.target),
        "topics": shared(mine.topics.keys(), theirs.topics.keys()),
        "populations": shared(mine.populations.keys(), theirs.populations.keys()),
        "people": shared(set(mine.record.people), set(theirs.record.people)),
        "places": shared(set(mine.record.places), set(theirs.record.places)),
    }


def named(asked: Prepared, other: Prepared) -> tuple[float, str]:
    """How far a name of the one is found in the other, and the name: the same name, or one that
    stands in the other's title, or anywhere in its text."""
    best = (0.0, "")
    for one, two in ((asked, other), (other, asked)):
        for name in one.names:
            value = _named(name, two)
            if value > best[0]:
                best = (value, " ".join(name.values()))
    return best


def cosines(asked: Vectors, other: Vectors) -> Vectors:
    """Of each asked kernel element, a row, with each of the other's; 0 where they turn apart."""
    return np.clip(asked[_ELEMENTS:] @ other[_ELEMENTS:].T, 0.0, 1.0)


def shared(asked: Set[str], other: Set[str]) -> float:
    """The share of the labels of both that they have in common; NaN where either has none."""
    if not asked or not other:
        return math.nan
    return len(asked & other) / len(asked | other)


def _key(asked: Iterable[str], other: Iterable[str]) -> float:
    """1 for an outside id in common; that there is none says nothing."""
    return math.nan if set(asked).isdisjoint(other) else 1.0


def _named(name: Bag, other: Prepared) -> float:
    if not name or not name.keys() <= other.words.keys():
        return 0.0
    if any(name.keys() == theirs.keys() for theirs in other.names):
        return SAME_NAME
    return NAME_IN_TITLE if name.keys() <= other.title.keys() else NAME_IN_TEXT


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def _meaning(asked: Vectors | None, other: Vectors | None) -> float:
    if asked is None or other is None:
        return math.nan
    return max(0.0, float(asked[_WHOLE] @ other[_WHOLE]))


def _kernel(comparing: Comparing, asked: Sequence[Bag], other: Sequence[Bag]) -> float:
    """The mean of each element's best match, both ways."""
    if not asked or not other:
        return math.nan
    table = [[_known(comparing.mean(mine, theirs)) for theirs in other] for mine in asked]
    return _best_both_ways(np.array(table))


def _kernel_meaning(asked: Vectors | None, other: Vectors | None) -> float:
    if asked is None or other is None or len(asked) <= _ELEMENTS or len(other) <= _ELEMENTS:
        return math.nan
    return _best_both_ways(cosines(asked, other))


def _best_both_ways(table: "np.ndarray[tuple[int, ...], np.dtype[np.floating]]") -> float:
    return float(table.max(axis=1).mean() + table.max(axis=0).mean()) / 2
