"""Proposed pairs in a file of their own: by which model, with which score, since when.

They follow from the log and the model, and can be made anew; nothing here is about people.
"""

import sqlite3
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

_PAIRS: Final = UUID("4c0f1c57-93a1-5f53-8b1e-2d3c8a1f6e90")
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS proposal (
    model TEXT, a TEXT, b TEXT, score REAL NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (model, a, b)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS proposal_by_other ON proposal (model, b);
CREATE TABLE IF NOT EXISTS scanned (model TEXT PRIMARY KEY, log TEXT, position INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair of ids in order, and the model that proposed it; `position` is where the log ended
    when it first did."""

    a: str
    b: str
    score: float
    position: int
    model: str

    @property
    def id(self) -> str:
        """The same for the same two, whichever is named first."""
        return pair_id(self.a, self.b)


def pair_id(one: str, other: str) -> str:
    """What a pair of initiatives is called in addresses.

    >>> pair_id("a", "b") == pair_id("b", "a")
    True
    """
    return str(uuid5(_PAIRS, " ".join(sorted((one, other)))))


class Proposals:
    """The proposals of each model that was ever used. Processes may share the file."""

    def __init__(self, file: Path) -> None:
        """Open the file, made where it is missing."""
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, isolation_level=None, timeout=30)
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def scanned(self, model: str, *, log: str, end: int) -> int:
        """How far into this log the model has looked; 0 when it was another log, or a longer."""
        query = "SELECT position FROM scanned WHERE model = ? AND log = ? AND position <= ?"
        found = self._db.execute(query, (model, log, end)).fetchone()
        return 0 if found is None else int(found[0])

    def of(self, model: str) -> list[Proposal]:
        """What the model proposes."""
        query = "SELECT a, b, score, position, model FROM proposal WHERE model = ? ORDER BY a, b"
        return [Proposal(*row) for row in self._db.execute(query, (model,))]

    def put(
        self,
        model: str,
        found: Iterable[tuple[str, str, float]],
        *,
        touched: Collection[str] | None,
        log: str,
        position: int,
    ) -> None:
        """What the model now says of the touched initiatives, or of all: what it said before of
        them is replaced, and a pair that was there keeps since when."""
        with self._changing():
            since = {(one.a, one.b): one.position for one in self.of(model)}
            if touched is None:
                since = {}
                self._db.execute("DELETE FROM proposal WHERE model = ?", (model,))
            for side in ("a", "b"):
                query = f"DELETE FROM proposal WHERE model = ? AND {side} = ?"  # noqa: S608
                self._db.executemany(query, [(model, id) for id in touched or ()])
            rows = [(model, a, b, score, since.get((a, b), position)) for a, b, score in found]
            self._db.executemany("INSERT OR REPLACE INTO proposal VALUES (?, ?, ?, ?, ?)", rows)
            done = (model, log, position)
            self._db.execute("INSERT OR REPLACE INTO scanned VALUES (?, ?, ?)", done)

    @contextmanager
    def _changing(self) -> Generator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
