"""What every event has in common: it names its subject, and which entities it refers to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, get_args

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


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that an event names: the kinds it may be of, and whether it begins here."""

    field: str
    id: str
    entities: tuple[Entity, ...]
    introduced: bool


def references(event: EventBody) -> Iterator[Reference]:
    """Every id that the event names, in the order of its fields."""
    for field, refers, introduced in _reference_fields(type(event)):
        value = getattr(event, field)
        ids = (value,) if isinstance(value, str) else value or ()
        for id in ids:
            yield Reference(field, id, refers.to, introduced)


def stream_of(event: EventBody) -> str:
    """The stream: the entity that the event is about, such as `initiative/faldklub`."""
    entity = next(
        refers.to[0]
        for field, refers, _ in _reference_fields(type(event))
        if field == event.subject
    )
    return f"{entity}/{getattr(event, event.subject)}"


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
def _reference_fields(kind: type[EventBody]) -> tuple[tuple[str, Refers, bool], ...]:
    found: list[tuple[str, Refers, bool]] = []
    for name, field in kind.model_fields.items():
        marks = tuple(_marks(field.annotation, field.metadata))
        introduced = any(isinstance(mark, Introduces) for mark in marks)
        found.extend((name, mark, introduced) for mark in marks if isinstance(mark, Refers))
    return tuple(found)


def _marks(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _marks(inner, [])
