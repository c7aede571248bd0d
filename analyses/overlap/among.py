"""Every pair worth proposing among the records of an index: the same that checks would find."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np

from analyses.overlap.check import Overlap
from analyses.overlap.every import terms_of
from analyses.overlap.features import features
from analyses.overlap.index import MOST_EACH
from analyses.overlap.outline import Outlined
from analyses.overlap.packed import Packed, packed
from analyses.overlap.ragged import Numbers, Places
from analyses.overlap.score import classed, scored

_ASKED_AT_ONCE: Final = 4_096
_PAIRS_AT_ONCE: Final = 16_384


@dataclass(frozen=True, slots=True)
class Held:
    """The records of an index by place; `row` is where the index has each, and `place` the other
    way round. `order` ranks their ids, and `cluster` is the same number for the same cluster, -1
    for none; `keys` are the outside ids of those that have any."""

    ids: list[str]
    row: Places
    place: Places
    order: Places
    cluster: Places
    keys: Mapping[int, Sequence[str]]
    records: Packed


def proposals(
    overlap: Overlap, asked: Collection[str], *, limit: int
) -> list[tuple[str, str, float]]:
    """Pairs of ids in order with their score: each of the asked with those that a check of it
    would show, at most `limit`."""
    held = _held(overlap)
    wanted = set(asked)
    places = np.array([at for at, id in enumerate(held.ids) if id in wanted], dtype=np.int64)
    if not len(places):
        return []
    one, other = _candidates(overlap, held, places)
    value, some = _scores(overlap, held, one, other)
    size = len(held.ids)
    first = _first(held, one, other, value, classed(value, some, overlap.model), limit=limit)
    shown = first[np.maximum(value, some)[first] >= overlap.model.floor]
    one, other, value = one[shown], other[shown], value[shown]
    swapped = held.order[one] > held.order[other]
    first, second = np.where(swapped, other, one), np.where(swapped, one, other)
    _, once = np.unique(held.order[first] * size + held.order[second], return_index=True)
    ends = zip(first[once].tolist(), second[once].tolist(), value[once].tolist(), strict=True)
    return [(held.ids[a], held.ids[b], score) for a, b, score in ends]


def _held(overlap: Overlap) -> Held:
    ids: list[str] = []
    rows: list[int] = []
    clusters: list[int] = []
    number: dict[str | None, int] = {None: -1}
    keys: dict[int, Sequence[str]] = {}

    def each() -> Iterator[Outlined]:
        for row, one in overlap.index.shelf.every(meaning=overlap.model.compares_meanings):
            if one.outline.keys:
                keys[len(ids)] = one.outline.keys
            ids.append(one.id)
            rows.append(row)
            clusters.append(number.setdefault(one.cluster, len(number)))
            yield one

    records = packed(each(), overlap.model.words)
    row = np.array(rows, dtype=np.int64)
    place = np.full(overlap.index.shelf.last_row() + 1, -1, dtype=np.int64)
    place[row] = np.arange(len(row))
    order = np.empty(len(ids), dtype=np.int64)
    order[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return Held(ids, row, place, order, np.array(clusters, dtype=np.int64), keys, records)


def _candidates(overlap: Overlap, held: Held, asked: Places) -> tuple[Places, Places]:
    """Each of the asked with each of its candidates."""
    terms = terms_of(overlap.index.shelf)
    most = MOST_EACH if overlap.model.compares_meanings else 2 * MOST_EACH
    found = [
        _pairs(held, some, *terms.best(held.row[some], most=most))
        for some in _blocks(asked, _ASKED_AT_ONCE)
    ]
    found.append(_by_key(overlap, held, asked))
    if overlap.model.compares_meanings:
        found.append(_near(overlap, held, asked))
    keys = np.unique(np.concatenate(found))
    one, other = np.divmod(keys, max(1, len(held.ids)))
    return one, other


def _near(overlap: Overlap, held: Held, asked: Places) -> Places:
    """The nearest in meaning, and in kernel."""
    rows = held.row[asked]
    found = [
        _pairs(held, asked, *scan.nearest_each(rows, most=MOST_EACH, rows=len(held.place)))
        for scan in (overlap.index.text, overlap.index.kernel)
        if scan.has_any(rows)
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *found])


def _by_key(overlap: Overlap, held: Held, asked: Places) -> Places:
    """Those with an outside id in common."""
    keys = [held.keys.get(place, ()) for place in asked.tolist()]
    rows = [overlap.index.by_key(some) if some else [] for some in keys]
    which = np.repeat(np.arange(len(rows)), [len(some) for some in rows])
    every = np.array([row for some in rows for row in some], dtype=np.int64)
    return _pairs(held, asked, which, every)


def _pairs(held: Held, asked: Places, which: Places, rows: Places) -> Places:
    """The places of the asked with those of the rows, as one number for each pair."""
    one, other = asked[which], held.place[rows]
    apart = one != other
    return one[apart] * len(held.ids) + other[apart]


def _scores(overlap: Overlap, held: Held, one: Places, other: Places) -> tuple[Numbers, Numbers]:
    """Of each pair, scored once whichever of the two asked."""
    size = max(1, len(held.ids))
    both, at = np.unique(
        np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True
    )

    def of(some: Places) -> Numbers:
        found = scored(features(held.records, *np.divmod(some, size)), overlap.model)
        return np.column_stack([found.value, found.some])

    # What is reckoned once for all is there before the threads want it.
    _ = (held.records.alike, held.records.lengths, held.records.total, held.records.size)
    found = np.concatenate([np.zeros((0, 2)), *_each(of, _blocks(both, _PAIRS_AT_ONCE))])[at]
    return found[:, 0], found[:, 1]


def _first(
    held: Held, one: Places, other: Places, value: Numbers, number: Places, *, limit: int
) -> Places:
    """Which of the pairs are among the first of the one, in the order of a check."""
    at_home = (held.cluster[one] >= 0) & (held.cluster[one] == held.cluster[other])
    order = np.lexsort((held.order[other], at_home, -value, -number, one))
    new = np.flatnonzero(np.diff(one[order], prepend=-1))
    begun = np.repeat(new, np.diff(np.append(new, len(one))))
    return order[np.arange(len(one)) - begun < limit]


def _blocks(some: Places, many: int) -> list[Places]:
    return [some[at : at + many] for at in range(0, len(some), many)]


def _each(of: Callable[[Places], Numbers], blocks: Sequence[Places]) -> list[Numbers]:
    """Each block by itself, on as many threads as there are processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return list(threads.map(of, blocks))
