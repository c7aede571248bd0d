"""Which rows have a term, in blocks of rows; and the rows that have most of the telling terms."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec
import numpy as np

from analyses.overlap.ragged import Numbers, Places
from analyses.sparse import sums

POSTINGS: Final = """
CREATE TABLE IF NOT EXISTS term (term TEXT PRIMARY KEY, known_in INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS posting (
    term TEXT, block INTEGER, held BLOB NOT NULL, PRIMARY KEY (term, block)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS total (
    one INTEGER PRIMARY KEY CHECK (one = 1), records INTEGER NOT NULL, terms INTEGER NOT NULL
);
INSERT OR IGNORE INTO total VALUES (1, 0, 0);
"""
Found: TypeAlias = list[tuple[str, bytes]]

_BLOCK: Final = 16_384
HELD_ROW: Final = np.dtype([("row", "<u4"), ("length", "<u4")])
_K1, _B = 1.2, 0.75
EQUAL: Final = 1e-8
MOST_TERMS: Final = 150
MOST_POSTINGS: Final = 30_000
"""The rarest terms that are looked up, and in how many records all but the first may be."""


def add(db: sqlite3.Connection, rows: Mapping[int, Sequence[str]]) -> None:
    """Let each row be found by its terms."""
    number: dict[str, int] = {}
    term = np.array([number.setdefault(one, len(number)) for some in rows.values() for one in some])
    lengths = np.array([len(terms) for terms in rows.values()], dtype=np.int64)
    held = np.empty(len(term), dtype=HELD_ROW)
    held["row"] = np.repeat(np.array(list(rows), dtype=np.int64), lengths)
    held["length"] = np.repeat(lengths, lengths)
    block = held["row"] // _BLOCK
    order = np.lexsort((held["row"], block, term))
    held, term, block = held[order], term[order], block[order]
    new = (np.diff(term, prepend=-1) != 0) | (np.diff(block.astype(np.int64), prepend=-1) != 0)
    first = np.flatnonzero(new)
    ends = [*first[1:].tolist(), len(term)]
    names = list(number)
    parts: list[tuple[str, int, bytes]] = [
        (names[int(term[at])], int(block[at]), held[at:end].tobytes())
        for at, end in zip(first.tolist(), ends, strict=True)
    ]
    db.executemany(_ADD, sorted(parts))
    _count(db, rows.values(), by=1)


def take(db: sqlite3.Connection, row: int, terms: Sequence[str]) -> None:
    """Let the row be found no more by the terms that it was put with."""
    block = row // _BLOCK
    for term in terms:
        for (held,) in db.execute(_ONE, (term, block)).fetchall():
            rest = np.frombuffer(held, dtype=HELD_ROW)
            rest = rest[rest["row"] != row]
            db.execute(_SET, (rest.tobytes(), term, block))
    _count(db, [terms], by=-1)


def best(
    found: Found, known_in: Mapping[str, int], *, records: int, terms: int, most: int
) -> list[int]:
    """The rows with the highest BM25, best first, of equal ones the lower (Robertson and Zaragoza
    2009, with k1 1.2 and b 0.75). A record of `records` has `terms / records` terms on average.

    >>> held = np.array([(7, 2), (9, 2)], dtype=[("row", "<u4"), ("length", "<u4")]).tobytes()
    >>> best([("fald", held)], {"fald": 2}, records=9, terms=18, most=1)
    [7]
    """
    if not found:
        return []
    every = np.frombuffer(b"".join(held for _, held in found), dtype=HELD_ROW)
    rarity = rarity_of(np.array([known_in[term] for term, _ in found]), records)
    each: Numbers = np.repeat(rarity, [len(held) // HELD_ROW.itemsize for _, held in found])
    worth = each * said(every["length"], terms / max(records, 1))
    every_sum = sums(every["row"], worth)
    rows = np.flatnonzero(every_sum)
    ranked: list[int] = highest_sums(rows, every_sum[rows], most).tolist()
    return ranked


def rarity_of(known_in: Places, records: int) -> Numbers:
    """What a term tells that so many records have."""
    return np.maximum(np.log((records - known_in + 0.5) / (known_in + 0.5)), 1e-6)


def said(lengths: Places, usual: float) -> Numbers:
    """What it counts that a record with so many terms has a term."""
    return (_K1 + 1) / (1 + _K1 * (1 - _B) + _K1 * _B / usual * lengths.astype(np.float64))


def highest_sums(rows: Places, each: Numbers, most: int) -> Places:
    """The rows with the highest sums, best first, of equal ones the lower."""
    if len(rows) > most:
        least = np.partition(each, len(rows) - most)[len(rows) - most]
        near = each >= least - EQUAL
        rows, each = rows[near], each[near]
    return rows[np.lexsort((rows, -np.round(each, 9)))[:most]]


def _count(db: sqlite3.Connection, rows: Iterable[Sequence[str]], *, by: int) -> None:
    every = list(rows)
    counted = Counter(term for terms in every for term in terms)
    db.executemany(_COUNT, [(term, by * count) for term, count in counted.items()])
    db.execute(_TOTAL, (by * len(every), by * counted.total()))


def wanted(terms: Sequence[str]) -> str:
    """The terms as the statements take them."""
    return msgspec.json.encode(terms).decode()


RARITY: Final = """
SELECT term, known_in FROM term WHERE term IN (SELECT value FROM json_each(?)) AND known_in > 0
ORDER BY known_in, term LIMIT ?
"""
EVERY_TERM: Final = "SELECT term, known_in FROM term WHERE known_in > 0 ORDER BY known_in, term"
EVERY_HELD: Final = "SELECT term, held FROM posting ORDER BY term, block"
HELD: Final = "SELECT term, held FROM posting WHERE term IN (SELECT value FROM json_each(?))"
TOTAL: Final = "SELECT records, terms FROM total"
_ADD: Final = """
INSERT INTO posting VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET held = CAST(held || excluded.held AS BLOB)
"""
_ONE: Final = "SELECT held FROM posting WHERE term = ? AND block = ?"
_SET: Final = "UPDATE posting SET held = ? WHERE term = ? AND block = ?"
_COUNT: Final = """
INSERT INTO term VALUES (?, ?)
ON CONFLICT DO UPDATE SET known_in = known_in + excluded.known_in
"""
_TOTAL: Final = "UPDATE total SET records = records + ?, terms = terms + ?"
