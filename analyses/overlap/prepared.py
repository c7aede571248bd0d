"""A record taken apart into the words of each of its fields."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.overlap.encoder import Vectors
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.text import Bag, bag, folded


@dataclass(frozen=True, slots=True)
class Prepared:
    """`names` holds title and aliases each by itself, `words` every field, labels each
    under its folded form."""

    record: InitiativeRecord
    names: tuple[Bag, ...]
    title: Bag
    purpose: Bag
    target: Bag
    kernel: tuple[Bag, ...]
    words: Bag
    topics: Mapping[str, str]
    populations: Mapping[str, str]


def prepared(record: InitiativeRecord) -> Prepared:
    """The record with its words taken apart.

    >>> dict(prepared(InitiativeRecord(id="1", title="Besøg", aliases=("HB",))).title)
    {'besoeg': 'Besøg', 'hb': 'HB'}
    """
    named = (record.title, *record.aliases)
    labels = (*record.topics, *record.populations)
    every = (*named, record.purpose, record.target, *record.kernel, *labels)
    return Prepared(
        record=record,
        names=tuple(bag([name], lang=record.lang) for name in named),
        title=bag(named, lang=record.lang),
        purpose=bag([record.purpose], lang=record.lang),
        target=bag([record.target], lang=record.lang),
        kernel=tuple(bag([element], lang=record.lang) for element in record.kernel),
        words=bag(every, lang=record.lang),
        topics=by_fold(record.topics),
        populations=by_fold(record.populations),
    )


def by_fold(labels: Iterable[str]) -> dict[str, str]:
    """Each label under its folded form."""
    return {folded(label): label for label in labels}


@dataclass(frozen=True, slots=True)
class Side:
    """A record taken apart, with its centred vectors: first the text, then each kernel element.

    `vectors` is None where there is no encoder.
    """

    prepared: Prepared
    vectors: Vectors | None = None
