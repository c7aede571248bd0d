"""What every event has in common: it names its subject, and which entities it refers to."""

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self, get_args

from pydantic import BaseModel, ConfigDict, model_validator

from graph.events.fields import ClusterId, Entity, Introduces, OrganisationId, Personal, Refers


class EventBody(BaseModel):
    """A dated, sourced statement in the past tense, without its envelope.

    `subject` names the field with the id of the entity that the event is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: ClassVar[str]
    schema_version: ClassVar[int] = 1


class AtPlace(EventBody):
    """What happened at one place: an organisation, or a whole cluster."""

    organisation: OrganisationId | None = None
    cluster: ClusterId | None = None

    @model_validator(mode="after")
    def _is_one_place(self) -> Self:
        if (self.organisation is None) == (self.cluster is None):
            message = "give either an organisation or a cluster"
            raise ValueError(message)
        return self


class BetweenTwo(EventBody):
    """What holds between two that must not be the same; `pair` names their fields."""

    pair: ClassVar[tuple[str, str]] = ("person", "other")

    @model_validator(mode="after")
    def _are_two(self) -> Self:
        one, other = (getattr(self, field) for field in self.pair)
        if one == other:
            message = f"{self.pair[0]} and {self.pair[1]} must be two"
            raise ValueError(message)
        return self


class Reference(NamedTuple):
    """An id that an event names: the kinds it may be of, and whether it begins here."""

    field: str
    id: str
    entities: tuple[Entity, ...]
    introduced: bool


def references(event: EventBody) -> list[Reference]:
    """Every id that the event names, in the order of its fields."""
    found: list[Reference] = []
    for field, entities, introduced in _reference_fields(type(event)):
        value = getattr(event, field)
        if not value:
            continue
        if isinstance(value, str):
            found.append(Reference(field, value, entities, introduced))
        else:
            found.extend(Reference(field, id, entities, introduced) for id in value)
    return found


def named(event: EventBody) -> list[str]:
    """Every id that the event names, as `references` finds them."""
    found: list[str] = []
    for field, _, _ in _reference_fields(type(event)):
        value = getattr(event, field)
        if not value:
            continue
        if isinstance(value, str):
            found.append(value)
        else:
            found.extend(value)
    return found


def introduced(event: EventBody) -> list[tuple[str, Entity]]:
    """The ids that begin with the event, each with what it is."""
    fields = _introducing_fields(type(event))
    return [(getattr(event, field), entity) for field, entity in fields]


def said(event: EventBody) -> dict[str, Any]:
    """What the event says, by field: neither its kind nor what was left out."""
    return {name: getattr(event, name) for name in event.model_fields_set if name != "kind"}


def stream_of(event: EventBody) -> str:
    """The stream: the entity that the event is about, such as `initiative/faldklub`."""
    return f"{_subject_entity(type(event))}/{getattr(event, event.subject)}"


@cache
def personal_fields(kind: type[EventBody]) -> tuple[tuple[str, Personal], ...]:
    """The fields whose text is about people, each with whose it is."""
    return tuple(
        (name, mark)
        for name, field in kind.model_fields.items()
        for mark in _marks(field.annotation, field.metadata)
        if isinstance(mark, Personal)
    )


@cache
def _reference_fields(kind: type[EventBody]) -> tuple[tuple[str, tuple[Entity, ...], bool], ...]:
    found: list[tuple[str, tuple[Entity, ...], bool]] = []
    for name, field in kind.model_fields.items():
        marks = tuple(_marks(field.annotation, field.metadata))
        begins = any(isinstance(mark, Introduces) for mark in marks)
        found.extend((name, mark.to, begins) for mark in marks if isinstance(mark, Refers))
    return tuple(found)


@cache
def _introducing_fields(kind: type[EventBody]) -> tuple[tuple[str, Entity], ...]:
    found = _reference_fields(kind)
    return tuple((field, entities[0]) for field, entities, begins in found if begins)


@cache
def _subject_entity(kind: type[EventBody]) -> Entity:
    found = _reference_fields(kind)
    return next(entities[0] for field, entities, _ in found if field == kind.subject)


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner, [])
