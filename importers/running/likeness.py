"""What an import brings that may be there already under another id: for people to judge.

Nothing is merged here. How alike two initiatives are, and why, is for the overlap check to say.
"""

import sqlite3
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final, Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

from graph.envelope import Recorded
from graph.events.actors import OrganisationIdentified, OrganisationRegistered, PersonRegistered
from graph.events.catalogue import AnyEvent, parse
from graph.events.initiatives import InitiativeRegistered
from graph.log.contract import Log
from graph.proposals import Proposal
from graph.reading import recorded

Reason: TypeAlias = Literal["name", "email", "code"]
_INITIATIVES: Final = ("initiative.registered",)
_ORGANISATIONS: Final = ("organisation.identified", "organisation.registered")
_PEOPLE: Final = ("person.registered",)
_TOGETHER: Final = {
    kind: kinds for kinds in (_INITIATIVES, _ORGANISATIONS, _PEOPLE) for kind in kinds
}
"""What has to be known together, in that order: codes tell organisations of one name apart."""
# These number a legal entity, and many organisations within it have the same.
_OF_A_LEGAL_ENTITY: Final = frozenset({"cvr", "registration"})
_SCHEMA: Final = """
CREATE TABLE mark (mark BLOB PRIMARY KEY, id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE code (id TEXT, scheme TEXT, code TEXT, PRIMARY KEY (id, scheme, code)) WITHOUT ROWID;
"""


class PossibleDuplicate(BaseModel):
    """Two that may be one, and what they share; what it says is not kept, only whose it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    entity: Literal["initiative", "organisation", "person"]
    id: str
    other: str
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
        self._marks = sqlite3.connect("", check_same_thread=False)
        self._marks.executescript(_SCHEMA)

    def pairs(self, new: Iterable[Proposal]) -> list[PossibleDuplicate]:
        found: dict[tuple[str, str], PossibleDuplicate] = {}
        events = [one.event for one in new if one.event.kind in _TOGETHER]
        for event in events:
            self._learn(event.kind)
            self._number(event)
        for event in events:
            for one in self._of(event):
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
                    self._number(body)
                    deque(self._of(body), maxlen=0)

    def _number(self, event: AnyEvent) -> None:
        """Remember the code of an organisation."""
        match event:
            case OrganisationIdentified(organisation=id, scheme=scheme, code=code):
                self._marks.execute(
                    "INSERT OR IGNORE INTO code VALUES (?, ?, ?)", (id, scheme, code)
                )
            case _:
                return

    def _of(self, event: AnyEvent) -> Iterator[PossibleDuplicate]:
        match event:
            case InitiativeRegistered(initiative=id, title=title):
                yield from self._shared("initiative", id, "name", title)
            case OrganisationRegistered(organisation=id, name=name):
                yield from self._shared("organisation", id, "name", name)
            case OrganisationIdentified(organisation=id, scheme=scheme, code=code):
                if scheme not in _OF_A_LEGAL_ENTITY:
                    yield from self._shared("organisation", id, "code", f"{scheme} {code}")
            case PersonRegistered(person=id, name=name, email=email):
                yield from self._shared("person", id, "email", email)
                yield from self._shared("person", id, "name", name)
            case _:
                return

    def _shared(
        self,
        entity: Literal["initiative", "organisation", "person"],
        id: str,
        reason: Reason,
        text: str,
    ) -> Iterator[PossibleDuplicate]:
        folded = text.strip().casefold() if reason == "email" else _folded(text)
        if not folded:
            return
        mark = blake2b(f"{entity}\n{reason}\n{folded}".encode(), digest_size=12).digest()
        added = self._marks.execute("INSERT OR IGNORE INTO mark VALUES (?, ?)", (mark, id))
        if added.rowcount:
            return
        (other,) = self._marks.execute("SELECT id FROM mark WHERE mark = ?", (mark,)).fetchone()
        if other != id and not self._are_two(id, other):
            yield PossibleDuplicate(entity=entity, id=id, other=other, reason=reason)

    def _are_two(self, id: str, other: str) -> bool:
        """Whether a register that numbers single organisations has each under its own code."""
        query = (
            "SELECT mine.scheme, mine.code = its.code FROM code mine"
            " JOIN code its ON its.scheme = mine.scheme WHERE mine.id = ? AND its.id = ?"
        )
        found = self._marks.execute(query, (id, other)).fetchall()
        units = [is_same for scheme, is_same in found if scheme not in _OF_A_LEGAL_ENTITY]
        return bool(units) and not any(units)


def _body(event: Recorded) -> AnyEvent:
    return parse(event.envelope.kind, event.data)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    return "".join(sign for sign in letters if sign.isalnum())
