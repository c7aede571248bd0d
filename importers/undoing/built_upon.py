"""What became of an import's events: taken back since, or built upon by what came later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.json import decode

from graph.decide import FINAL
from graph.envelope import Envelope
from graph.events.body import introduced, references
from graph.events.catalogue import KINDS
from graph.log.contract import Log
from graph.upcast import upcast
from importers.running.standing import UNDOING, Key, id_anew

# What an ending revises, told apart by the ids that both name.
_BEGUN: Final[Mapping[str, str]] = {
    "membership.ended": "membership.started",
    "placement.ended": "placement.started",
    "employment.ended": "employment.started",
    "seat.left": "seat.taken",
}
_MOST_TELLINGS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Own:
    """An event, as far as undoing looks at it: what it introduces and which ids it names."""

    key: Key
    position: int
    kind: str
    about: str
    causation: str | None
    correlation: str | None
    introduces: frozenset[str]
    names: frozenset[str]
    retracts: Key | None = None

    @property
    def is_retractable(self) -> bool:
        return self.kind not in FINAL


@dataclass(frozen=True, slots=True)
class Built:
    """The events of an import that still hold, in order, and those of them that must stay.

    `kept` tells of each which later event it is that builds upon it.
    """

    own: tuple[Own, ...]
    kept: Mapping[Key, Own]
    restorable: tuple[Own, ...] = ()
    """Events of the import that took back or ended what others had said, by the import's rows."""

    def is_void(self, event: Own) -> bool:
        """Whether what the event revised goes too, or is restored, so that it says no more."""
        if event in self.restorable or event.kind == "import.undone":
            return True
        begun = _BEGUN.get(event.kind)
        undone = [one for one in self.own if one.key not in self.kept]
        if event.retracts is not None:
            return event.retracts in {one.key for one in self.own}
        if begun is not None:
            return any(one.kind == begun and one.names == event.names for one in undone)
        return bool(event.names & {id for one in undone for id in one.introduces})


def found_in(log: Log, import_id: str) -> Built:
    """The import's events in the log, and what came to be built upon them."""
    own = [_own(one) for one in log.read(correlation_id=import_id)]
    if not own:
        return Built((), {})
    begun = {id for one in own for id in one.introduces}
    later, retracted, undone = _later(log, own[0].position, import_id, begun)
    standing = [one for one in own if one.key not in retracted]
    # What an undone import had ended or taken back has been told again, so that it says no more.
    builders = [
        one
        for one in later
        if one.key not in retracted and (one.is_retractable or one.correlation not in undone)
    ]
    return Built(tuple(standing), _kept(standing, builders), tuple(filter(_is_anew, standing)))


def _later(
    log: Log, after: int, import_id: str, begun: set[str]
) -> tuple[list[Own], set[Key], set[str]]:
    """The events of others since then that name what the import introduced; what was taken back,
    and which imports were undone."""
    later: list[Own] = []
    retracted: set[Key] = set()
    undone: set[str] = set()
    for envelope in log.read(after=after):
        event = _own(envelope)
        if event.retracts is not None:
            retracted.add(event.retracts)
        elif event.names & begun and not _is_of(envelope, import_id):
            later.append(event)
        elif event.kind == "import.undone":
            undone.update(event.names)
    return later, retracted, undone


def _is_of(envelope: Envelope, import_id: str) -> bool:
    return envelope.correlation_id == import_id or envelope.source == UNDOING


def _kept(standing: Iterable[Own], builders: Iterable[Own]) -> dict[Key, Own]:
    """What others name stays, and so does what that names in turn."""
    introducing = {id: one for one in standing for id in one.introduces}
    kept: dict[Key, Own] = {}
    looking = [(id, by) for by in builders for id in by.names]
    while looking:
        id, by = looking.pop()
        own = introducing.get(id)
        if own is not None and own.key not in kept:
            kept[own.key] = by
            looking.extend((named, own) for named in own.names - own.introduces)
    return kept


def _is_anew(event: Own) -> bool:
    """Whether a row of the import took back or ended what an earlier import had told of it."""
    if event.is_retractable or event.causation is None:
        return False
    root = event.key[0], event.causation
    return any(id_anew(root, number) == event.key[1] for number in range(1, _MOST_TELLINGS))


def _own(envelope: Envelope) -> Own:
    kind = envelope.kind
    data = upcast(kind, envelope.schema_version, decode(envelope.data))
    event = KINDS[kind].model_construct(**data)
    is_back = kind == "statement.retracted"
    return Own(
        key=(envelope.source, envelope.id),
        position=envelope.position,
        kind=kind,
        about=envelope.stream,
        causation=envelope.causation_id,
        correlation=envelope.correlation_id,
        introduces=frozenset(id for id, _ in introduced(event)),
        names=frozenset(one.id for one in references(event)),
        retracts=(data["event_source"], data["event_id"]) if is_back else None,
    )
