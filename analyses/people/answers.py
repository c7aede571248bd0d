"""What is answered when somebody asks how to get from one person or place to another."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from analyses.people.ties import How, Rule

PathKind: TypeAlias = Literal["shortest", "strongest"]
EndpointKind: TypeAlias = Literal["person", "organisation", "cluster", "forum", "tried"]


class _Answer(BaseModel):
    """Frozen, and written with the names that programs outside rely on (`from`)."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class Endpoint(_Answer):
    """Where a path begins or ends; `tried` is anybody who has tried the initiative `id`."""

    kind: EndpointKind
    id: str
    name: str


class Through(_Answer):
    """The forum, organisation, initiative or spread platform that a derived step goes by."""

    id: str
    name: str


class PathStep(_Answer):
    """From one person to the next.

    A derived step follows from a rule and was said by nobody. `old` ones were not confirmed for
    long. `events` are the positions in the log behind the step.
    """

    start: str = Field(validation_alias="from", serialization_alias="from")
    to: str
    how: How
    since: str | None
    last_confirmed: str | None
    source: str
    start_name: str = Field(validation_alias="from_name", serialization_alias="from_name")
    to_name: str
    occasion: str
    old: bool
    derived: bool
    rule: Rule | None
    through: Through | None
    events: tuple[int, ...]


class FoundPath(_Answer):
    kind: PathKind
    sentence: str
    steps: tuple[PathStep, ...]


class Nearest(_Answer):
    """Whom or where to turn to when no path is known, and why."""

    kind: Literal["person", "forum"]
    id: str
    name: str
    why: str


class PathAnswer(_Answer):
    """Up to three shortest paths, shortest first, then the strongest, which may be one of them.

    `limits` say in plain words what was left out because it was asked to be.
    """

    start: Endpoint = Field(validation_alias="from", serialization_alias="from")
    goal: Endpoint = Field(validation_alias="to", serialization_alias="to")
    sentence: str
    paths: tuple[FoundPath, ...]
    nearest: tuple[Nearest, ...]
    as_of: str
    known_at: int
    limits: tuple[str, ...] = ()
