"""Records taken apart, held as arrays so that many pairs are compared at once."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.encoder import WIDTH, Vectors
from analyses.overlap.likeness import Alike, alike
from analyses.overlap.model import Words
from analyses.overlap.prepared import Prepared, Side
from analyses.overlap.ragged import Numbers, Places, starts
from analyses.overlap.spelling import Spelled, spelled
from analyses.overlap.text import Bag
from analyses.sparse import Matrix, from_cells, row_sums, sums

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
    and of an entry begin. `sets` has by name a row a record, with a one for each that it has, or
    None where none has any; `texts` the vector of each record's text, nothing but zeros where it
    has none, and `elements` those of the kernel elements of all, end to end.
    """

    rows: int
    words: Words
    asking: int
    stems: tuple[str, ...]
    stem: Places
    first_entry: Places
    kind: Places
    first_part: Places
    first_place: Places
    part: Places
    sets: Mapping[str, Matrix | None]
    texts: Vectors
    has_vectors: NDArray[np.bool_]
    elements: Vectors
    first_element: Places

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
    def lengths(self) -> Numbers:
        """How long each row of `grams` is, squared."""
        grams: Any = self.grams
        return row_sums(grams.multiply(grams))

    @cached_property
    def grams(self) -> Matrix:
        """A row a record: what its words with each n-gram weigh together."""
        row = np.repeat(np.arange(self.rows), np.diff(self.first_entry))
        each = from_cells(
            self.weight[self.stem], row, self.stem, shape=(self.rows, len(self.stems))
        )
        grams: Any = self.spelling.grams
        found = each @ grams
        found.sort_indices()
        return found


def packed(sides: Iterable[Side], words: Words, *, asking: int | None = None) -> Packed:
    """The records in their order; `words` tells how telling each word is, and only the first
    `asking`, or all, can be the first of a pair."""
    number = _Numbers()
    stem: list[int] = []
    kind: list[int] = []
    entries, kinds = [0], [0]
    inside: list[int] = []
    parts: list[int] = []
    sets: dict[str, list[list[Hashable]]] = {name: [] for name in SETS}
    vectors: list[Vectors | None] = []
    for side in sides:
        place = {word: at for at, word in enumerate(side.prepared.words, len(stem))}
        stem.extend([number[word] for word in place])
        for of, bag in _parts(side.prepared):
            inside.extend([place[word] for word in bag])
            parts.extend([len(kind)] * len(bag))
            kind.append(of)
        entries.append(len(stem))
        kinds.append(len(kind))
        vectors.append(side.vectors)
        for name, read in SETS.items():
            sets[name].append(list(read(side.prepared)))
    entry = np.array(inside, dtype=np.int64)
    texts, has_vectors, elements, first_element = _vectors(vectors)
    return Packed(
        rows=len(vectors),
        words=words,
        asking=len(vectors) if asking is None else asking,
        stems=tuple(number),
        stem=np.array(stem, dtype=np.int64),
        first_entry=np.array(entries),
        kind=np.array(kind, dtype=np.int64),
        first_part=np.array(kinds),
        first_place=starts(np.bincount(entry, minlength=len(stem))),
        part=np.array(parts, dtype=np.int64)[np.argsort(entry, kind="stable")],
        sets={name: _incidence(some) for name, some in sets.items()},
        texts=texts,
        has_vectors=has_vectors,
        elements=elements,
        first_element=first_element,
    )


class _Numbers(dict[str, int]):
    """Each word that is asked for by a number of its own."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _vectors(
    every: Sequence[Vectors | None],
) -> tuple[Vectors, NDArray[np.bool_], Vectors, Places]:
    none = np.zeros((1, WIDTH), dtype=np.float32)
    texts = np.concatenate([none[:0], *(none if one is None else one[:1] for one in every)])
    elements = np.concatenate([none[:0], *(one[1:] for one in every if one is not None)])
    counts = np.array([0 if one is None else len(one) - 1 for one in every], dtype=np.int64)
    known = np.array([one is not None for one in every], dtype=np.bool_)
    return texts, known, elements, starts(counts)


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
