"""For many records of an index at once those that have most of their telling terms."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.postings import (
    EQUAL,
    EVERY_HELD,
    EVERY_TERM,
    HELD_ROW,
    MOST_POSTINGS,
    MOST_TERMS,
    TOTAL,
    highest_sums,
    rarity_of,
    said,
)
from analyses.overlap.ragged import Numbers, Places, starts
from analyses.overlap.shelf import Shelf
from analyses.sparse import (
    Matrix,
    columns_of,
    from_cells,
    highest_products,
    rows_of,
    values_of,
)
from analyses.sparse import starts as starts_of


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms by number, the rarest first: a row each in `held`, with what it counts in each row of
    the index; `of` has the numbers of the terms of each row of the index."""

    held: Matrix
    of: Matrix
    known_in: Places
    rarity: Numbers
    is_piece: NDArray[np.bool_]

    def best(self, rows: Places, *, most: int) -> tuple[Places, Places]:
        """The place in `rows` of each, again and again, with a row that its terms find, once by
        whole words and once by pieces; the same that `postings.best` finds for one."""
        found = [self._highest(self._asked(rows, pieces=pieces), most) for pieces in (False, True)]
        which, row = zip(*found, strict=True)
        return np.concatenate(which), np.concatenate(row)

    def _highest(self, asked: Matrix, most: int) -> tuple[Places, Places]:
        few = highest_products(asked, self.held, most=2 * most)
        ends, row, worth, which = starts_of(few), columns_of(few), values_of(few), rows_of(few)
        more = np.flatnonzero(np.diff(ends) > most)
        edge, least = worth[ends[more] + most - 1], worth[ends[more + 1] - 1]
        # What is equal comes in the order of rows, also where it is equal to what is left out.
        tied = np.isin(which, more[edge - worth[ends[more] + most] < 2 * EQUAL])
        order = np.lexsort((row[tied], -np.round(worth[tied], 9), which[tied]))
        row[tied] = row[tied][order]
        vague = more[(edge - least < 2 * EQUAL) & (np.diff(ends)[more] == 2 * most)]
        kept = (np.arange(len(which)) - ends[which] < most) & ~np.isin(which, vague)
        others, rest = self._all_of(asked, vague, most)
        return np.concatenate([which[kept], others]), np.concatenate([row[kept], rest])

    def _all_of(self, asked: Matrix, some: Places, most: int) -> tuple[Places, Places]:
        """The same for some of the asked, from every row that has any of their terms."""
        whole: Any = asked[some] @ self.held
        ends, columns, values = starts_of(whole), columns_of(whole), values_of(whole)
        slices = [slice(start, end) for start, end in pairwise(ends.tolist())]
        found = [highest_sums(columns[own], values[own], most) for own in slices]
        none = np.zeros(0, dtype=np.int64)
        return np.repeat(some, [len(one) for one in found]), np.concatenate([none, *found])

    def _asked(self, rows: Places, *, pieces: bool) -> Matrix:
        """The rarest terms of each row, as many as are looked up."""
        asked: Any = self.of[rows]
        column = columns_of(asked)
        fit = self.is_piece[column] == pieces
        row = np.repeat(np.arange(len(rows)), np.diff(starts_of(asked)))[fit]
        column = column[fit]
        first = starts(np.bincount(row, minlength=len(rows)))[:-1][row]
        before = np.cumsum(self.known_in[column])
        postings = before - (before - self.known_in[column])[first]
        place = np.arange(len(row)) - first
        kept = (place < MOST_TERMS) & ((place == 0) | (postings <= MOST_POSTINGS))
        shape = (len(rows), len(self.known_in))
        return from_cells(self.rarity[column[kept]], row[kept], column[kept], shape=shape)


def terms_of(shelf: Shelf) -> Terms:
    """Every term of the index."""
    known = shelf.read(EVERY_TERM)
    number = {term: at for at, (term, _) in enumerate(known)}
    held = [(number[term], rows) for term, rows in shelf.read(EVERY_HELD) if term in number]
    held.sort(key=lambda one: one[0])
    every = np.frombuffer(b"".join(rows for _, rows in held), dtype=HELD_ROW)
    sizes = [len(rows) // HELD_ROW.itemsize for _, rows in held]
    term = np.repeat(np.array([at for at, _ in held], dtype=np.int64), sizes)
    records, terms = shelf.read(TOTAL)[0]
    row = every["row"].astype(np.int64)
    counts = said(every["length"], terms / max(records, 1))
    shape = (len(known), shelf.last_row() + 1)
    matrix: Any = from_cells(counts, term, row, shape=shape)
    known_in = np.array([many for _, many in known], dtype=np.int64)
    of: Any = matrix.T.tocsr()
    of.sort_indices()
    return Terms(
        held=matrix,
        of=of,
        known_in=known_in,
        rarity=rarity_of(known_in, records),
        is_piece=np.array([name.endswith("_") for name, _ in known], dtype=np.bool_),
    )
