"""Which rows have a term, in blocks of rows; and the rows that have most of the telling terms."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

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
_HELD: Final = np.dtype([("row", "<u4"), ("length", "<u4")])
_K1, _B = 1.2, 0.75


def add(db: sqlite3.Connection, rows: Mapping[int, Sequence[str]]) -> None:
    """Let each row be found by its terms."""
    parts: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for row, terms in rows.items():
        for term in terms:
            parts[term, row // _BLOCK].append((row, len(terms)))
    held = [(*at, np.array(some, dtype=_HELD).tobytes()) for at, some in sorted(parts.items())]
    db.executemany(_ADD, held)
    _count(db, rows.values(), by=1)


def take(db: sqlite3.Connection, row: int, terms: Sequence[str]) -> None:
    """Let the row be found no more by the terms that it was put with."""
    block = row // _BLOCK
    for term in terms:
        for (held,) in db.execute(_ONE, (term, block)).fetchall():
            rest = np.frombuffer(held, dtype=_HELD)
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
    parts = [np.frombuffer(held, dtype=_HELD) for _, held in found]
    every = np.concatenate(parts)
    rarity = [_rarity(known_in[term], records) for term, _ in found]
    each: NDArray[np.float64] = np.repeat(rarity, [len(part) for part in parts])
    usual = terms / max(records, 1)
    worth = each * (_K1 + 1) / (1 + _K1 * (1 - _B) + _K1 * _B / usual * every["length"])
    sums = np.round(np.bincount(every["row"], weights=worth), 9)
    rows = np.flatnonzero(sums)
    if len(rows) > most:
        least = np.partition(sums[rows], len(rows) - most)[len(rows) - most]
        rows = rows[sums[rows] >= least]
    ranked: list[int] = rows[np.lexsort((rows, -sums[rows]))[:most]].tolist()
    return ranked


def _rarity(known_in: int, records: int) -> float:
    return max(float(np.log((records - known_in + 0.5) / (known_in + 0.5))), 1e-6)


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
