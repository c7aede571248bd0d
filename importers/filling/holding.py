"""What the log says now, statement by statement, each under the key that its own register has."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from graph.dates import earliest
from graph.envelope import Envelope, Recorded
from graph.log.contract import Log
from graph.reading import recorded
from importers.running.revising import DESCRIBED, ENDINGS
from importers.running.standing import Key, id_anew, standing

# What a statement ends by, and the fields that tell which one is meant.
_ENDED_BY: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "initiative.registered": (("initiative.withdrawn", "initiative"),),
        "organisation.registered": (("organisation.closed", "organisation"),),
        "membership.started": (("membership.ended", "organisation", "cluster"),),
        "employment.started": (("employment.ended", "person", "organisation"),),
        "seat.taken": (("seat.left", "person", "forum"),),
        "relationship.recorded": (
            ("relationship.ended", "relationship"),
            ("relationship.disputed", "relationship"),
        ),
        "adoption.started": (("adoption.ended", "adoption"),),
    }
)
# What changes some fields of a statement without being told in its place, and whose they are.
_CHANGED_BY: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "cluster.registered": ("cluster.renamed", "cluster"),
        "organisation.registered": ("organisation.renamed", "organisation"),
        "adoption.started": ("adoption.stage_changed", "adoption"),
        "kernel.element_defined": ("kernel.element_revised", "element"),
    }
)
_PEOPLE: Final = ("person", "other")
# A correction takes back what it corrects first, so that not each number is a telling.
_MOST_TAKEN_BACK: Final = 50


@dataclass(frozen=True, slots=True)
class Holding:
    """A statement that holds, by the key of its first telling; `kind` is what that was.

    `shown` are the fields that another event has changed since.
    """

    kind: str
    key: Key
    event: Recorded
    shown: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def position(self) -> int:
        return self.event.envelope.position


def holding(log: Log, kinds: Collection[str]) -> list[Holding]:
    """The statements of these kinds, in the order of the log.

    Left out is what was taken back, has ended or is disputed, and what is said of people who are
    erased. Of several descriptions of one thing the newest counts.
    """
    told = _Told(log)
    found = [one for kind in sorted(kinds) for one in _newest(kind, told.standing(kind))]
    return sorted(found, key=lambda one: one.position)


def _newest(kind: str, found: Iterable[Holding]) -> Iterator[Holding]:
    """Of what describes a thing whole the newest; of anything else all."""
    if kind not in DESCRIBED:
        yield from found
        return
    subject = kind.partition(".")[0]
    ordered = sorted(found, key=lambda one: (_first_day(one.event.envelope), one.position))
    yield from {one.event.data[subject]: one for one in ordered}.values()


class _Told:
    """The log, and what it says of what it said: taken back, erased."""

    def __init__(self, log: Log) -> None:
        self._log = log
        taken_back = [one.data for one in self._of("statement.retracted")]
        self._retracted = {(one["event_source"], one["event_id"]) for one in taken_back}
        self._erased = {one.data["person"] for one in self._of("person.erased")}

    def standing(self, kind: str) -> Iterator[Holding]:
        """Those of a kind that hold."""
        ended, changes = self._endings(kind), self._changes(kind)
        for one in self._not_taken_back(kind):
            data = one.event.data
            if one.event.erased or any(data.get(name) in self._erased for name in _PEOPLE):
                continue
            about = [(by, *(data.get(name) for name in fields)) for by, fields in _endings_of(kind)]
            if any(ended.get(each, 0) > one.position for each in about):
                continue
            yield self._as_changed(one, changes)

    def _not_taken_back(self, kind: str) -> Iterator[Holding]:
        kinds = dict.fromkeys((kind, DESCRIBED.get(kind, kind)))
        envelopes = [one for each in kinds for one in self._log.read(kind=each)]
        for key, known in standing(_first_tellings(envelopes), self._log).items():
            left = [one for one in known.holding if _key(one.envelope) not in self._retracted]
            if left and left[-1].envelope.kind not in ENDINGS:
                yield Holding(kind, key, left[-1])

    def _endings(self, kind: str) -> dict[tuple[object, ...], int]:
        """Where the log says what of this kind has ended by today."""
        today = date.today().isoformat()
        return {
            (by, *(one.data.get(name) for name in fields)): one.envelope.position
            for by, fields in _endings_of(kind)
            for one in self._holding(by)
            if _first_day(one.envelope) <= today
        }

    def _changes(self, kind: str) -> dict[str, list[Recorded]]:
        found: dict[str, list[Recorded]] = {}
        by, subject = _CHANGED_BY.get(kind, ("", ""))
        for one in self._holding(by) if by else ():
            found.setdefault(one.data[subject], []).append(one)
        return found

    @staticmethod
    def _as_changed(one: Holding, changes: Mapping[str, list[Recorded]]) -> Holding:
        subject = one.event.data.get(_CHANGED_BY.get(one.kind, ("", ""))[1], "")
        later = [
            event for event in changes.get(subject, ()) if event.envelope.position > one.position
        ]
        shown: dict[str, Any] = {}
        for event in sorted(later, key=lambda each: _first_day(each.envelope)):
            shown |= {name: value for name, value in event.data.items() if value != subject}
        return replace(one, shown=shown) if shown else one

    def _holding(self, kind: str) -> Iterator[Recorded]:
        for one in self._of(kind):
            if _key(one.envelope) not in self._retracted:
                yield one

    def _of(self, kind: str) -> Iterator[Recorded]:
        return recorded(self._log.read(kind=kind), self._log.keys)


def _endings_of(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for by, *fields in _ENDED_BY.get(kind, ()):
        yield by, tuple(fields)


def _first_tellings(envelopes: Iterable[Envelope]) -> list[Key]:
    """The keys of what was told, each once: a telling anew names the first in what caused it."""
    numbers: dict[Key, int] = {}
    for one in sorted(envelopes, key=lambda one: one.position):
        first = (one.source, one.causation_id or "")
        number = _number_of(one.id, first, numbers[first]) if first in numbers else None
        if number is not None:
            numbers[first] = number
        else:
            numbers[one.source, one.id] = 0
    return list(numbers)


def _number_of(id: str, first: Key, last: int) -> int | None:
    """Which telling of the first one this is, if it is one."""
    numbers = range(last + 1, last + 1 + _MOST_TAKEN_BACK)
    return next((one for one in numbers if id_anew(first, one) == id), None)


def _key(envelope: Envelope) -> Key:
    return envelope.source, envelope.id


def _first_day(envelope: Envelope) -> str:
    return earliest(envelope.valid_from)
