"""How far two initiatives agree, feature by feature, from 0 to 1; NaN where either is silent."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np

from analyses.overlap.agreeing import Parts, met, names_met, parts_met
from analyses.overlap.encoder import Vectors
from analyses.overlap.outline import KERNEL, PURPOSE, TARGET, TITLE, WORDS
from analyses.overlap.packed import Packed
from analyses.overlap.ragged import Numbers, Places, counts, highest, spread
from analyses.overlap.rows import Rows

FEATURES: Final = (
    "key",
    "name",
    "title",
    "purpose",
    "words",
    "contained",
    "spelling",
    "meaning",
    "kernel",
    "kernel_meaning",
    "target",
    "topics",
    "populations",
    "people",
    "places",
)
OF_MEANING: Final = frozenset({"meaning", "kernel_meaning"})

Features: TypeAlias = Mapping[str, float]
_DIGITS = 6
"""As exact as a feature is told, so that a pair has the same ones whatever it is compared with."""


def features(records: Packed, one: Places, other: Places) -> Numbers:
    """A row for each pair of rows, a column for each of FEATURES.

    >>> from analyses.overlap.model import Words
    >>> from analyses.overlap.outline import outlined
    >>> from analyses.overlap.packed import packed
    >>> from analyses.overlap.prepared import Side, prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> first = prepared(InitiativeRecord(id="1", title="Faldklinik", topics=("fald",)))
    >>> second = prepared(InitiativeRecord(id="2", title="Faldklinikken", topics=("Fald", "kost")))
    >>> records = packed(map(outlined, map(Side, [first, second])), Words(texts=0, known_in={}))
    >>> found = told(features(records, np.array([0]), np.array([1]))[0])
    >>> found["name"], found["topics"], found["target"], found["meaning"]
    (1.0, 0.5, nan, nan)
    """
    alike = met(records, one, other)
    parts = parts_met(records, alike, one, other)
    there, back = _whole(records, parts, WORDS, len(one))
    found = {
        "key": _any(records.sets["key"], one, other),
        "name": names_met(records, alike, len(one)),
        "title": _mean(records, parts, TITLE, one, other),
        "purpose": _mean(records, parts, PURPOSE, one, other),
        "words": (there + back) / 2,
        "contained": np.maximum(there, back),
        "spelling": _cosine(records, one, other),
        "meaning": _meaning(records, one, other),
        "kernel": _kernel(records, parts, one, other),
        "kernel_meaning": _kernel_meaning(records, one, other),
        "target": _mean(records, parts, TARGET, one, other),
        **{name: _shared(records.sets[name], one, other) for name in _SHARED},
    }
    return np.round(np.column_stack([found[name] for name in FEATURES]), _DIGITS)


_SHARED: Final = ("topics", "populations", "people", "places")


def told(row: Numbers) -> Features:
    """One row by the names of the features."""
    values: list[float] = row.tolist()
    return dict(zip(FEATURES, values, strict=True))


def table_of(some: Sequence[Features]) -> Numbers:
    """Features by name as a table of them again."""
    return np.array([[one[name] for name in FEATURES] for one in some]).reshape(-1, len(FEATURES))


def cosines(asked: Vectors, other: Vectors) -> Vectors:
    """Of each row of the first with the same row of the second; 0 where they turn apart."""
    dots: Vectors = np.einsum("ij,ij->i", asked, other)
    return np.clip(dots, 0.0, 1.0)


def _mean(records: Packed, parts: Parts, kind: int, one: Places, other: Places) -> Numbers:
    """The mean of both ways, NaN where either has no words of the kind."""
    there, back = _whole(records, parts, kind, len(one))
    silent = (records.size[records.first_part[one] + kind] == 0) | (
        records.size[records.first_part[other] + kind] == 0
    )
    return np.where(silent, np.nan, (there + back) / 2)


def _whole(records: Packed, parts: Parts, kind: int, pairs: int) -> tuple[Numbers, Numbers]:
    there, back = np.zeros(pairs), np.zeros(pairs)
    of_kind = records.kind[parts.mine] == kind
    there[parts.pair[of_kind]] = parts.there[of_kind]
    back[parts.pair[of_kind]] = parts.back[of_kind]
    return there, back


def _kernel(records: Packed, parts: Parts, one: Places, other: Places) -> Numbers:
    """The mean of each element's best match, both ways."""
    of_kind = records.kind[parts.mine] == KERNEL
    value = (parts.there[of_kind] + parts.back[of_kind]) / 2
    many = np.bincount(
        np.repeat(np.arange(records.rows), counts(records.first_part)),
        records.kind == KERNEL,
        minlength=records.rows,
    )
    ends = (parts.mine[of_kind], parts.theirs[of_kind])
    return _best_both_ways(parts.pair[of_kind], ends, value, (many[one], many[other]))


def _kernel_meaning(records: Packed, one: Places, other: Places) -> Numbers:
    many = counts(records.first_element)
    pair, mine = spread(records.first_element[one], many[one])
    which, theirs = spread(records.first_element[other[pair]], many[other[pair]])
    pair, mine = pair[which], mine[which]
    value = cosines(records.elements[mine], records.elements[theirs]).astype(np.float64)
    return _best_both_ways(pair, (mine, theirs), value, (many[one], many[other]))


def _best_both_ways(
    pair: Places, ends: tuple[Places, Places], value: Numbers, sizes: tuple[Places, Places]
) -> Numbers:
    """The mean of the best that each end has, both ways, NaN where there is nothing to compare."""
    means: list[Numbers] = []
    for end, many in zip(ends, sizes, strict=True):
        size = int(end.max(initial=0)) + 1
        keys, best = highest(pair * size + end, value)
        sums = np.bincount(keys // size, best, minlength=len(many))
        means.append(sums / np.maximum(many, 1))
    silent = (sizes[0] == 0) | (sizes[1] == 0)
    return np.where(silent, np.nan, (means[0] + means[1]) / 2)


def _meaning(records: Packed, one: Places, other: Places) -> Numbers:
    known = records.has_vectors[one] & records.has_vectors[other]
    value = np.full(len(one), np.nan)
    if known.any():
        value[known] = cosines(records.texts[one[known]], records.texts[other[known]])
    return value


def _cosine(records: Packed, one: Places, other: Places) -> Numbers:
    """Of the character n-grams, which see into compounds; 0 where either has no words."""
    lengths = np.sqrt(records.lengths[one] * records.lengths[other])
    return records.grams.dots(one, other) / np.where(lengths == 0, 1.0, lengths)


def _any(sets: Rows | None, one: Places, other: Places) -> Numbers:
    """1 for one in common; that there is none says nothing."""
    if sets is None:
        return np.full(len(one), np.nan)
    return np.where(sets.dots(one, other) > 0, 1.0, np.nan)


def _shared(sets: Rows | None, one: Places, other: Places) -> Numbers:
    """The share of the labels of both that they have in common; NaN where either has none."""
    if sets is None:
        return np.full(len(one), np.nan)
    many = sets.counts()
    both = sets.dots(one, other)
    silent = (many[one] == 0) | (many[other] == 0)
    return np.where(silent, np.nan, both / np.maximum(many[one] + many[other] - both, 1))
