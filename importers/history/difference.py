"""What a new version of a registry's file says that the version before it did not. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.proposals import Proposal
from importers.history.records import Record
from importers.history.statements import Speaker

_NOT_THERE_ANY_MORE = "Står ikke længere i registret"
_PROFILE = ("purpose", "story", "website", "stage", "topics")


@dataclass(frozen=True, slots=True)
class Held:
    """An initiative as its file last said, None before it has said anything.

    Adoptions are by the organisation's id, names by themselves with the event that told them.
    """

    initiative: str
    record: Record | None = None
    adoptions: Mapping[str, str] = field(default_factory=dict[str, str])
    names: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Told:
    """The proposals, in order, and what is held afterwards."""

    proposals: list[Proposal]
    held: Held


def told(speaker: Speaker, held: Held, record: Record) -> Told:
    """The whole description, and those names and places that came or went."""
    named, names = _names(speaker, held, record)
    placed, adoptions = _places(speaker, held, record)
    proposals = [_profile(speaker, held, record), *named, *placed]
    return Told(proposals, Held(held.initiative, record, adoptions, names))


def named(speaker: Speaker, initiative: str, alias: str) -> Proposal:
    """One more name of an initiative."""
    data = {"initiative": initiative, "alias": alias}
    return speaker.says("initiative.alias_recorded", data, about=f"{initiative}\n{alias}")


def unnamed(speaker: Speaker, event: str) -> Proposal:
    """A name taken back."""
    data = {
        "event_source": speaker.origin.source,
        "event_id": event,
        "because": _NOT_THERE_ANY_MORE,
    }
    return speaker.says("statement.retracted", data, about=event)


def withdrawn(speaker: Speaker, held: Held, because: str) -> Proposal:
    """An initiative taken out of the registry. Where it runs is another matter."""
    data = {"initiative": held.initiative, "because": because}
    return speaker.says("initiative.withdrawn", data, about=held.initiative)


def _profile(speaker: Speaker, held: Held, record: Record) -> Proposal:
    kind = "initiative.registered" if held.record is None else "initiative.described"
    data: dict[str, Any] = {"initiative": held.initiative, "title": record.title}
    data |= {name: value for name in _PROFILE if (value := getattr(record, name))}
    if record.organisations:
        data["organisations"] = list(
            speaker.origin.named(record.organisations, nature="organisation")
        )
    return speaker.says(kind, data, about=held.initiative)


def _names(speaker: Speaker, held: Held, record: Record) -> tuple[list[Proposal], dict[str, str]]:
    new = [name for name in record.aliases if name not in held.names]
    said = [named(speaker, held.initiative, name) for name in new]
    gone = [event for name, event in held.names.items() if name not in record.aliases]
    kept = {name: event for name, event in held.names.items() if name in record.aliases}
    taken_back = [unnamed(speaker, event) for event in gone]
    events = {name: proposal.id for name, proposal in zip(new, said, strict=True)}
    return [*taken_back, *said], {**kept, **events}


def _places(speaker: Speaker, held: Held, record: Record) -> tuple[list[Proposal], dict[str, str]]:
    """Countries as adoptions: the registry says where, never since when."""
    wanted = speaker.origin.named(record.countries, nature="country")
    started: dict[str, str] = {
        country: speaker.origin.id_of("adoption", speaker.change.commit, held.initiative, country)
        for country in wanted
        if country not in held.adoptions
    }
    ended = [one for country, one in held.adoptions.items() if country not in wanted]
    kept = {country: one for country, one in held.adoptions.items() if country in wanted}
    said = [_ended(speaker, adoption) for adoption in ended]
    said += [_started(speaker, held, country, one) for country, one in started.items()]
    return said, {**kept, **started}


def _started(speaker: Speaker, held: Held, country: str, adoption: str) -> Proposal:
    data = {
        "adoption": adoption,
        "initiative": held.initiative,
        "organisation": country,
        "stage": "in_operation",
    }
    return speaker.says("adoption.started", data, about=adoption, is_dated=False)


def _ended(speaker: Speaker, adoption: str) -> Proposal:
    data = {"adoption": adoption, "reason": _NOT_THERE_ANY_MORE}
    return speaker.says("adoption.ended", data, about=adoption)
