"""The known initiatives, made searchable: a projection of its own, in memory or in a folder."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

import msgspec

from analyses.overlap.encoder import Encoder, Vectors
from analyses.overlap.outline import Outlined
from analyses.overlap.postings import (
    HELD,
    MOST_POSTINGS,
    MOST_TERMS,
    RARITY,
    TOTAL,
    best,
    wanted,
)
from analyses.overlap.prepared import Side, prepared
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.scan import Scan
from analyses.overlap.shelf import Shelf, pieces, whole
from analyses.overlap.sides import meanings_in, meant, recalled, sides
from analyses.overlap.space import SHORT, Space

MOST_EACH: Final = 20
"""How many candidates each way of finding them gives."""
_BATCH = 2_000
_LAYOUT: Final = "5"


class Index:
    """Holds records under their ids, finds those that may be alike, and takes others in.

    What was taken in is there at the next opening of the folder, with the position of the log that
    it was told to be at. A folder made for another space or layout is made anew. Meanings may be
    read later than the record is taken in; `reading` is held by whoever does it for long.
    """

    def __init__(
        self, space: Space, encoder: Encoder | None = None, *, folder: Path | None = None
    ) -> None:
        """Open the folder, made where it is missing; without one everything is in memory."""
        self.space, self.encoder = space, encoder
        self.reading = Lock()
        self._changes = Lock()
        made_by = f"{_LAYOUT} {space.name}"
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.shelf = Shelf(None if folder is None else folder / "index.db")
        if self.shelf.fact("made by") not in (None, made_by) and folder is not None:
            self.shelf.close()
            for name in ("index.db", "index.db-wal", "index.db-shm", "text.f32", "kernel.f32"):
                (folder / name).unlink(missing_ok=True)
            self.shelf = Shelf(folder / "index.db")
        self.shelf.note("made by", made_by)
        self.text = Scan(SHORT, None if folder is None else folder / "text.f32")
        self.kernel = Scan(SHORT, None if folder is None else folder / "kernel.f32")

    @property
    def position(self) -> str | None:
        """What the records were read at, as whoever brought them said it."""
        return self.shelf.fact("position")

    def close(self) -> None:
        """Let go of the files."""
        self.text.flush()
        self.kernel.flush()
        self.shelf.close()

    def __len__(self) -> int:
        return int(self.shelf.read("SELECT count(*) FROM record")[0][0])

    def synchronise(
        self,
        records: Iterable[InitiativeRecord],
        *,
        position: str = "",
        later: bool = False,
        like: "Index | None" = None,
    ) -> int:
        """Let the index hold these records and no others; how many were new or changed.

        Of two with one id the last counts. `later` leaves meanings unread that neither this index
        knows nor the one that it is like.
        """
        wanted = {record.id: record for record in records}
        with self._changes:
            held = dict(self.shelf.read("SELECT id, digest FROM record"))
            gone = [id for id in held if id not in wanted]
            changed = [one for one in wanted.values() if held.get(one.id) != _digest(one)]
            self.apply(changed, gone=gone, position=position, later=later, like=like)
        return len(changed)

    def apply(
        self,
        records: Sequence[InitiativeRecord],
        *,
        gone: Iterable[str] = (),
        position: str = "",
        later: bool = False,
        like: "Index | None" = None,
    ) -> None:
        """Take records in, new or changed, and others away."""
        left = list(gone)
        with self.shelf.changing():
            for id in left:
                self._remove(id)
        if left:
            self.shelf.forget()
        for at in range(0, len(records), _BATCH):
            some = [Side(prepared(record)) for record in records[at : at + _BATCH]]
            known = self._recalled(some, like or self)
            self._put(known if later else self._meant(known))
        with self.shelf.changing():
            self.shelf.note("position", position)

    @property
    def unread(self) -> int:
        """Of how many the meaning is not read yet."""
        return 0 if self.encoder is None else self.shelf.unread()

    def read(self, *, most: int, encoder: Encoder) -> int:
        """Read the meaning of some of those whose meaning is not, and keep it; how many it was."""
        some = self.shelf.some_unread(most)
        found = meant([side for _, side in some], self.space, encoder)
        with self.shelf.changing():
            for (row, _), side in zip(some, found, strict=True):
                # It may have been changed or taken away meanwhile.
                if self.shelf.learn(row, _digest(side.prepared.record), side):
                    self._scanned(row, side.vectors)
        return len(some)

    def side(self, record: InitiativeRecord, *, meaning: bool = True) -> Side:
        """A record taken apart, with its vectors where there is an encoder; as it is held, where it
        is held just so. Without its `meaning` nothing is encoded."""
        held = self.shelf.side(record.id, _digest(record), meaning=meaning)
        if held is not None and (held.vectors is not None or not meaning):
            return held
        return sides([record], self.space, self.encoder if meaning else None)[0]

    def candidates(self, asked: Side) -> list[Outlined]:
        """The records that may be alike, but the asked one: the union of those with its rarest
        words and n-grams, nearest in meaning, nearest in kernel, and with an id in common. Of one
        without vectors those found have none either."""
        rows = dict.fromkeys(
            [
                *self.by_key(asked.prepared.record.keys),
                *self._by_terms(asked),
                *self._by_scan(asked),
            ]
        )
        mine = asked.prepared.record.id
        found = self.shelf.outlined(list(rows), meaning=asked.vectors is not None)
        return [one for one in found if one.id != mine]

    def by_key(self, keys: Sequence[str]) -> list[int]:
        """Rows with one of these outside ids."""
        wanted = msgspec.json.encode(keys).decode()
        return [row for (row,) in self.shelf.read(_BY_KEY, wanted, MOST_EACH)]

    def _by_terms(self, asked: Side) -> list[int]:
        words = asked.prepared.words
        # Where no meaning can be compared, words have to find what it would have found.
        most = MOST_EACH if asked.vectors is not None else 2 * MOST_EACH
        found: dict[int, None] = {}
        for some in (whole(words), pieces(words)):
            found.update(dict.fromkeys(self._by_rarest(some, most=most)))
        return list(found)

    def _by_rarest(self, some: Sequence[str], *, most: int) -> list[int]:
        known_in = self._rarest(some)
        held = self.shelf.read(HELD, wanted(list(known_in)))
        records, terms = self.shelf.read(TOTAL)[0]
        return best(held, known_in, records=records, terms=terms, most=most)

    def _rarest(self, some: Sequence[str]) -> dict[str, int]:
        """The terms that few records have, as many as can be looked through in no time."""
        known = self.shelf.read(RARITY, wanted(some), MOST_TERMS)
        taken: dict[str, int] = {}
        postings = 0
        for term, known_in in known:
            postings += known_in
            if taken and postings > MOST_POSTINGS:
                break
            taken[term] = known_in
        return taken

    def _by_scan(self, asked: Side) -> list[int]:
        if asked.vectors is None:
            return []
        rows = self.shelf.last_row() + 1
        text, kernel = self._shortened(asked.vectors)
        near = self.text.nearest(text, most=MOST_EACH, rows=rows)
        if kernel is not None:
            near += self.kernel.nearest(kernel, most=MOST_EACH, rows=rows)
        return near

    def _recalled(self, some: Sequence[Side], held: "Index") -> list[Side]:
        """With the meanings that are known of the same initiatives."""
        if self.encoder is None:
            return list(some)
        return recalled(some, meanings_in(held.shelf.of([one.prepared.record.id for one in some])))

    def _meant(self, some: Sequence[Side]) -> list[Side]:
        """With the meanings that are not."""
        new = iter(meant([one for one in some if one.vectors is None], self.space, self.encoder))
        return [next(new) if side.vectors is None else side for side in some]

    def _put(self, some: Sequence[Side]) -> None:
        with self.shelf.changing():
            for side in some:
                self._remove(side.prepared.record.id)
            first = row = self.shelf.last_row() + 1
            for side in some:
                self.shelf.put(row, _digest(side.prepared.record), side)
                self._scanned(row, side.vectors)
                row += 1
            self.shelf.found_by({at: side.prepared.words for at, side in enumerate(some, first)})

    def _remove(self, id: str) -> None:
        row = self.shelf.remove(id)
        if row is not None:
            self._scanned(row, None)

    def _scanned(self, row: int, vectors: Vectors | None) -> None:
        text, kernel = (None, None) if vectors is None else self._shortened(vectors)
        self.text.put(row, text)
        self.kernel.put(row, kernel)

    def _shortened(self, vectors: Vectors) -> tuple[Vectors, Vectors | None]:
        kernel = vectors[1:].mean(axis=0) if len(vectors) > 1 else None
        short = self.space.shortened
        return short(vectors[0]), None if kernel is None else short(kernel)


def _digest(record: InitiativeRecord) -> bytes:
    return sha256(msgspec.msgpack.encode(record)).digest()


_BY_KEY: Final = """
SELECT DISTINCT row FROM outside WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?
"""
