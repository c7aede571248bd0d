"""The records of an index in SQLite: taken apart, with their vectors, words and outside ids."""

import sqlite3
import threading
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
import numpy as np

from analyses.overlap.encoder import WIDTH, Vectors
from analyses.overlap.likeness import meanings
from analyses.overlap.outline import Outline, Outlined, bags_of, outline, prepared_from
from analyses.overlap.postings import POSTINGS, add, take
from analyses.overlap.prepared import Side
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.text import Bag, grams

_MAPPED: Final = 256 << 20
"""So many bytes of the file are read where they lie, without being copied first."""
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS record (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL,
    cluster TEXT, outline BLOB NOT NULL, data BLOB NOT NULL, vectors BLOB
);
CREATE INDEX IF NOT EXISTS unread ON record (row) WHERE vectors IS NULL;
CREATE TABLE IF NOT EXISTS outside (key TEXT, row INTEGER, PRIMARY KEY (key, row)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
_DECODER: Final = msgspec.msgpack.Decoder(tuple[InitiativeRecord, list[str]])
_OUTLINES: Final = msgspec.msgpack.Decoder(Outline)
_ENCODER: Final = msgspec.msgpack.Encoder()


class Shelf:
    """Rows are numbered from 1. Threads may share it."""

    def __init__(self, file: Path | None = None) -> None:
        """Open the file, or hold everything in memory."""
        self._mutex = threading.RLock()
        self._db = sqlite3.connect(
            ":memory:" if file is None else file, check_same_thread=False, isolation_level=None
        )
        if file is not None:
            self._db.execute("PRAGMA journal_mode = WAL")
            # What is taken away is overwritten, so that no text outlives its initiative.
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._db.executescript(_SCHEMA + POSTINGS)

    @contextmanager
    def changing(self) -> Generator[None]:
        """All of it, or nothing."""
        with self._mutex:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def read(self, statement: str, *values: object) -> list[Any]:
        """The rows of one reading statement."""
        with self._mutex:
            return self._db.execute(statement, values).fetchall()

    def fact(self, name: str) -> str | None:
        """What was noted under the name."""
        return next((value for (value,) in self.read(_FACT, name)), None)

    def note(self, name: str, value: str) -> None:
        """Note it, or note it anew."""
        self._db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def last_row(self) -> int:
        """The highest number in use; 0 where there is none."""
        return self.read("SELECT coalesce(max(row), 0) FROM record")[0][0]

    def outlined(self, rows: Sequence[int], *, meaning: bool) -> list[Outlined]:
        """As much of the records of the rows as a score depends on."""
        found = self.read(_ROWS if meaning else _APART, msgspec.json.encode(rows).decode())
        return [one for _, one in _outlined(found)]

    def every(self, *, meaning: bool) -> Iterator[tuple[int, Outlined]]:
        """As much of all records, in the order of their rows."""
        for (first,) in self.read(_STEPS, _STEP):
            yield from _outlined(self.read(_SOME if meaning else _SOME_APART, first, first + _STEP))

    def of(self, ids: Sequence[str]) -> Iterator[Side]:
        """The records with these ids."""
        for told, data, vectors in self.read(_OF, msgspec.json.encode(ids).decode()):
            yield _side(told, data, vectors)

    def side(self, id: str, digest: bytes, *, meaning: bool = True) -> Side | None:
        """The record with the id, if it has just this content."""
        found = self.read(_SIDE, id, digest)
        for told, data, vectors in found:
            return _side(told, data, vectors if meaning else None)
        return None

    def unread(self) -> int:
        """How many have no vectors."""
        return self.read("SELECT count(*) FROM record WHERE vectors IS NULL")[0][0]

    def some_unread(self, most: int) -> list[tuple[int, Side]]:
        """The first of those that have no vectors."""
        return [(row, _side(told, data, None)) for row, told, data in self.read(_UNREAD, most)]

    def learn(self, row: int, digest: bytes, side: Side) -> bool:
        """Give the record its vectors, if it still has the content that they were made of."""
        return self._db.execute(_LEARN, (_narrow(side), row, digest)).rowcount > 0

    def put(self, row: int, digest: bytes, side: Side) -> None:
        """Add a record on a row of its own."""
        record = side.prepared.record
        told = _ENCODER.encode(outline(side.prepared))
        words = [word for bag in bags_of(side.prepared) for word in bag.values()]
        data = _ENCODER.encode((record, words))
        where = (row, record.id, digest, record.cluster)
        self._db.execute(_PUT, (*where, told, data, _narrow(side)))
        keys = [(key, row) for key in dict.fromkeys(record.keys)]
        self._db.executemany("INSERT INTO outside VALUES (?, ?)", keys)

    def remove(self, id: str) -> int | None:
        """Take a record away, with all that is held of it; the row it had."""
        found = self.read("SELECT row, outline FROM record WHERE id = ?", id)
        for row, told in found:
            take(self._db, row, terms(_OUTLINES.decode(told).stems))
            self._db.execute("DELETE FROM outside WHERE row = ?", (row,))
            self._db.execute("DELETE FROM record WHERE row = ?", (row,))
            return int(row)
        return None

    def forget(self) -> None:
        """Leave nothing in the files of what was taken away."""
        with self._mutex:
            self._db.execute("DELETE FROM term WHERE known_in <= 0")
            self._db.execute("DELETE FROM posting WHERE length(held) = 0")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def found_by(self, bags: Mapping[int, Bag]) -> None:
        """Let each row be found by what its record says."""
        add(self._db, {row: terms(words) for row, words in bags.items()})


def terms(words: Collection[str]) -> list[str]:
    """What a record is found by: its stems, what they mean, and their character n-grams.

    >>> terms(["fald"])
    ['fald', '_8', '_fa_', 'fal_', 'ald_', 'ld__']
    """
    return [*whole(words), *pieces(words)]


def whole(words: Collection[str]) -> list[str]:
    """The stems, and the groups of the glossary that they belong to."""
    groups = dict.fromkeys(group for word in words for group in meanings(word))
    return [*words, *(f"_{group}" for group in groups)]


def pieces(words: Collection[str]) -> list[str]:
    """The n-grams, each with a mark that no stem has."""
    return [f"{gram}_" for gram in dict.fromkeys(gram for word in words for gram in grams(word))]


_FACT: Final = "SELECT value FROM fact WHERE name = ?"
_ROWS: Final = """
SELECT row, id, cluster, outline, vectors FROM record
WHERE row IN (SELECT value FROM json_each(?))
"""
_APART: Final = """
SELECT row, id, cluster, outline, NULL FROM record WHERE row IN (SELECT value FROM json_each(?))
"""
_OF: Final = (
    "SELECT outline, data, vectors FROM record WHERE id IN (SELECT value FROM json_each(?))"
)
_SIDE: Final = "SELECT outline, data, vectors FROM record WHERE id = ? AND digest = ?"
_UNREAD: Final = """
SELECT row, outline, data FROM record WHERE vectors IS NULL ORDER BY row LIMIT ?
"""
_LEARN: Final = "UPDATE record SET vectors = ? WHERE row = ? AND digest = ?"
_BYTES: Final = 2 * WIDTH
_STEP: Final = 1000
_STEPS: Final = "SELECT DISTINCT row / ?1 * ?1 FROM record ORDER BY 1"
_SOME: Final = """
SELECT row, id, cluster, outline, vectors FROM record WHERE row >= ? AND row < ? ORDER BY row
"""
_SOME_APART: Final = """
SELECT row, id, cluster, outline, NULL FROM record WHERE row >= ? AND row < ? ORDER BY row
"""
_PUT: Final = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)"


def _outlined(found: Sequence[Any]) -> Iterator[tuple[int, Outlined]]:
    held = [vectors for *_, vectors in found if vectors is not None]
    every = _wide(b"".join(held))
    at = 0
    for row, id, cluster, data, vectors in found:
        own = None if vectors is None else every[at : at + len(vectors) // _BYTES]
        at += 0 if own is None else len(own)
        yield row, Outlined(id, cluster, _OUTLINES.decode(data), own)


def _side(told: bytes, data: bytes, vectors: bytes | None) -> Side:
    record, words = _DECODER.decode(data)
    own = None if vectors is None else _wide(vectors)
    return Side(prepared_from(_OUTLINES.decode(told), record, words), own)


def _narrow(side: Side) -> bytes | None:
    return None if side.vectors is None else side.vectors.astype(np.float16).tobytes()


def _wide(vectors: bytes) -> Vectors:
    return np.frombuffer(vectors, dtype=np.float16).reshape(-1, WIDTH).astype(np.float32)
