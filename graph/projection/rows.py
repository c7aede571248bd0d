"""What each event is to the graph: the statement that projects it, and the row it takes. Pure."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from msgspec.json import decode

from graph.dates import day_after, earliest, latest
from graph.envelope import Envelope, Recorded
from graph.events.body import personal_fields
from graph.events.catalogue import KINDS

FOREVER = 2**62
"""The position at which a statement that holds will be retracted."""


ERASED_NAME = "Slettet person"
"""What somebody is called whose name cannot be read any more."""


def row_of(event: Recorded) -> dict[str, Any]:
    """The row of an event: its fields, its position, and the stamp of what it states.

    What is left out is none to a statement, and so need not be sent.
    """
    envelope = event.envelope
    data = readable(event)
    row: dict[str, Any] = {**_defaults(envelope.kind), **data, "position": envelope.position}
    row["stamp"] = stamp(envelope)
    if envelope.actor:
        row["actor"] = envelope.actor
    for name in [name for name, value in data.items() if isinstance(value, dict)]:
        row.update((f"{name}_{part}", value) for part, value in row.pop(name).items())
    return row


def revising_row_of(event: Recorded) -> dict[str, Any]:
    """The row of an event that revises: also when, and until when it may have been so."""
    envelope = event.envelope
    until = latest(envelope.valid_from) if envelope.valid_from else envelope.recorded_at[:10]
    return row_of(event) | {"valid_from": envelope.valid_from, "possibly_until": until}


def readable(event: Recorded) -> dict[str, Any]:
    """The event's data, with a stand-in for each text whose key is gone."""
    if not event.erased:
        return event.data
    gone = {
        field: ERASED_NAME if field == "name" else ""
        for field, _ in personal_fields(KINDS[event.envelope.kind])
        if field in event.data and event.data[field] is None
    }
    return {**event.data, **gone}


def stamp(envelope: Envelope) -> dict[str, Any]:
    """When a statement was so, when we knew it, and where from.

    `possible_from` and `possible_to` bound the days on which it may have held, the last excluded;
    by `surely_from` it had begun. Of several that may hold on a day, one that surely began before
    another is outdated by it; among the rest the one told last holds.
    """
    return {
        **_days(envelope.valid_from, envelope.valid_to),
        "origin": envelope.position,
        "asserted": envelope.position,
        "retracted": FOREVER,
        "source": _source_of(envelope.source, envelope.provenance),
    }


@lru_cache(maxsize=16_384)
def _days(valid_from: str | None, valid_to: str | None) -> Mapping[str, str]:
    days = {
        "valid_from": valid_from,
        "valid_to": valid_to,
        "possible_from": earliest(valid_from),
        "surely_from": latest(valid_from),
        "possible_to": day_after(latest(valid_to)),
    }
    return {name: day for name, day in days.items() if day is not None}


@lru_cache(maxsize=4_096)
def _source_of(source: str, stored: str | None) -> str:
    """Where the statement comes from, as it is shown to people."""
    provenance: dict[str, Any] = decode(stored) if stored else {}
    document: str = provenance.get("document") or provenance.get("file") or source
    places = [
        f"{word} {provenance[field]}"
        for field, word in (("page", "s."), ("sheet", "ark"), ("row", "række"))
        if field in provenance
    ]
    return ", ".join([document, *places])


@cache
def _defaults(kind: str) -> Mapping[str, Any]:
    # Data are stored as they were said: what was left out is filled in here, the same for all.
    defaults = {
        name: field.get_default(call_default_factory=True)
        for name, field in KINDS[kind].model_fields.items()
        if name != "kind" and not field.is_required()
    }
    return {
        name: [] if value == () else value for name, value in defaults.items() if value is not None
    }
