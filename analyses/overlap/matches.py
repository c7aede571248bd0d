"""What it is that matches in two initiatives, as it stands in both texts."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from analyses.overlap.features import named
from analyses.overlap.index import Index
from analyses.overlap.likeness import Alike
from analyses.overlap.prepared import Prepared
from analyses.overlap.text import Bag

Pairs: TypeAlias = tuple[tuple[str, str], ...]

_LEAST_ELEMENT = 0.25


def matches(index: Index, asked: Prepared, other: Prepared, alike: Alike) -> Mapping[str, Pairs]:
    """By feature what matches, the most telling first: the asked one's words, then the other's.

    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> known = Index([InitiativeRecord(id="1", title="Besøg efter udskrivelse")])
    >>> asked = prepared(InitiativeRecord(id="", title="Vi besøger ældre"))
    >>> near = known.vocabulary.alike(asked.words)
    >>> matches(known, asked, known.prepared[0], near)["title"]
    (('besøger', 'Besøg'),)
    """
    name = named(asked, other)[1]
    return {
        "name": ((name, name),) if name else (),
        "title": _words(index, asked.title, other.title, alike),
        "purpose": _words(index, asked.purpose, other.purpose, alike),
        "words": _words(index, asked.words, other.words, alike),
        "kernel": _elements(index, asked, other, alike),
        "target": _words(index, asked.target, other.target, alike),
        "topics": _labels(asked.topics, other.topics),
        "populations": _labels(asked.populations, other.populations),
    }


def _words(index: Index, asked: Bag, other: Bag, alike: Alike) -> Pairs:
    """Each word once, with the best that is left for it."""
    ranked = sorted(_alike(index, asked, other, alike), key=lambda found: (-found[0], *found[1:]))
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, word, known in ranked:
        if word not in taken and known not in used:
            taken[word] = known
            used.add(known)
    return tuple((asked[word], other[known]) for word, known in taken.items())


def _alike(index: Index, asked: Bag, other: Bag, alike: Alike) -> Iterable[tuple[float, str, str]]:
    for word in asked:
        near = alike.get(word, {})
        for known in near.keys() & other.keys():
            yield near[known] * min(index.weigh(word), index.weigh(known)), word, known


def _elements(index: Index, asked: Prepared, other: Prepared, alike: Alike) -> Pairs:
    """For each asked kernel element the other's that is most alike, if any is."""
    found: list[tuple[float, str, str]] = []
    for text, mine in zip(asked.record.kernel, asked.kernel, strict=True):
        worth = [
            (_worth(index, mine, theirs, alike), their_text)
            for their_text, theirs in zip(other.record.kernel, other.kernel, strict=True)
        ]
        value, best = max(worth, default=(0.0, ""))
        if value >= _LEAST_ELEMENT:
            found.append((value, text, best))
    ranked = sorted(found, key=lambda pair: (-pair[0], *pair[1:]))
    return tuple((mine, theirs) for _, mine, theirs in ranked)


def _worth(index: Index, mine: Bag, theirs: Bag, alike: Alike) -> float:
    """The share of the asked element's weight that the other has."""
    best: dict[str, float] = {}
    for value, word, _ in _alike(index, mine, theirs, alike):
        best[word] = max(value, best.get(word, 0.0))
    return sum(best.values()) / (sum(map(index.weigh, mine)) or 1.0)


def _labels(asked: Mapping[str, str], other: Mapping[str, str]) -> Pairs:
    return tuple((asked[label], other[label]) for label in asked if label in other)
