"""What is answered when somebody asks how an initiative spread."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Change: TypeAlias = Literal["kept", "adapted", "dropped"]


class Answer(BaseModel):
    """Frozen, and written with the names that programs outside rely on (`from`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class InitiativeRef(Answer):
    id: str
    title: str


class Adopter(Answer):
    """A place, once: when it first took the initiative up, and the stage it has come to."""

    id: str
    name: str
    when: str | None
    stage: str
    cluster: str | None = None


class Changed(Answer):
    """What a place did with one part of the kernel; `locked` parts were meant to stay."""

    element: str
    how: Change
    locked: bool
    reason: str | None


class Arc(Answer):
    """The initiative went from one place to another: recorded, or suggested with a probability."""

    source: str = Field(validation_alias="from", serialization_alias="from")
    to: str
    when: str | None
    recorded: bool
    probability: float
    carried_by: tuple[str, ...]
    changed: tuple[Changed, ...]
    events: tuple[int, ...]


class Unknown(Answer):
    """Nobody has said where this place had the initiative from; it may be its own idea."""

    to: str
    probability: float
    when: str | None = None
    carried_by: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    events: tuple[int, ...] = ()


class Diffusion(Answer):
    """Adopters, arcs and unknowns by date (no date last), then by the place's name.

    Every adopter has an arc to it or is among the unknown. `began_in` names the earliest known
    places that others had it from; `remarks` say what does not fit together in the records.
    """

    initiative: InitiativeRef
    adopters: tuple[Adopter, ...]
    arcs: tuple[Arc, ...]
    unknown: tuple[Unknown, ...]
    sentence: str
    as_of: str
    known_at: int
    began_in: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
