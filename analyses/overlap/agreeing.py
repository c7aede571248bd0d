"""Which words of two records are alike, and how far the parts of the two agree by them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from analyses.overlap.outline import NAME, TITLE, WORDS
from analyses.overlap.packed import Packed
from analyses.overlap.ragged import Numbers, Places, begins, counts, highest, spread
from analyses.sparse import sums

SAME_NAME, NAME_IN_TITLE, NAME_IN_TEXT = 1.0, 0.8, 0.5
_WORTH: Final = np.array([NAME_IN_TEXT, NAME_IN_TITLE, 0.0, 0.0, SAME_NAME, 0.0])
"""By the kind of the part that the name is found in."""


@dataclass(frozen=True, slots=True)
class Met:
    """Entries of the first of a pair that are alike entries of the second: `worth` is how much,
    times the weight of the less telling of the two words."""

    pair: Places
    mine: Places
    theirs: Places
    worth: Numbers


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts of the first of a pair that agree with parts of the second: which share of the weight
    of the first the other has, and back."""

    pair: Places
    mine: Places
    theirs: Places
    there: Numbers
    back: Numbers


def met(records: Packed, one: Places, other: Places) -> Met:
    """Every two words that are alike, of each pair of rows."""
    near_of, asked = np.unique(one, return_inverse=True)
    key, entry, likeness = _near(records, near_of)
    pair, theirs = spread(records.first_entry[other], counts(records.first_entry)[other])
    wanted = asked[pair] * len(records.stems) + records.stem[theirs]
    low = np.searchsorted(key, wanted)
    which, at = spread(low, np.searchsorted(key, wanted, side="right") - low)
    mine, theirs = entry[at], theirs[which]
    weight = records.weight
    # A match counts no more than the less telling of the two words.
    least = np.minimum(weight[records.stem[mine]], weight[records.stem[theirs]])
    return Met(pair[which], mine, theirs, likeness[at] * least)


def _near(records: Packed, rows: Places) -> tuple[Places, Places, Numbers]:
    """What is alike the words of the rows: by place of the row and stem, in order, with the entry
    and the likeness."""
    row, entry = spread(records.first_entry[rows], counts(records.first_entry)[rows])
    which, stem, likeness = records.alike.of(records.stem[entry])
    key = row[which] * len(records.stems) + stem
    order = np.argsort(key, kind="stable")
    return key[order], entry[which][order], likeness[order]


def parts_met(records: Packed, found: Met, one: Places, other: Places) -> Parts:
    """The parts of one kind that agree at all, all names apart."""
    which, mine, theirs = _parts(records, found)
    kind = records.kind[mine]
    same = (kind == records.kind[theirs]) & (kind != NAME)
    which, mine, theirs = which[same], mine[same], theirs[same]
    pair = found.pair[which]
    most = _most_parts(records)
    apart = mine - records.first_part[one[pair]]
    key = (pair * most + apart) * most + theirs - records.first_part[other[pair]]
    worth = found.worth[which]
    asked = found.mine[which] - records.first_entry[one[pair]]
    known = found.theirs[which] - records.first_entry[other[pair]]
    there_of, there = _summed(key, asked, worth)
    _, back = _summed(key, known, worth)
    pair, rest = np.divmod(there_of, most * most)
    mine = records.first_part[one[pair]] + rest // most
    theirs = records.first_part[other[pair]] + rest % most
    doubt = records.words.doubt
    there, back = there / (records.total[mine] + doubt), back / (records.total[theirs] + doubt)
    return Parts(pair, mine, theirs, there, back)


def _summed(key: Places, entry: Places, worth: Numbers) -> tuple[Places, Numbers]:
    """Each key once, in order, with the sum of the best of each entry."""
    most = int(entry.max(initial=0)) + 1
    best, values = highest(key * most + entry, worth)
    ranked = best // most
    new = begins(ranked)
    return ranked[new], sums(np.cumsum(new) - 1, values)


def _parts(records: Packed, found: Met) -> tuple[Places, Places, Places]:
    """For each two words each part that the first is in with each that the second is in."""
    first, many = records.first_place, counts(records.first_place)
    which, at = spread(first[found.mine], many[found.mine])
    mine = records.part[at]
    again, at = spread(first[found.theirs[which]], many[found.theirs[which]])
    return which[again], mine[again], records.part[at]


def _most_parts(records: Packed) -> int:
    return int(counts(records.first_part).max(initial=1))


def names_met(records: Packed, found: Met, pairs: int) -> Numbers:
    """How far a name of the one is found in the other: the same name, or one that stands in the
    other's title, or anywhere in its text."""
    same = records.stem[found.mine] == records.stem[found.theirs]
    exact = Met(found.pair[same], found.mine[same], found.theirs[same], found.worth[same])
    which, mine, theirs = _parts(records, exact)
    value = np.zeros(pairs)
    for name, place in ((mine, theirs), (theirs, mine)):
        _raise(value, records, exact.pair[which], name, place)
    return value


def _raise(value: Numbers, records: Packed, pair: Places, name: Places, place: Places) -> None:
    """Let each pair have at least what is told by names found whole in a place of the other."""
    fit = (records.kind[name] == NAME) & np.isin(records.kind[place], (WORDS, TITLE, NAME))
    pair, name, place = pair[fit], name[fit], place[fit]
    size = len(records.kind)
    keys, counts = np.unique((pair * size + name) * size + place, return_counts=True)
    rest, place = np.divmod(keys, size)
    pair, name = np.divmod(rest, size)
    whole = counts == records.size[name]
    alone = (records.kind[place] != NAME) | (records.size[place] == counts)
    told = whole & alone
    np.maximum.at(value, pair[told], _WORTH[records.kind[place[told]]])
