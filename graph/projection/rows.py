"""What each event is to the graph: the statement that projects it, and the row it takes. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import cypher
from graph.dates import day_after, earliest, latest
from graph.envelope import Envelope, Recorded
from graph.events.body import personal_fields
from graph.events.catalogue import KINDS

FOREVER = 2**62
"""The position at which a statement that holds will be retracted."""


ERASED_NAME = "Slettet person"
"""What somebody is called whose name cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event for one statement of `cypher/project` or `cypher/revise`."""

    statement: str
    position: int
    parameters: dict[str, Any]

    @property
    def revises(self) -> bool:
        """Whether it changes what an earlier event said, and so must wait for that."""
        return self.statement.startswith("revise/")


def row_of(event: Recorded) -> Row:
    """The row of an event: its fields, its position, and the stamp of what it states."""
    envelope = event.envelope
    parameters = {
        **_defaults(envelope.kind),
        **_flat(readable(event)),
        "position": envelope.position,
        "valid_from": envelope.valid_from,
        "ended": envelope.valid_from,
        "possibly_until": _possibly_until(envelope),
        "stamp": stamp(envelope),
    }
    return Row(statement_for(envelope.kind), envelope.position, parameters)


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
        "origin": envelope.position,
        "asserted": envelope.position,
        "retracted": FOREVER,
        "valid_from": envelope.valid_from,
        "valid_to": envelope.valid_to,
        "possible_from": earliest(envelope.valid_from),
        "surely_from": latest(envelope.valid_from),
        "possible_to": day_after(latest(envelope.valid_to)),
        "source": source_of(envelope),
    }


def source_of(envelope: Envelope) -> str:
    """Where the statement comes from, as it is shown to people."""
    provenance: dict[str, Any] = json.loads(envelope.provenance or "{}")
    document: str = provenance.get("document") or provenance.get("file") or envelope.source
    places = [
        f"{word} {provenance[field]}"
        for field, word in (("page", "s."), ("sheet", "ark"), ("row", "række"))
        if field in provenance
    ]
    return ", ".join([document, *places])


@cache
def statement_for(kind: str) -> str:
    """The file that projects this kind."""
    revising = f"revise/{kind}"
    return revising if revising in cypher.names("revise") else f"project/{kind}"


@cache
def _defaults(kind: str) -> Mapping[str, Any]:
    # Data are stored as they were said: what was left out is filled in here, the same for all.
    defaults = {
        name: field.get_default(call_default_factory=True)
        for name, field in KINDS[kind].model_fields.items()
        if name != "kind" and not field.is_required()
    }
    return {name: [] if value == () else value for name, value in defaults.items()}


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in data.items():
        match value:
            case {**parts}:
                flat.update((f"{name}_{part}", inner) for part, inner in parts.items())
            case _:
                flat[name] = value
    return flat


def _possibly_until(envelope: Envelope) -> str:
    """For an ending: the first day on which it surely no longer held."""
    return latest(envelope.valid_from) if envelope.valid_from else envelope.recorded_at[:10]
