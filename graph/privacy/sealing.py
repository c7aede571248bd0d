"""Texts about people, sealed with a key per person so that destroying a key erases them.

AES-SIV (RFC 5297) gives the same bytes for the same text, key and place: one digest serves
idempotency and the chain, and a log with erased people still verifies.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from graph.events.body import EventBody, personal_fields, said
from graph.refusals import PersonIsErasedError


def people_of(event: EventBody) -> frozenset[str]:
    """The people whose keys seal something in this event."""
    fields = personal_fields(type(event))
    if not fields:
        return frozenset()
    return frozenset(
        [
            getattr(event, owner)
            for field, mark in fields
            if getattr(event, field)
            for owner in mark.of
        ]
    )


def sealed(event: EventBody, *, source: str, id: str, keys: Mapping[str, bytes]) -> dict[str, Any]:
    """The event's data as said, with each personal text sealed; an erased owner is refused."""
    data = said(event)
    for field, mark in personal_fields(type(event)):
        if data.get(field):
            owners = [getattr(event, owner) for owner in mark.of]
            data[field] = _seal(data[field], owners, keys, (source, id, field))
    return data


def unsealed(
    data: Mapping[str, Any], *, source: str, id: str, keys: Mapping[str, bytes]
) -> tuple[dict[str, Any], frozenset[str]]:
    """The data with every text that can still be read, and the people whose texts cannot.

    A text that cannot be read is None.
    """
    opened = dict(data)
    erased: set[str] = set()
    for field, (text, owners) in _sealed_in(data).items():
        gone = [owner for owner in owners if owner not in keys]
        erased.update(gone)
        opened[field] = None if gone else _open(text, owners, keys, (source, id, field))
    return opened, frozenset(erased)


def owners_in(data: Mapping[str, Any]) -> frozenset[str]:
    """The people whose keys are needed to read these stored data."""
    return frozenset(owner for _, owners in _sealed_in(data).values() for owner in owners)


def _sealed_in(data: Mapping[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """The sealed texts by field, each with its owners in the order they sealed it."""
    return {
        field: (value["sealed"], value["of"])
        for field, value in data.items()
        if isinstance(value, dict) and "sealed" in value
    }


def _seal(
    text: str, owners: list[str], keys: Mapping[str, bytes], place: tuple[str, str, str]
) -> dict[str, Any]:
    content = text.encode()
    for owner in owners:
        if owner not in keys:
            raise PersonIsErasedError(owner)
        content = _cipher(keys[owner]).encrypt(content, _associated(place, owner))
    return {"sealed": b64encode(content).decode(), "of": owners}


def _open(
    text: str, owners: list[str], keys: Mapping[str, bytes], place: tuple[str, str, str]
) -> str | None:
    content = b64decode(text)
    try:
        for owner in reversed(owners):
            content = _cipher(keys[owner]).decrypt(content, _associated(place, owner))
    except InvalidTag:
        # Another key than the one that sealed it: as unreadable as after an erasure.
        return None
    return content.decode()


def _associated(place: tuple[str, str, str], owner: str) -> list[bytes]:
    return ["|".join(place).encode(), owner.encode()]


@lru_cache(maxsize=4096)
def _cipher(key: bytes) -> AESSIV:
    return AESSIV(key)
