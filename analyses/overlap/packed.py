"""Records taken apart, held as arrays so that many pairs are compared at once."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.encoder import WIDTH, Vectors
from analyses.overlap.likeness import Alike, alike
from analyses.overlap.model import Words
from analyses.overlap.outline import SETS, Outline, Outlined
from analyses.overlap.ragged import Numbers, Places, counts, starts
from analyses.overlap.rows import Rows, rows_of_cells
from analyses.overlap.spelling import Spelled, spelled
from analyses.sparse import sums


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
    sets: Mapping[str, Rows | None]
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
        return np.array(self.words.weigh_each(self.stems), dtype=np.float64)

    @cached_property
    def size(self) -> Places:
        """How many words each part has."""
        return np.bincount(self.part, minlength=len(self.kind))

    @cached_property
    def total(self) -> Numbers:
        """What the words of each part weigh together."""
        entry = np.repeat(np.arange(len(self.stem)), counts(self.first_place))
        weights = self.weight[self.stem[entry]]
        return sums(self.part, weights, size=len(self.kind))

    @cached_property
    def spelling(self) -> Spelled:
        return spelled(self.stems)

    @cached_property
    def lengths(self) -> Numbers:
        """How long each row of `grams` is, squared."""
        return self.grams.squares()

    @cached_property
    def grams(self) -> Rows:
        """A row a record: what its words with each n-gram weigh together."""
        row = np.repeat(np.arange(self.rows), counts(self.first_entry))
        return self.spelling.weighed(row, self.stem, self.weight[self.stem], rows=self.rows)


def packed(records: Iterable[Outlined], words: Words, *, asking: int | None = None) -> Packed:
    """The records in their order; `words` tells how telling each word is, and only the first
    `asking`, or all, can be the first of a pair."""
    every = list(records)
    outlines = [one.outline for one in every]
    stems = dict.fromkeys(chain.from_iterable(one.stems for one in outlines))
    number = {stem: at for at, stem in enumerate(stems)}
    first_entry = _starts([one.stems for one in outlines])
    first_place, part = _placed(outlines, first_entry)
    texts, has_vectors, elements, first_element = _vectors([one.vectors for one in every])
    return Packed(
        rows=len(every),
        words=words,
        asking=len(every) if asking is None else asking,
        stems=tuple(stems),
        stem=_end_to_end([list(map(number.__getitem__, one.stems)) for one in outlines]),
        first_entry=first_entry,
        kind=_end_to_end([one.kinds for one in outlines]),
        first_part=_starts([one.kinds for one in outlines]),
        first_place=first_place,
        part=part,
        sets={name: _incidence([one.sets[at] for one in outlines]) for at, name in enumerate(SETS)},
        texts=texts,
        has_vectors=has_vectors,
        elements=elements,
        first_element=first_element,
    )


def _placed(outlines: Sequence[Outline], first_entry: Places) -> tuple[Places, Places]:
    """The parts that each entry is in, end to end, with where those of each begin."""
    inside = [one.inside for one in outlines]
    entry = _end_to_end(inside) + np.repeat(first_entry[:-1], [len(one) for one in inside])
    sizes = _end_to_end([one.sizes for one in outlines])
    part = np.repeat(np.arange(len(sizes)), sizes)[np.argsort(entry, kind="stable")]
    return starts(np.bincount(entry, minlength=int(first_entry[-1]))), part


def _end_to_end(rows: Sequence[Sequence[int]]) -> Places:
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64)


def _starts(rows: Sequence[Sequence[object]]) -> Places:
    return starts(np.array([len(one) for one in rows], dtype=np.int64))


def _vectors(
    every: Sequence[Vectors | None],
) -> tuple[Vectors, NDArray[np.bool_], Vectors, Places]:
    none = np.zeros((1, WIDTH), dtype=np.float32)
    texts = np.concatenate([none[:0], *(none if one is None else one[:1] for one in every)])
    elements = np.concatenate([none[:0], *(one[1:] for one in every if one is not None)])
    counts = np.array([0 if one is None else len(one) - 1 for one in every], dtype=np.int64)
    known = np.array([one is not None for one in every], dtype=np.bool_)
    return texts, known, elements, starts(counts)


def _incidence(sets: Sequence[Iterable[Hashable]]) -> Rows | None:
    number: dict[Hashable, int] = {}
    found = [{number.setdefault(one, len(number)) for one in some} for some in sets]
    if not number:
        return None
    column = np.fromiter(chain.from_iterable(found), dtype=np.int64)
    row = np.repeat(np.arange(len(found)), [len(some) for some in found])
    shape = (len(sets), len(number))
    return rows_of_cells(np.ones(len(column)), row, column, shape=shape)
