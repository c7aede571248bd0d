"""A row whose content changed, as the events that bring the log up to date. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from graph.envelope import Recorded
from graph.events.catalogue import KINDS, AnyEvent, parse
from graph.proposals import Proposal
from importers.running.changes import FieldChange, What, differences
from importers.running.standing import Standing, id_anew

# What describes a thing anew, whole: the fields are those that it was registered with.
DESCRIBED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "initiative.registered": "initiative.described",
        "organisation.registered": "organisation.described",
        "person.registered": "person.described",
    }
)
# What ends what a row said, where the row is gone from a register that is told whole.
ENDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "initiative.registered": "initiative.withdrawn",
        "organisation.registered": "organisation.closed",
        "membership.started": "membership.ended",
        "placement.started": "placement.ended",
        "employment.started": "employment.ended",
        "seat.taken": "seat.left",
        "relationship.recorded": "relationship.ended",
        "contact.made": "relationship.ended",
        "adoption.started": "adoption.ended",
    }
)
ENDINGS: Final = frozenset(ENDED.values())
_DATES: Final = frozenset({"valid_from", "valid_to"})
_CHANGED = "Rettet i kilden"


@dataclass(frozen=True, slots=True)
class Revision:
    """The proposals that a row's statement comes to, and which fields they change."""

    what: What
    proposals: tuple[Proposal, ...]
    fields: tuple[FieldChange, ...] = ()


def revision(said: Proposal, standing: Standing) -> Revision | None:
    """What brings a known statement up to date; None where the log says what the row says.

    Nothing is said anew of who is erased.
    """
    last = standing.holding[-1] if standing.holding else None
    if last is None:
        return told_again(said, standing)
    if last.erased:
        return None
    if _is_ended(said, last):
        return _resumed(said, standing)
    before, after = spoken(last), content(said)
    fields = differences(before, after)
    if not fields:
        return None
    kind = DESCRIBED.get(said.event.kind)
    # A description from an earlier day than the one before it would not be the newest.
    if kind is None or any(one.field in _DATES for one in fields):
        return _restated(said, standing, fields)
    return Revision("changed", (_anew(said, standing.told, _event(kind, after)),), fields)


def holds(standing: Standing, said: Proposal) -> bool:
    """Whether what the log says of a statement now is what it was when it was written out."""
    last = standing.holding[-1] if standing.holding else None
    return last is not None and not last.erased and not differences(spoken(last), content(said))


def told_again(said: Proposal, standing: Standing) -> Revision:
    """The same statement once more, since none of its tellings holds."""
    told = _anew(said, standing.told, said.event)
    return Revision("again", (told,), differences({}, content(said)))


def ended(first: Recorded, standing: Standing, *, day: str | None) -> Proposal | None:
    """What ends a statement that its register no longer holds; None where nothing can.

    `first` is its first telling; `day` is when it no longer was so.
    """
    kind = ENDED.get(first.envelope.kind)
    last = standing.holding[-1] if standing.holding else None
    if kind is None or last is None or last.envelope.kind in ENDINGS or last.erased:
        return None
    data = {name: last.data[name] for name in KINDS[kind].model_fields if name in last.data}
    said = Proposal(first.envelope.source, first.envelope.id, _event(kind, data), valid_from=day)
    return _anew(said, standing.told, said.event)


def spoken(event: Recorded) -> dict[str, Any]:
    """Every field of what an event says, also those left out, with its dates."""
    envelope = event.envelope
    body = parse(envelope.kind, event.data)
    return _fields(body, envelope.valid_from, envelope.valid_to)


def content(said: Proposal) -> dict[str, Any]:
    """Every field of what is proposed, also those left out, with its dates."""
    return _fields(said.event, said.valid_from, said.valid_to)


def _restated(said: Proposal, standing: Standing, fields: tuple[FieldChange, ...]) -> Revision:
    """What was told is taken back, and told as it is now."""
    number, proposals = standing.told, list[Proposal]()
    for event in reversed(standing.holding):
        if _is_ended(said, event):
            continue
        data = {
            "event_source": event.envelope.source,
            "event_id": event.envelope.id,
            "because": _CHANGED,
        }
        back = _anew(said, number, _event("statement.retracted", data))
        proposals.append(back._replace(valid_from=None, valid_to=None))
        number += 1
    return Revision("changed", (*proposals, _anew(said, number, said.event)), fields)


def _is_ended(said: Proposal, event: Recorded) -> bool:
    """Whether the event ends what is said; not where a row says of itself that something ended."""
    return event.envelope.kind in ENDINGS and event.envelope.kind != said.event.kind


def _resumed(said: Proposal, standing: Standing) -> Revision:
    """A row that is back after it had ended."""
    if said.event.kind != "initiative.registered":
        back = _restated(said, standing, differences({}, content(said)))
        return replace(back, what="again")
    told = _anew(said, standing.told, _event("initiative.described", content(said)))
    return Revision("again", (told,), differences({}, content(said)))


def _anew(said: Proposal, number: int, event: AnyEvent) -> Proposal:
    """Under the next id; what caused it is the row's first telling, by which it is known."""
    return said._replace(
        id=id_anew((said.source, said.id), number), event=event, causation_id=said.id
    )


def _fields(event: AnyEvent, valid_from: str | None, valid_to: str | None) -> dict[str, Any]:
    said = event.model_dump(mode="json", exclude={"kind"})
    return {**said, "valid_from": valid_from, "valid_to": valid_to}


def _event(kind: str, data: Mapping[str, Any]) -> AnyEvent:
    """The event; what is not said is left out, as it is in the row's own first telling."""
    return parse(
        kind,
        {
            name: value
            for name, value in data.items()
            if name not in _DATES and value not in (None, "", [])
        },
    )
