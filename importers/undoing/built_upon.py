"""What became of an import's events: taken back since, or built upon by what came later."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from graph.envelope import Envelope
from graph.log.contract import Log
from graph.sqlite import unnamed
from importers.running.standing import UNDOING, Key
from importers.undoing.seen import BEGUN, Seen, seen

_SCHEMA: Final = """
CREATE TABLE own (
    position INTEGER PRIMARY KEY, source TEXT, id TEXT, kind TEXT, about TEXT, causation TEXT,
    is_retractable INTEGER, is_anew INTEGER, names TEXT, of_source TEXT, of_id TEXT,
    UNIQUE (source, id)
);
CREATE INDEX own_by_names ON own (names, kind);
CREATE INDEX own_by_causation ON own (causation, source) WHERE is_anew;
CREATE TABLE begun (id TEXT, position INTEGER, PRIMARY KEY (id, position)) WITHOUT ROWID;
CREATE TABLE needed (position INTEGER, id TEXT, PRIMARY KEY (position, id)) WITHOUT ROWID;
CREATE TABLE later (
    position INTEGER PRIMARY KEY, source TEXT, id TEXT, kind TEXT, correlation TEXT,
    is_retractable INTEGER
);
CREATE TABLE named (position INTEGER, id TEXT, PRIMARY KEY (position, id)) WITHOUT ROWID;
CREATE TABLE retracted (source TEXT, id TEXT, PRIMARY KEY (source, id)) WITHOUT ROWID;
CREATE TABLE undone (import_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE kept (position INTEGER PRIMARY KEY, by INTEGER, by_kind TEXT);
CREATE VIEW building AS
    SELECT position, kind, named.id FROM later JOIN named USING (position)
    UNION ALL
    SELECT position, kind, needed.id FROM kept JOIN own USING (position)
        JOIN needed USING (position);
"""
# What an undone import had ended or taken back has been told again, so that it says no more.
_STANDING: Final = """
DELETE FROM own WHERE (source, id) IN (SELECT source, id FROM retracted);
DELETE FROM begun WHERE position NOT IN (SELECT position FROM own);
DELETE FROM later WHERE (source, id) IN (SELECT source, id FROM retracted)
    OR (NOT is_retractable AND correlation IN (SELECT import_id FROM undone));
"""
# Of several that introduce an id the last counts, and of several that build upon it as well.
_KEPT: Final = """
INSERT OR IGNORE INTO kept
SELECT first, by, kind FROM (
    SELECT (SELECT max(position) FROM begun WHERE begun.id = building.id) AS first,
        building.position AS by, building.kind AS kind
    FROM building
) WHERE first IS NOT NULL ORDER BY by DESC
"""
_COLUMNS: Final = (
    "own.position, source, id, kind, about, is_retractable, is_anew, names, of_source, of_id,"
    " by, by_kind FROM own LEFT JOIN kept ON kept.position = own.position"
)


class Own(NamedTuple):
    """An event of the import that still holds; `by` is what builds upon it, so that it stays."""

    position: int
    source: str
    id: str
    kind: str
    about: str
    is_retractable: bool
    is_anew: bool
    """Whether it took back or ended what others had said, by a row of the import."""
    names: str
    of_source: str | None
    of_id: str | None
    by: int | None
    by_kind: str | None

    @property
    def key(self) -> Key:
        return self.source, self.id

    @property
    def retracts(self) -> Key | None:
        return (self.of_source, self.of_id) if self.of_source and self.of_id else None


class Built:
    """The events of an import that still hold, and which later event builds upon each.

    Kept in a file of the system's own: an import of a million events takes no memory.
    """

    def __init__(self, log: Log, import_id: str) -> None:
        self._held = unnamed()
        self._held.executescript(_SCHEMA)
        first: int | None = None
        for envelope in log.read(correlation_id=import_id):
            first = envelope.position if first is None else first
            self._add(seen(envelope))
        if first is not None:
            for envelope in log.read(after=first):
                self._see(envelope, import_id)
            self._settle()
        (self.events,) = self._held.execute("SELECT count(*) FROM own").fetchone()

    def close(self) -> None:
        self._held.close()

    def newest_first(self) -> Iterator[Own]:
        yield from self._all(f"SELECT {_COLUMNS} ORDER BY own.position DESC")

    def restorable(self) -> Iterator[tuple[Key, list[Own]]]:
        """What took back or ended what others had said, by the first telling of that."""
        roots = self._held.execute(
            "SELECT source, causation FROM own WHERE is_anew"
            " GROUP BY source, causation ORDER BY min(position)"
        )
        of_one = f"SELECT {_COLUMNS} WHERE is_anew AND causation = ? AND source = ?"
        for source, id in roots:
            found = self._all(f"{of_one} ORDER BY own.position", id, source)
            yield (source, id), list(found)

    def holds(self, key: Key) -> bool:
        return self._is_any("FROM own WHERE source = ? AND id = ?", *key)

    def is_void(self, event: Own) -> bool:
        """Whether what the event revised goes too, or is restored, so that it says no more."""
        if event.is_anew or event.kind == "import.undone":
            return True
        if event.retracts is not None:
            return self.holds(event.retracts)
        undone = "position NOT IN (SELECT position FROM kept)"
        begun = BEGUN.get(event.kind)
        if begun is not None:
            same = f"FROM own WHERE names = ? AND kind = ? AND {undone}"
            return self._is_any(same, event.names, begun)
        own = f"FROM begun WHERE id = ? AND {undone}"
        return any(self._is_any(own, id) for id in event.names.split())

    def _all(self, query: str, *values: object) -> Iterator[Own]:
        return (Own(*row) for row in self._held.execute(query, values))

    def _is_any(self, those: str, *values: object) -> bool:
        return self._held.execute(f"SELECT 1 {those} LIMIT 1", values).fetchone() is not None

    def _add(self, event: Seen) -> None:
        of = event.retracts or (None, None)
        names = " ".join(sorted(event.names))
        row = (event.position, *event.key, event.kind, event.about, event.causation)
        row = (*row, event.is_retractable, event.is_anew, names, *of)
        self._put("own", row)
        for id in event.introduces:
            self._put("begun", (id, event.position))
        for id in event.names - event.introduces:
            self._put("needed", (event.position, id))

    def _see(self, envelope: Envelope, import_id: str) -> None:
        """What came after the first of the import's events, theirs among it."""
        event = seen(envelope)
        is_of_it = envelope.correlation_id == import_id or envelope.source == UNDOING
        if event.retracts is not None:
            self._put("retracted", event.retracts)
        elif not is_of_it and self._is_built(event):
            row = (event.position, *event.key, event.kind, event.correlation, event.is_retractable)
            self._put("later", row)
            for id in event.names:
                self._put("named", (event.position, id))
        elif event.kind == "import.undone":
            for id in event.names:
                self._put("undone", (id,))

    def _is_built(self, event: Seen) -> bool:
        return any(self._is_any("FROM begun WHERE id = ?", id) for id in event.names)

    def _settle(self) -> None:
        """What was taken back goes; what others name stays, and so does what that names."""
        self._held.executescript(_STANDING)
        while self._held.execute(_KEPT).rowcount:
            pass

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        marks = ", ".join("?" for _ in row)
        self._held.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608
