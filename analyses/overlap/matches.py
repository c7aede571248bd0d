"""What it is that matches in two initiatives, as it stands in both texts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from analyses.overlap.agreeing import NAME_IN_TEXT, NAME_IN_TITLE, SAME_NAME
from analyses.overlap.likeness import alike
from analyses.overlap.model import Words
from analyses.overlap.prepared import Prepared, Side
from analyses.overlap.text import Bag, is_common

Pairs: TypeAlias = tuple[tuple[str, str], ...]
_Near: TypeAlias = Mapping[str, Mapping[str, float]]
"""For each of the other's words those of the asked that are alike, and how much."""

_LEAST_ALIKE = 0.65
_LEAST_ELEMENT = 0.25
_LEAST_MEANING = 0.5


def matches(asked: Side, other: Side, words: Words) -> Mapping[str, Pairs]:
    """By feature what matches, the most telling first: the asked one's words, then the other's.

    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> one = Side(prepared(InitiativeRecord(id="", title="Vi besøger ældre")))
    >>> two = Side(prepared(InitiativeRecord(id="1", title="Besøg efter udskrivelse")))
    >>> matches(one, two, Words(texts=0, known_in={}))["title"]
    (('besøger', 'Besøg'),)
    """
    mine, theirs = asked.prepared, other.prepared
    weighing = _Weighing(_near(mine.words, theirs.words), words)
    name = _name(mine, theirs)
    keys = [key for key in mine.record.keys if key in theirs.record.keys]
    return {
        "key": tuple((key, key) for key in keys),
        "name": ((name, name),) if name else (),
        "title": _words(mine.title, theirs.title, weighing),
        "purpose": _words(mine.purpose, theirs.purpose, weighing),
        "words": _words(mine.words, theirs.words, weighing),
        "kernel": _elements(asked, other, weighing),
        "kernel_meaning": _by_meaning(asked, other),
        "target": _words(mine.target, theirs.target, weighing),
        "topics": _labels(mine.topics, theirs.topics),
        "populations": _labels(mine.populations, theirs.populations),
    }


@dataclass(frozen=True, slots=True)
class _Weighing:
    """Which words of two are alike, and how telling each is."""

    near: _Near
    words: Words

    def alike(self, asked: Bag, other: Bag) -> Iterator[tuple[float, str, str]]:
        """What the pairs are worth that a reader would call alike."""
        for theirs in other:
            for mine, value in self.near.get(theirs, {}).items():
                if mine in asked:
                    least = min(self.words.weigh(mine), self.words.weigh(theirs))
                    yield value * least, mine, theirs


def _near(asked: Bag, other: Bag) -> _Near:
    stems = list(dict.fromkeys([*asked, *other]))
    mine = np.arange(len(asked))
    which, theirs, values = alike(stems, mine).of(mine)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one, another, value in zip(which.tolist(), theirs.tolist(), values.tolist(), strict=True):
        if value >= _LEAST_ALIKE:
            found[stems[another]][stems[one]] = value
    return found


def _name(asked: Prepared, other: Prepared) -> str:
    """The name of the one that is best found in the other, if any is."""
    found = [
        (_found(name, two), " ".join(name.values()))
        for one, two in ((asked, other), (other, asked))
        for name in one.names
    ]
    return max((one for one in found if one[0]), key=lambda one: one[0], default=(0.0, ""))[1]


def _found(name: Bag, other: Prepared) -> float:
    if not name or not name.keys() <= other.words.keys():
        return 0.0
    if any(name.keys() == theirs.keys() for theirs in other.names):
        return SAME_NAME
    return NAME_IN_TITLE if name.keys() <= other.title.keys() else NAME_IN_TEXT


def _words(asked: Bag, other: Bag, weighing: _Weighing) -> Pairs:
    """Each word once, with the best that is left for it."""
    found = sorted(weighing.alike(asked, other), key=lambda pair: (-pair[0], *pair[1:]))
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, mine, theirs in found:
        if mine not in taken and theirs not in used:
            taken[mine] = theirs
            used.add(theirs)
    # A word that every initiative uses is told only where there is nothing better to tell.
    telling = {mine: theirs for mine, theirs in taken.items() if not is_common(mine)}
    return tuple((asked[mine], other[theirs]) for mine, theirs in (telling or taken).items())


def _elements(asked: Side, other: Side, weighing: _Weighing) -> Pairs:
    """For each asked kernel element the other's that has most of its words, if any has."""
    mine, theirs = asked.prepared, other.prepared
    table = [
        [_worth(element, another, weighing) for another in theirs.kernel] for element in mine.kernel
    ]
    return _best(table, least=_LEAST_ELEMENT, asked=asked, other=other)


def _by_meaning(asked: Side, other: Side) -> Pairs:
    """For each asked kernel element the other's that is nearest in meaning, if any is near."""
    if asked.vectors is None or other.vectors is None:
        return ()
    table: list[list[float]] = (asked.vectors[1:] @ other.vectors[1:].T).tolist()
    return _best(table, least=_LEAST_MEANING, asked=asked, other=other)


def _best(table: list[list[float]], *, least: float, asked: Side, other: Side) -> Pairs:
    texts, others = asked.prepared.record.kernel, other.prepared.record.kernel
    found: list[tuple[float, str, str]] = []
    for text, row in zip(texts, table, strict=True):
        if row and max(row) >= least:
            found.append((max(row), text, others[int(np.argmax(row))]))
    ranked = sorted(found, key=lambda pair: (-pair[0], *pair[1:]))
    return tuple((mine, theirs) for _, mine, theirs in ranked)


def _worth(mine: Bag, theirs: Bag, weighing: _Weighing) -> float:
    """The share of the asked element's weight that the other has."""
    best: dict[str, float] = {}
    for value, word, _ in weighing.alike(mine, theirs):
        best[word] = max(value, best.get(word, 0.0))
    return sum(best.values()) / (sum(map(weighing.words.weigh, mine)) or 1.0)


def _labels(asked: Mapping[str, str], other: Mapping[str, str]) -> Pairs:
    return tuple((asked[label], other[label]) for label in asked if label in other)
