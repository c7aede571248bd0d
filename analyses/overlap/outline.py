"""A record as numbers: which of its words are in which of its parts, and what it has labels for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from analyses.overlap.encoder import Vectors
from analyses.overlap.prepared import Prepared, Side, by_fold
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.text import Bag

WORDS, TITLE, PURPOSE, TARGET, NAME, KERNEL = range(6)
"""What a part of a record is; the words, which are all of it, are a part too."""

SETS: Final[dict[str, Callable[[Prepared], Iterable[str]]]] = {
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
    sets: Sequence[Sequence[str]]

    @property
    def keys(self) -> Sequence[str]:
        """The ids in outside registers."""
        return self.sets[0]


@dataclass(frozen=True, slots=True)
class Outlined:
    """As much of a record as its score depends on, and its place among equal ones."""

    id: str
    cluster: str | None
    outline: Outline
    vectors: Vectors | None = None


def outlined(side: Side) -> Outlined:
    """As much of the record."""
    record = side.prepared.record
    return Outlined(record.id, record.cluster, outline(side.prepared), side.vectors)


def bags_of(one: Prepared) -> list[Bag]:
    """The words of each part, in the order of the outline's."""
    return [one.words, one.title, one.purpose, one.target, *one.names, *one.kernel]


def prepared_from(told: Outline, record: InitiativeRecord, words: Sequence[str]) -> Prepared:
    """The record again, of its outline and the words of its parts as they stand, end to end.

    >>> from analyses.overlap.prepared import prepared
    >>> one = prepared(InitiativeRecord(id="1", title="Fald", kernel=("Besøg", "Træning")))
    >>> words = [word for bag in bags_of(one) for word in bag.values()]
    >>> prepared_from(outline(one), one.record, words) == one
    True
    """
    pairs = zip((told.stems[place] for place in told.inside), words, strict=True)
    whole, title, purpose, target, *rest = (dict(islice(pairs, size)) for size in told.sizes)
    named = told.kinds.count(NAME)
    return Prepared(
        record=record,
        names=tuple(rest[:named]),
        title=title,
        purpose=purpose,
        target=target,
        kernel=tuple(rest[named:]),
        words=whole,
        topics=by_fold(record.topics),
        populations=by_fold(record.populations),
    )


def outline(one: Prepared) -> Outline:
    """The record as numbers.

    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> found = outline(prepared(InitiativeRecord(id="1", title="Fald", target="Ældre efter fald")))
    >>> found.stems, found.kinds, found.sizes, found.inside
    (['fald', 'aeldr'], [0, 1, 2, 3, 4], [2, 1, 0, 2, 1], [0, 1, 0, 1, 0, 0])
    """
    bags = bags_of(one)
    names, elements = [NAME] * len(one.names), [KERNEL] * len(one.kernel)
    place = {word: at for at, word in enumerate(one.words)}
    return Outline(
        stems=list(place),
        kinds=[WORDS, TITLE, PURPOSE, TARGET, *names, *elements],
        sizes=[len(bag) for bag in bags],
        inside=[place[word] for word in chain.from_iterable(bags)],
        sets=[list(read(one)) for read in SETS.values()],
    )
