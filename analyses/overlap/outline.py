"""A record as numbers: which of its words are in which of its parts, and what it has labels for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from analyses.overlap.prepared import Prepared
from analyses.overlap.text import Bag

WORDS, TITLE, PURPOSE, TARGET, NAME, KERNEL = range(6)
"""What a part of a record is; the words, which are all of it, are a part too."""

SETS: Final[dict[str, Callable[[Prepared], Iterable[Hashable]]]] = {
    "key": lambda one: one.record.keys,
    "topics": lambda one: one.topics,
    "populations": lambda one: one.populations,
    "people": lambda one: one.record.people,
    "places": lambda one: one.record.places,
}


@dataclass(frozen=True, slots=True)
class Outline:
    """`stems` are the words; parts are of `kinds` and `sizes`, and `inside` has the places of the
    words of each among the stems, end to end. `sets` are the labels in the order of SETS."""

    stems: Sequence[str]
    kinds: Sequence[int]
    sizes: Sequence[int]
    inside: Sequence[int]
    sets: Sequence[Sequence[Hashable]]


def outline(one: Prepared) -> Outline:
    """The record as numbers.

    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> found = outline(prepared(InitiativeRecord(id="1", title="Fald", target="Ældre efter fald")))
    >>> found.stems, found.kinds, found.sizes, found.inside
    (['fald', 'aeldr'], [0, 1, 2, 3, 4], [2, 1, 0, 2, 1], [0, 1, 0, 1, 0, 0])
    """
    names, elements = one.names, one.kernel
    bags: list[Bag] = [one.words, one.title, one.purpose, one.target, *names, *elements]
    place = {word: at for at, word in enumerate(one.words)}
    return Outline(
        stems=list(place),
        kinds=[WORDS, TITLE, PURPOSE, TARGET, *[NAME] * len(names), *[KERNEL] * len(elements)],
        sizes=[len(bag) for bag in bags],
        inside=[place[word] for word in chain.from_iterable(bags)],
        sets=[list(read(one)) for read in SETS.values()],
    )
