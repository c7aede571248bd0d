"""What was put together: which two, by whom, whether it was undone, and what was said since."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.answers.directory import directory, people
from api.answers.errors import UnknownMergeError
from api.answers.register import Register
from api.answers.views import Ref, View
from api.judging import Of
from graph.envelope import Envelope, Recorded
from graph.events.judging import MERGED, UNMERGED
from graph.reading import recorded
from graph.wiring import System

_OF: Final[Mapping[str, Of]] = {
    "initiatives.merged": "initiatives",
    "people.merged": "people",
    "organisations.merged": "organisations",
}


class Later(View):
    """An event after the merge that says something of one of the two, by the id that it names:
    whoever said it may have meant the other. `belongs_to` is what somebody found out."""

    event: int
    kind: str
    about: str
    belongs_to: str | None = None


class Merge(View):
    """Two that were found to be the same. `undone` is the event that parted them again, and
    `chosen` whose value is shown, by field."""

    id: str
    of: Of
    kept: Ref
    absorbed: Ref
    because: str
    chosen: Mapping[str, str]
    by: str | None
    judgement: str | None
    event: int
    undone: int | None
    later: tuple[Later, ...]

    @property
    def open(self) -> tuple[Later, ...]:
        """What was said since, of which nobody found out whom it is about."""
        return tuple(one for one in self.later if one.belongs_to is None)


def merges(system: System, seen: Register, *, of: Of | None = None) -> list[Merge]:
    """Every merge that was not taken back, the newest first: of all kinds, or of one."""
    told = [
        one
        for kind in sorted(MERGED)
        if of in (None, _OF[kind])
        for one in recorded(system.log.read(kind=kind), system.keys)
    ]
    read = _Read.of(system, seen, told)
    known = [one for one in told if one.data["merge"] in read.held | read.undone.keys()]
    newest = sorted(known, key=lambda one: -one.envelope.position)
    return [read.merge(one) for one in newest]


def merge(system: System, seen: Register, id: str) -> Merge:
    """One merge; UnknownMergeError where there is none."""
    found = next((one for one in merges(system, seen) if one.id == id), None)
    if found is None:
        raise UnknownMergeError(id)
    return found


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read once for all merges."""

    system: System
    seen: Register
    held: frozenset[str]
    undone: Mapping[str, int]
    names: Mapping[str, str]
    assigned: Mapping[str, tuple[Envelope, ...]]

    @classmethod
    def of(cls, system: System, seen: Register, told: Iterable[Recorded]) -> "_Read":
        asked = seen.questions.apart()
        rows = [*asked.ask("same_as"), *asked.ask("same_actors")]
        return cls(
            system,
            seen,
            frozenset(row["merge"] for row in rows),
            {one.stream.removeprefix("merge/"): one.position for one in _all(system, UNMERGED)},
            _names(seen, told),
            _by_stream(_all(system, ["statement.assigned"])),
        )

    def merge(self, event: Recorded) -> Merge:
        data, at = event.data, event.envelope.position
        pair = (data["kept"], data["absorbed"])
        return Merge(
            id=data["merge"],
            of=_OF[event.envelope.kind],
            kept=Ref(id=pair[0], name=self.names.get(pair[0], pair[0])),
            absorbed=Ref(id=pair[1], name=self.names.get(pair[1], pair[1])),
            because=data.get("because") or self._why(data.get("judgement")),
            chosen={one["field"]: one["value_of"] for one in data.get("chosen", ())},
            by=event.envelope.actor,
            judgement=data.get("judgement"),
            event=at,
            undone=self.undone.get(data["merge"]),
            later=tuple(self._later(event.envelope.stream, pair, at)),
        )

    def _why(self, judgement: str | None) -> str:
        """Why two people are one stands in the judgement, and nowhere once they are erased."""
        judged = self.system.log.read(stream=f"judgement/{judgement}", limit=1)
        for one in recorded(judged, self.system.keys):
            return str(one.data.get("because") or "")
        return ""

    def _later(self, stream: str, pair: tuple[str, str], at: int) -> Iterator[Later]:
        assigned = self.assigned.get(stream, ())
        said = {_meant(one): str(json.loads(one.data)["belongs_to"]) for one in assigned}
        anew = {one.id: str(json.loads(one.data)["belongs_to"]) for one in assigned}
        asked = self.seen.questions.apart()
        for row in asked.ask("said_later", ids=list(pair), after=at):
            event = next(self.system.log.read(after=row["event"] - 1, limit=1))
            found = said.get((event.source, event.id)) or anew.get(event.causation_id or "")
            yield Later(event=event.position, kind=event.kind, about=row["about"], belongs_to=found)


def _all(system: System, kinds: Iterable[str]) -> list[Envelope]:
    return [one for kind in sorted(kinds) for one in system.log.read(kind=kind)]


def _by_stream(events: Iterable[Envelope]) -> dict[str, tuple[Envelope, ...]]:
    found: dict[str, tuple[Envelope, ...]] = {}
    for one in events:
        found[one.stream] = (*found.get(one.stream, ()), one)
    return found


def _meant(assignment: Envelope) -> tuple[str, str]:
    """The source and the id of the event that was assigned."""
    said = json.loads(assignment.data)
    return said["event_source"], said["event_id"]


def _names(seen: Register, told: Iterable[Recorded]) -> dict[str, str]:
    """What each of the two is called by itself."""
    asked = seen.questions.apart()
    ids = {
        one.data[side]
        for one in told
        if one.envelope.kind == "people.merged"
        for side in ("kept", "absorbed")
    }
    titles = {row["id"]: row["profile"]["title"] for row in asked.ask("initiatives")}
    places = {id: one.name for id, one in directory(asked).organisations.items()}
    named = {id: one.name for id, one in people(asked, ids, lang=seen.lang).items()}
    return titles | places | named
