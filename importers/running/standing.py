"""What the log holds of a row's statement: how it was told, told anew, taken back, undone.

A statement that is told anew gets an id that follows from its first one and a number, so that the
log alone says how often it was told, and two who tell the same at once tell it once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias
from uuid import UUID, uuid5

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.privacy.keys import KeyStore
from graph.reading import recorded

Key: TypeAlias = tuple[str, str]
"""The source and the id of a statement as its row gives them."""

UNDOING: Final = "spredning/import-undo"
_ANEW = UUID("0f0d1b9a-6d0b-5c55-9a41-3c6f6f0a7a11")
_ASKED_AT_ONCE = 2_000


class Finds(Protocol):
    """Where statements are looked up: a log, a rehearsal, or a log as it was."""

    @property
    def keys(self) -> KeyStore: ...

    def find(self, keys: Iterable[Key]) -> dict[Key, Envelope]: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one statement: the events that hold it now, oldest first, and how often it was told."""

    holding: tuple[Recorded, ...] = ()
    told: int = 0


def id_anew(key: Key, number: int) -> str:
    """The id under which a statement is told again, `number` tellings after the first."""
    return key[1] if number == 0 else str(uuid5(_ANEW, f"{key[0]}\n{key[1]}\n{number}"))


def undoing_id(source: str, id: str) -> str:
    """The id of the event that takes an event of an undone import back."""
    return str(uuid5(_ANEW, f"undone\n{source}\n{id}"))


def standing(keys: Iterable[Key], log: Finds) -> dict[Key, Standing]:
    """Of those of these statements that the log holds."""
    tellings = tellings_of(keys, log)
    envelopes = [one for some in tellings.values() for one in some]
    undone = _undone(envelopes, log)
    read = dict(zip(map(_key, envelopes), recorded(envelopes, log.keys), strict=True))
    return {
        key: Standing(_holding([read[_key(one)] for one in some], undone), len(some))
        for key, some in tellings.items()
    }


def tellings_of(keys: Iterable[Key], log: Finds) -> dict[Key, list[Envelope]]:
    """Every telling of those that the log holds, in order.

    Asked for one number at a time until none has more.
    """
    tellings: dict[Key, list[Envelope]] = {}
    left, number = set(keys), 0
    while left:
        named = {(key[0], id_anew(key, number)): key for key in left}
        found = _found(named, log)
        for name, envelope in found.items():
            tellings.setdefault(named[name], []).append(envelope)
        left, number = {named[name] for name in found}, number + 1
    return tellings


def _undone(envelopes: Iterable[Envelope], log: Finds) -> set[Key]:
    """Those of these events that were taken back when their import was undone."""
    names = {(UNDOING, undoing_id(*_key(one))): _key(one) for one in envelopes}
    return {names[name] for name in _found(names, log)}


def _holding(tellings: list[Recorded], undone: Collection[Key]) -> tuple[Recorded, ...]:
    holding: dict[str, Recorded] = {}
    for event in tellings:
        if event.envelope.kind == "statement.retracted":
            holding.pop(event.data["event_id"], None)
        elif _key(event.envelope) not in undone:
            holding[event.envelope.id] = event
    return tuple(holding.values())


def _found(keys: Mapping[Key, object], log: Finds) -> dict[Key, Envelope]:
    return {
        key: event
        for some in batched(keys, _ASKED_AT_ONCE)
        for key, event in log.find(some).items()
    }


def _key(envelope: Envelope) -> Key:
    return envelope.source, envelope.id
