"""One batch of rows brought to the log: a row is appended whole or not at all."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from graph.batches import batched
from graph.envelope import Envelope
from graph.errors import BatchRefusedError, GraphError
from graph.log.contract import Appended, Ledger
from graph.proposals import Proposal
from importers.contract import Row
from importers.errors import ChangedMeanwhileError, ToldTwiceError
from importers.running.first_said import FirstSaid, Said
from importers.running.revising import Revision, content, holds, revision, told_again
from importers.running.standing import Key, Standing, standing

_ASKED_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of some rows: by their place among them, from zero."""

    events: int
    new: frozenset[int]
    refused: dict[int, GraphError] = field(default_factory=dict[int, GraphError])
    told: tuple["Told", ...] = ()
    """What each row comes to, in their order."""


class Told(NamedTuple):
    """The proposals of a row as they go to the log; each statement of it with its revision."""

    proposals: tuple[Proposal, ...]
    said: tuple[tuple[Proposal, Revision | None], ...] = ()
    is_ours: bool = False
    """Said by this import already, before it was broken off."""
    is_new: bool = True
    """Says nothing in place of what was said before."""
    refused: GraphError | None = None
    """Why the row cannot be told as it is."""


@dataclass(slots=True)
class Deciding:
    """Brings the rows of one import to the log, batch by batch.

    `resumed` when the import was begun before; `undone` when the log has imports that were undone,
    so that what is known may have to be told again.
    """

    log: Ledger
    import_id: str
    resumed: bool = False
    undone: bool = False
    _start: int = field(init=False)
    _position: int = field(init=False)
    _resumed: set[Key] = field(default_factory=set[Key])
    _first: FirstSaid = field(default_factory=FirstSaid)

    def __post_init__(self) -> None:
        self._start = self._position = self.log.head().position

    def close(self) -> None:
        self._first.close()

    def decided(self, rows: Sequence[Row]) -> Decided:
        """Which rows said something new, and which the rules refused, each with the first reason.

        Refused rows are left out and the rest is tried again, so that no half of a row is
        appended.
        """
        refused = self._told_twice(rows)
        told = self._told(rows)
        for place, one in enumerate(told):
            if one.refused is not None:
                refused.setdefault(place, one.refused)
        known = set[Key]()
        while True:
            places = [place for place in range(len(rows)) if place not in refused]
            owners = [place for place in places for _ in told[place].proposals]
            proposals = [one for place in places for one in told[place].proposals]
            try:
                came = self.log.append(proposals) if proposals else None
            except BatchRefusedError as error:
                for index, reason in error.refused:
                    refused.setdefault(owners[index], reason)
                continue
            if came is not None:
                known = self._told_before(proposals, came)
            events = 0 if came is None else came.appended
            return Decided(events, _new(told, known, refused), refused, tuple(told))

    def _told(self, rows: Sequence[Row]) -> list[Told]:
        """What each row says in the light of what the log holds of it."""
        asked = (row for row in rows if row.revisable or self.undone)
        found = standing((_key(one) for row in asked for one in row.proposals), self.log)
        return [self._revised(row, found) for row in rows]

    def _revised(self, row: Row, found: Mapping[Key, Standing]) -> Told:
        if not found:
            return Told(row.proposals, tuple([(one, None) for one in row.proposals]))
        said: list[tuple[Proposal, Revision | None]] = []
        is_ours, is_new = False, True
        for one, was in zip_longest(row.proposals, row.known):
            known = found.get(_key(one))
            revised = None if known is None else _revision(one, known, is_revisable=row.revisable)
            if revised is not None and known is not None and was is not None:
                if content(one) == content(was):
                    revised = None
                elif not holds(known, was):
                    return Told(row.proposals, refused=ChangedMeanwhileError(row.number))
            if known is None or (revised is None and not row.revisable):
                said.append((one, None))
            elif revised is not None:
                said.append((one, revised))
                is_new = False
            elif self._is_ours(known.holding[-1].envelope, _key(one)):
                is_ours, is_new = True, is_new and known.told == 1
        told = (one for each, by in said for one in ((each,) if by is None else by.proposals))
        return Told(tuple(told), tuple(said), is_ours, is_new)

    def _is_ours(self, envelope: Envelope, key: Key) -> bool:
        """Whether this import told it before it was broken off; once for each row."""
        if not self.resumed or envelope.correlation_id != self.import_id or key in self._resumed:
            return False
        # What was told since it was resumed was told by a row before this one.
        if envelope.position > self._start:
            return False
        self._resumed.add(key)
        return True

    def _told_before(self, proposals: Sequence[Proposal], came: Appended) -> set[Key]:
        """Of what was just proposed: what somebody else, or an earlier row, had told."""
        keys = {_key(one) for one in proposals}
        before, self._position = self._position, came.position
        if came.appended == len(keys):
            return set()
        if came.appended == 0 and not self.resumed:
            return keys
        found = self._found(keys)
        ours = {
            key
            for key, event in found.items()
            if event.correlation_id == self.import_id
            and (event.position > before or self._is_ours(event, key))
        }
        return keys - ours

    def _found(self, keys: Iterable[Key]) -> dict[Key, Envelope]:
        return {
            key: event
            for some in batched(keys, _ASKED_AT_ONCE)
            for key, event in self.log.find(some).items()
        }

    def _told_twice(self, rows: Sequence[Row]) -> dict[int, GraphError]:
        """Rows with a key that an earlier row of the file had, with other content."""
        refused: dict[int, GraphError] = {}
        said = [
            (place, Said(*_key(one), hash(str(content(one))), row.number))
            for place, row in enumerate(rows)
            if row.revisable
            for one in row.proposals
        ]
        if self._first.put([one for _, one in said]):
            return refused
        for place, one in said:
            first = self._first.under((one.source, one.id))
            if first is not None and first.what != one.what:
                refused[place] = ToldTwiceError(first.row)
        return refused


def _revision(said: Proposal, known: Standing, *, is_revisable: bool) -> Revision | None:
    if is_revisable:
        return revision(said, known)
    return None if known.holding else told_again(said, known)


def _new(told: Sequence[Told], known: Set[Key], refused: Collection[int]) -> frozenset[int]:
    """The rows with a statement that is neither known nor in a row before them."""
    seen = set(known)
    new: set[int] = set()
    for place, row in enumerate(told):
        if place in refused:
            continue
        own = {_key(one) for one in row.proposals}
        if own - seen or row.is_ours:
            new.add(place)
        seen |= own
    return frozenset(new)


def _key(proposal: Proposal) -> Key:
    return proposal.source, proposal.id
