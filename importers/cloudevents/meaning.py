"""What a CloudEvent says here: its type is one of our kinds, its data are that kind's data."""

import re
from typing import Any, Final

from graph.events.catalogue import KINDS
from graph.proposals import Proposal, proposed
from importers.cloudevents.errors import BadDataError, ForeignTypeError
from importers.cloudevents.model import CloudEvent
from importers.identity import id_of

PREFIX: Final = "dk.spredning."

_MEANT: Final = frozenset({"validfrom", "validto", "traceparent"})
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}")


def proposal_of(event: CloudEvent) -> Proposal:
    """The proposal that the event stands for; ForeignTypeError where it stands for none of ours.

    Valid from the day of its `time`, as the sender wrote it, or from `validfrom` (and until
    `validto`), which may be a month or a year; without any of them the date is unknown. The trace
    that it was a part of (`traceparent`) is what caused it.
    """
    kind = event.type.removeprefix(PREFIX)
    if kind not in KINDS:
        raise ForeignTypeError(event.type)
    if not isinstance(event.data, dict):
        raise BadDataError("data", "der ventes et JSON-objekt", "a JSON object is expected")
    extensions = event.extensions
    return proposed(
        {
            "source": event.source,
            "id": _id_of(event),
            "kind": kind,
            "data": event.data,
            "valid_from": extensions.get("validfrom") or _day(event.time),
            "valid_to": extensions.get("validto"),
            "causation_id": extensions.get("traceparent"),
            "provenance": provenance_of(event, apart_from=_MEANT),
        }
    )


def provenance_of(event: CloudEvent, *, apart_from: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What the event is about, and every extension of it that has no place of its own here."""
    kept = {name: value for name, value in event.extensions.items() if name not in apart_from}
    return {"document": event.subject, "extensions": kept or None}


def _day(time: str | None) -> str | None:
    return None if time is None else time[:10]


def _id_of(event: CloudEvent) -> str:
    """The event's own id, or one made of it where it could not be kept, such as a sentence."""
    return event.id if _ID.fullmatch(event.id) else id_of(event.source, "cloudevent", event.id)
