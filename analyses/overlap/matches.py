"""What it is that matches in two initiatives, as it stands in both texts."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import numpy as np

from analyses.overlap.features import Side, cosines, named
from analyses.overlap.likeness import Wording
from analyses.overlap.model import Words
from analyses.overlap.text import Bag, is_common

Pairs: TypeAlias = tuple[tuple[str, str], ...]

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
    name = named(mine, theirs)[1]
    keys = [key for key in mine.record.keys if key in theirs.record.keys]
    return {
        "key": tuple((key, key) for key in keys),
        "name": ((name, name),) if name else (),
        "title": _words(mine.title, theirs.title, words),
        "purpose": _words(mine.purpose, theirs.purpose, words),
        "words": _words(mine.words, theirs.words, words),
        "kernel": _elements(asked, other, words),
        "kernel_meaning": _by_meaning(asked, other),
        "target": _words(mine.target, theirs.target, words),
        "topics": _labels(mine.topics, theirs.topics),
        "populations": _labels(mine.populations, theirs.populations),
    }


def _words(asked: Bag, other: Bag, words: Words) -> Pairs:
    """Each word once, with the best that is left for it."""
    found = sorted(_alike(asked, other, words), key=lambda pair: (-pair[0], *pair[1:]))
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, mine, theirs in found:
        if mine not in taken and theirs not in used:
            taken[mine] = theirs
            used.add(theirs)
    # A word that every initiative uses is told only where there is nothing better to tell.
    telling = {mine: theirs for mine, theirs in taken.items() if not is_common(mine)}
    return tuple((asked[mine], other[theirs]) for mine, theirs in (telling or taken).items())


def _alike(asked: Bag, other: Bag, words: Words) -> Iterable[tuple[float, str, str]]:
    """What the pairs are worth that a reader would call alike."""
    wording = Wording(asked)
    for theirs in other:
        for mine, value in wording.alike(theirs).items():
            if value >= _LEAST_ALIKE:
                yield value * min(words.weigh(mine), words.weigh(theirs)), mine, theirs


def _elements(asked: Side, other: Side, words: Words) -> Pairs:
    """For each asked kernel element the other's that has most of its words, if any has."""
    mine, theirs = asked.prepared, other.prepared
    table = [
        [_worth(element, another, words) for another in theirs.kernel] for element in mine.kernel
    ]
    return _best(table, least=_LEAST_ELEMENT, asked=asked, other=other)


def _by_meaning(asked: Side, other: Side) -> Pairs:
    """For each asked kernel element the other's that is nearest in meaning, if any is near."""
    if asked.vectors is None or other.vectors is None:
        return ()
    table: list[list[float]] = cosines(asked.vectors, other.vectors).tolist()
    return _best(table, least=_LEAST_MEANING, asked=asked, other=other)


def _best(table: list[list[float]], *, least: float, asked: Side, other: Side) -> Pairs:
    texts, others = asked.prepared.record.kernel, other.prepared.record.kernel
    found: list[tuple[float, str, str]] = []
    for text, row in zip(texts, table, strict=True):
        if row and max(row) >= least:
            found.append((max(row), text, others[int(np.argmax(row))]))
    ranked = sorted(found, key=lambda pair: (-pair[0], *pair[1:]))
    return tuple((mine, theirs) for _, mine, theirs in ranked)


def _worth(mine: Bag, theirs: Bag, words: Words) -> float:
    """The share of the asked element's weight that the other has."""
    best: dict[str, float] = {}
    for value, word, _ in _alike(mine, theirs, words):
        best[word] = max(value, best.get(word, 0.0))
    return sum(best.values()) / (sum(map(words.weigh, mine)) or 1.0)


def _labels(asked: Mapping[str, str], other: Mapping[str, str]) -> Pairs:
    return tuple((asked[label], other[label]) for label in asked if label in other)
