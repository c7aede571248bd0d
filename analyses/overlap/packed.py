"""Records taken apart, held as arrays so that many pairs are compared at once."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import numpy as np

from analyses.overlap.encoder import WIDTH, Vectors
from analyses.overlap.likeness import Alike, alike
from analyses.overlap.model import Words
from analyses.overlap.prepared import Prepared, Side
from analyses.overlap.ragged import Numbers, Places, starts
from analyses.overlap.spelling import Spelled, spelled
from analyses.overlap.text import Bag
from analyses.sparse import Matrix, from_cells, sums

WORDS, TITLE, PURPOSE, TARGET, NAME, KERNEL = range(6)
"""What a part of a record is; the words, which are all of it, are a part too."""

SETS: Final[dict[str, Callable[[Prepared], Iterable[Hashable]]]] = {
    "key": lambda one: one.record.keys,
    "topics": lambda one: one.topics,
    "populations": lambda one: one.populations,
    "people": lambda one: one.record.people,
    "places": lambda one: one.record.places,
}


@dataclass(frozen=True)
class Packed:
    """Records by row number, of which the first `asking` can be the first of a pair.

    Entries are the words of each record, end to end, each with the number of its stem; parts are
    what each is made of, end to end, each of a kind; `part` names the parts that each entry is in,
    end to end. `first_entry`, `first_part` and `first_place` say where those of a row, of a row
    and of an entry begin.
    """

    sides: Sequence[Side]
    words: Words
    asking: int
    stems: tuple[str, ...]
    stem: Places
    first_entry: Places
    kind: Places
    first_part: Places
    first_place: Places
    part: Places

    @cached_property
    def alike(self) -> Alike:
        """What is alike the stems of those that can be the first of a pair."""
        stems = np.unique(self.stem[: self.first_entry[self.asking]])
        return alike(self.stems, stems, self.spelling)

    @cached_property
    def weight(self) -> Numbers:
        """How much each stem tells."""
        return np.array([self.words.weigh(stem) for stem in self.stems], dtype=np.float64)

    @cached_property
    def size(self) -> Places:
        """How many words each part has."""
        return np.bincount(self.part, minlength=len(self.kind))

    @cached_property
    def total(self) -> Numbers:
        """What the words of each part weigh together."""
        entry = np.repeat(np.arange(len(self.stem)), np.diff(self.first_place))
        weights = self.weight[self.stem[entry]]
        return sums(self.part, weights, size=len(self.kind))

    @cached_property
    def spelling(self) -> Spelled:
        return spelled(self.stems)

    @cached_property
    def grams(self) -> Matrix:
        """A row a record: what its words with each n-gram weigh together."""
        row = np.repeat(np.arange(len(self.sides)), np.diff(self.first_entry))
        each = from_cells(
            self.weight[self.stem], row, self.stem, shape=(len(self.sides), len(self.stems))
        )
        grams: Any = self.spelling.grams
        found = each @ grams
        found.sort_indices()
        return found

    @cached_property
    def sets(self) -> dict[str, Matrix | None]:
        """By name a row a record, with a one for each that it has; None where none has any."""
        return {
            name: _incidence([read(one.prepared) for one in self.sides])
            for name, read in SETS.items()
        }

    @cached_property
    def texts(self) -> Vectors:
        """The vector of each record's text, nothing but zeros where it has none."""
        none = np.zeros(WIDTH, dtype=np.float32)
        return np.array([none if one.vectors is None else one.vectors[0] for one in self.sides])

    @cached_property
    def elements(self) -> Vectors:
        """The vectors of the kernel elements of all, end to end."""
        every = [one.vectors[1:] for one in self.sides if one.vectors is not None]
        return np.concatenate([np.zeros((0, WIDTH), dtype=np.float32), *every])

    @cached_property
    def first_element(self) -> Places:
        counts = [0 if one.vectors is None else len(one.vectors) - 1 for one in self.sides]
        return starts(np.array(counts, dtype=np.int64))

    @cached_property
    def has_vectors(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        return np.array([one.vectors is not None for one in self.sides], dtype=np.bool_)


def packed(sides: Sequence[Side], words: Words, *, asking: int | None = None) -> Packed:
    """The records in their order; `words` tells how telling each word is, and only the first
    `asking`, or all, can be the first of a pair."""
    number: dict[str, int] = {}
    stem: list[int] = []
    kind: list[int] = []
    entries, kinds = [0], [0]
    inside: list[int] = []
    parts: list[int] = []
    for side in sides:
        place = {word: at for at, word in enumerate(side.prepared.words, len(stem))}
        stem.extend([number.setdefault(word, len(number)) for word in place])
        for of, bag in _parts(side.prepared):
            inside.extend([place[word] for word in bag])
            parts.extend([len(kind)] * len(bag))
            kind.append(of)
        entries.append(len(stem))
        kinds.append(len(kind))
    entry = np.array(inside, dtype=np.int64)
    places = starts(np.bincount(entry, minlength=len(stem)))
    part = np.array(parts, dtype=np.int64)[np.argsort(entry, kind="stable")]
    stem_of, entries_of, kind_of, kinds_of = (
        np.array(some, dtype=np.int64) for some in (stem, entries, kind, kinds)
    )
    many = len(sides) if asking is None else asking
    return Packed(
        sides, words, many, tuple(number), stem_of, entries_of, kind_of, kinds_of, places, part
    )


def _parts(one: Prepared) -> list[tuple[int, Bag]]:
    whole = [(WORDS, one.words), (TITLE, one.title), (PURPOSE, one.purpose), (TARGET, one.target)]
    names = [(NAME, name) for name in one.names]
    return [*whole, *names, *((KERNEL, element) for element in one.kernel)]


def _incidence(sets: Sequence[Iterable[Hashable]]) -> Matrix | None:
    number: dict[Hashable, int] = {}
    found = [{number.setdefault(one, len(number)) for one in some} for some in sets]
    if not number:
        return None
    column = np.fromiter(chain.from_iterable(found), dtype=np.int64)
    row = np.repeat(np.arange(len(found)), [len(some) for some in found])
    return from_cells(np.ones(len(column)), row, column, shape=(len(sets), len(number)))
