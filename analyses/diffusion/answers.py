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
    """The initiative went from one place to another: recorded, or suggested with a probability.

    `because` says in plain words what a suggestion rests on; `events` are behind all of it.
    """

    source: str = Field(validation_alias="from", serialization_alias="from")
    to: str
    when: str | None
    recorded: bool
    probability: float
    carried_by: tuple[str, ...]
    changed: tuple[Changed, ...]
    events: tuple[int, ...]
    because: tuple[str, ...] = ()


class Unknown(Answer):
    """Nobody has said where this place had the initiative from.

    `probability` is that of its own idea, or of a source that is not among the suggestions.
    """

    to: str
    probability: float
    when: str | None = None
    carried_by: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    events: tuple[int, ...] = ()


class Stopped(Answer):
    """A place that uses it no longer: since when, and why if it was said."""

    id: str
    name: str
    when: str | None
    reason: str | None
    events: tuple[int, ...]


class CurvePoint(Answer):
    """How many places had taken it up by a date, and how many of them still used it."""

    when: str
    taken_up: int
    in_use: int


class KernelPart(Answer):
    """What places did with a part of the kernel, and how the initiative fared there."""

    element: str
    locked: bool
    kept: int
    adapted: int
    dropped: int
    lasting: int
    kept_where_lasting: int
    stopped: int
    kept_where_stopped: int
    sentence: str


class Carried(Answer):
    """One way that the initiative went, and the relationship that was there."""

    source: str = Field(validation_alias="from", serialization_alias="from")
    to: str
    sentence: str
    events: tuple[int, ...]


class TieKind(Answer):
    """A kind of relationship, by how it arose: behind how many of the recorded ways it was."""

    how: str
    said: str
    n: int
    share: float
    examples: tuple[Carried, ...]


class TieKinds(Answer):
    """`n` ways were looked at; behind `unknown` of them no relationship is known."""

    kinds: tuple[TieKind, ...]
    n: int
    unknown: int
    sentence: str


class Covered(Answer):
    """A place that an agreement obliges, and how far it has come; None is not said."""

    id: str
    name: str
    cluster: str | None
    status: Literal["adopted", "under_way", "stopped"] | None
    since: str | None


class Coverage(Answer):
    """How far those have come whom an agreement obliges; who has said nothing is named so."""

    agreement: str
    due: str | None
    places: tuple[Covered, ...]
    sentence: str


class Diffusion(Answer):
    """Adopters, arcs and unknowns by date (no date last), then by the place's name.

    Every adopter has a recorded arc to it or is among the unknown, and then suggested arcs may lead
    to it: all chances of a place add up to 1. `generations` are places by the number of recorded
    steps from one with no known source. `coverage` is there for what an agreement obliges to.
    `began_in` names the earliest known
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
    generations: tuple[tuple[str, ...], ...] = ()
    stopped: tuple[Stopped, ...] = ()
    curve: tuple[CurvePoint, ...] = ()
    kernel: tuple[KernelPart, ...] = ()
    tie_kinds: TieKinds | None = None
    coverage: Coverage | None = None
