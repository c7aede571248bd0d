"""What the rows of an import said first under each key: in a file, since there may be a million."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from graph.sqlite import unnamed
from importers.running.standing import Key

_SCHEMA: Final = """
CREATE TABLE said (source TEXT, id TEXT, what INTEGER, row INTEGER, PRIMARY KEY (source, id))
WITHOUT ROWID
"""


class Said(NamedTuple):
    """That a row says something under a key: what, as a number made of it, and which row."""

    source: str
    id: str
    what: int = 0
    row: int = 0


class FirstSaid:
    """Kept in a file of the system's own, which is gone when it is closed."""

    def __init__(self) -> None:
        self._held = unnamed()
        self._held.execute(_SCHEMA)

    def put(self, some: Sequence[Said]) -> bool:
        """Keep what is the first under its key; whether all of it is."""
        before = self._held.total_changes
        self._held.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)", some)
        return self._held.total_changes - before == len(some)

    def under(self, key: Key) -> Said | None:
        """What was said first under this key."""
        query = "SELECT * FROM said WHERE source = ? AND id = ?"
        found = self._held.execute(query, key).fetchone()
        return None if found is None else Said(*found)

    def sources(self) -> list[str]:
        """The sources of all keys, in order."""
        return [one for (one,) in self._held.execute("SELECT DISTINCT source FROM said ORDER BY 1")]

    def close(self) -> None:
        self._held.close()
