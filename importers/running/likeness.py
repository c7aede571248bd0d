"""What an import brings that may be there already under another id: for people to judge.

Nothing is merged here. How alike two initiatives are, and why, is for the overlap check to say.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

from graph.envelope import Recorded
from graph.events.actors import OrganisationIdentified, OrganisationRegistered, PersonRegistered
from graph.events.catalogue import AnyEvent, parse
from graph.events.initiatives import InitiativeIdentified, InitiativeRegistered
from graph.log.contract import Log
from graph.proposals import Proposal
from graph.reading import recorded
from graph.sqlite import unnamed

Entity: TypeAlias = Literal["initiative", "organisation", "person"]
Reason: TypeAlias = Literal["name", "email", "code"]
_INITIATIVES: Final = ("initiative.identified", "initiative.registered")
_ORGANISATIONS: Final = ("organisation.identified", "organisation.registered")
_PEOPLE: Final = ("person.registered",)
_TOGETHER: Final = {
    kind: kinds for kinds in (_INITIATIVES, _ORGANISATIONS, _PEOPLE) for kind in kinds
}
"""What has to be known together, in that order: codes tell organisations of one name apart."""
# These number a legal entity, and many organisations within it have the same.
_OF_A_LEGAL_ENTITY: Final = frozenset({"cvr", "registration"})
_SCHEMA: Final = """
CREATE TABLE mark (mark INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE code (id TEXT, scheme TEXT, code TEXT, PRIMARY KEY (id, scheme, code)) WITHOUT ROWID;
"""


class PossibleDuplicate(BaseModel):
    """Two that may be one, and what they share; what it says is not kept, only whose it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    entity: Entity
    id: str
    other: str
    reason: Reason


class _Mark(NamedTuple):
    """What one of them is known by: a number made of the text, and whose it is."""

    mark: int
    id: str
    entity: Entity
    reason: Reason


class Likeness(Protocol):
    """Finds possible duplicates among what is new, and between that and what is known."""

    def pairs(self, new: Iterable[Proposal]) -> list[PossibleDuplicate]:
        """Those that these proposals bring; each new one is known from then on."""
        ...


class SameMarks:
    """Those that share a name, an e-mail or a register's code, but for case and spelling of å.

    Organisations that one register has under two codes are two, whatever they are called. What is
    known is read from the log when the first new one comes, and kept in a file of the system's
    own, so that a million take no memory.
    """

    def __init__(self, log: Log) -> None:
        self._log = log
        self._end = log.head().position
        self._known: set[str] = set()
        self._marks = unnamed()
        self._marks.executescript(_SCHEMA)

    def pairs(self, new: Iterable[Proposal]) -> list[PossibleDuplicate]:
        events = [one.event for one in new if one.event.kind in _TOGETHER]
        for kind in {event.kind for event in events}:
            self._learn(kind)
        self._number(events)
        marks = [one for event in events for one in _marks_of(event)]
        if self._remember(marks) == len(marks):
            return []
        found: dict[tuple[str, str], PossibleDuplicate] = {}
        for one in filter(None, map(self._shared, marks)):
            found.setdefault((one.id, one.other), one)
        return list(found.values())

    def close(self) -> None:
        self._marks.close()

    def _learn(self, kind: str) -> None:
        """What the log held of this kind, and of those it goes with, when the import began."""
        if kind in self._known:
            return
        for one in _TOGETHER[kind]:
            self._known.add(one)
            for event in recorded(self._log.read(kind=one), self._log.keys):
                if event.envelope.position > self._end:
                    break
                body = None if event.erased else _body(event)
                if body is not None:
                    self._number([body])
                    self._remember(_marks_of(body))

    def _number(self, events: Iterable[AnyEvent]) -> None:
        """Remember the codes of organisations."""
        codes = [
            (one.organisation, one.scheme, one.code)
            for one in events
            if one.kind == "organisation.identified"
        ]
        if codes:
            self._marks.executemany("INSERT OR IGNORE INTO code VALUES (?, ?, ?)", codes)

    def _remember(self, marks: Iterable[_Mark]) -> int:
        """Whoever has a mark first keeps it; how many of these nobody had."""
        before = self._marks.total_changes
        held = [(one.mark, one.id) for one in marks]
        self._marks.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?)", held)
        return self._marks.total_changes - before

    def _shared(self, one: _Mark) -> PossibleDuplicate | None:
        query = "SELECT id FROM mark WHERE mark = ?"
        (other,) = self._marks.execute(query, (one.mark,)).fetchone()
        if other == one.id or self._are_two(one.id, other):
            return None
        return PossibleDuplicate(entity=one.entity, id=one.id, other=other, reason=one.reason)

    def _are_two(self, id: str, other: str) -> bool:
        """Whether a register that numbers single organisations has each under its own code."""
        query = (
            "SELECT mine.scheme, mine.code = its.code FROM code mine"
            " JOIN code its ON its.scheme = mine.scheme WHERE mine.id = ? AND its.id = ?"
        )
        found = self._marks.execute(query, (id, other)).fetchall()
        units = [is_same for scheme, is_same in found if scheme not in _OF_A_LEGAL_ENTITY]
        return bool(units) and not any(units)


def _marks_of(event: AnyEvent) -> list[_Mark]:
    match event:
        case InitiativeRegistered(initiative=id, title=title):
            marks = [_mark("initiative", id, "name", _folded(title))]
        case InitiativeIdentified(initiative=id, scheme=scheme, code=code):
            marks = [_mark("initiative", id, "code", _folded(f"{scheme} {code}"))]
        case OrganisationRegistered(organisation=id, name=name):
            marks = [_mark("organisation", id, "name", _folded(name))]
        case OrganisationIdentified(organisation=id, scheme=scheme, code=code):
            text = "" if scheme in _OF_A_LEGAL_ENTITY else _folded(f"{scheme} {code}")
            marks = [_mark("organisation", id, "code", text)]
        case PersonRegistered(person=id, name=name, email=email):
            address = email.strip().casefold()
            marks = [
                _mark("person", id, "email", address),
                _mark("person", id, "name", _folded(name)),
            ]
        case _:
            marks = []
    return [one for one in marks if one is not None]


def _mark(entity: Entity, id: str, reason: Reason, text: str) -> _Mark | None:
    """None where nothing is said."""
    if not text:
        return None
    # 64 bits under a key of this process alone, as long as marks are kept.
    return _Mark(hash((entity, reason, text)), id, entity, reason)


def _body(event: Recorded) -> AnyEvent:
    return parse(event.envelope.kind, event.data)


def _folded(text: str) -> str:
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    letters = "".join(composed.casefold().replace("aa", "å").split())
    # Most names are letters and blanks only.
    return letters if letters.isalnum() else "".join(filter(str.isalnum, letters))
