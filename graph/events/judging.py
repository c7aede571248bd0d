"""What people say of two that may be one, and what follows: judged, put together, parted again.

Initiatives, people and organisations have a kind of event each for the three; what they have in
common stands once.
"""

from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, model_validator

from graph.events.body import BetweenTwo, EventBody
from graph.events.fields import (
    Entity,
    Id,
    InitiativeId,
    Introduces,
    JudgementId,
    MergeId,
    OrganisationId,
    Personal,
    PersonId,
    Text,
)

Answer: TypeAlias = Literal["same", "adoption_of", "builds_on", "related", "different", "unknown"]
SameOrNot: TypeAlias = Literal["same", "different", "unknown"]
ProfileField: TypeAlias = Literal[
    "title",
    "purpose",
    "target",
    "story",
    "origin",
    "project_type",
    "phase",
    "size",
    "difficulty",
    "stage",
    "website",
    "language",
    "programme",
    "contact",
]
PersonField: TypeAlias = Literal["name", "title", "email"]
OrganisationField: TypeAlias = Literal["name", "type", "website", "cluster", "part_of"]


class _Choosing(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    value_of: Annotated[Id, "one of the two"]


class Choice(_Choosing):
    """Of two that are the same: in this field, the value of this one is shown."""

    field: ProfileField


class PersonChoice(_Choosing):
    """Of two people who are one: in this field, the value of this one is shown."""

    field: PersonField


class OrganisationChoice(_Choosing):
    """Of two organisations that are one: in this field, the value of this one is shown."""

    field: OrganisationField


class _BetweenAlike(BetweenTwo):
    """What holds between two that may be the same; `chosen` has the fields of their kind."""

    @model_validator(mode="after")
    def _chooses_between_them(self) -> Self:
        chosen: tuple[Choice | PersonChoice | OrganisationChoice, ...] = vars(self)["chosen"]
        ids = {getattr(self, field) for field in self.pair}
        if any(one.value_of not in ids for one in chosen):
            message = "a value is chosen of one of the two"
            raise ValueError(message)
        if len({one.field for one in chosen}) < len(chosen):
            message = "a value is chosen once for each field"
            raise ValueError(message)
        return self


class _Judged(_BetweenAlike):
    """What every judgement says beside its answer; `pair` names who comes first."""

    subject: ClassVar[str] = "judgement"
    judgement: Annotated[JudgementId, Introduces()]
    model: Text = ""


class _Merged(_BetweenAlike):
    """What every merge says beside which two; `judgement` is the one that it follows from."""

    subject: ClassVar[str] = "merge"
    pair: ClassVar[tuple[str, str]] = ("kept", "absorbed")
    merge: Annotated[MergeId, Introduces()]
    judgement: JudgementId | None = None


class _Unmerged(EventBody):
    """Which merge was undone, exactly."""

    subject: ClassVar[str] = "merge"
    merge: MergeId


class OverlapJudged(_Judged):
    """Somebody judged how two initiatives hang together, read from the first to the other.

    `model` is the version of the score that proposed the pair. When they are the same, `chosen`
    says whose value is shown where they differ."""

    pair: ClassVar[tuple[str, str]] = ("initiative", "other")
    kind: Literal["overlap.judged"] = "overlap.judged"
    initiative: InitiativeId
    other: InitiativeId
    answer: Answer
    because: Text = ""
    chosen: tuple[Choice, ...] = ()


class InitiativesMerged(_Merged):
    """Two initiatives were found to be the same; both ids go on working, and both values stay.

    `judgement` is the one that it follows from."""

    kind: Literal["initiatives.merged"] = "initiatives.merged"
    kept: InitiativeId
    absorbed: InitiativeId
    because: Text = ""
    chosen: tuple[Choice, ...] = ()


class InitiativesUnmerged(_Unmerged):
    """A merge of initiatives was undone, exactly."""

    kind: Literal["initiatives.unmerged"] = "initiatives.unmerged"
    because: Text = ""


class PeopleJudged(_Judged):
    """Somebody judged whether two people are one; why is kept as something about both."""

    pair: ClassVar[tuple[str, str]] = ("person", "other")
    kind: Literal["people.judged"] = "people.judged"
    person: PersonId
    other: PersonId
    answer: SameOrNot
    because: Annotated[Text, Personal(of=("person", "other"))] = ""
    chosen: tuple[PersonChoice, ...] = ()


class PeopleMerged(_Merged):
    """Two people were found to be one; both ids go on working, and both values stay."""

    kind: Literal["people.merged"] = "people.merged"
    kept: PersonId
    absorbed: PersonId
    chosen: tuple[PersonChoice, ...] = ()


class PeopleUnmerged(_Unmerged):
    """Two people that had been put together were parted, exactly."""

    pair: ClassVar[tuple[str, str]] = ("person", "other")
    kind: Literal["people.unmerged"] = "people.unmerged"
    person: PersonId
    other: PersonId
    because: Annotated[Text, Personal(of=("person", "other"))] = ""


class OrganisationsJudged(_Judged):
    """Somebody judged whether two organisations are one."""

    pair: ClassVar[tuple[str, str]] = ("organisation", "other")
    kind: Literal["organisations.judged"] = "organisations.judged"
    organisation: OrganisationId
    other: OrganisationId
    answer: SameOrNot
    because: Text = ""
    chosen: tuple[OrganisationChoice, ...] = ()


class OrganisationsMerged(_Merged):
    """Two organisations were found to be one; both ids go on working, and both values stay."""

    kind: Literal["organisations.merged"] = "organisations.merged"
    kept: OrganisationId
    absorbed: OrganisationId
    because: Text = ""
    chosen: tuple[OrganisationChoice, ...] = ()


class OrganisationsUnmerged(_Unmerged):
    """A merge of organisations was undone, exactly."""

    kind: Literal["organisations.unmerged"] = "organisations.unmerged"
    because: Text = ""


def merged_entity(kind: str) -> Entity:
    """What the two are that an event of a kind of merging puts together.

    >>> merged_entity("people.merged")
    'person'
    """
    return _MERGED_ENTITIES[kind]


def _kinds(union: Any) -> frozenset[str]:
    return frozenset(model.model_fields["kind"].default for model in get_args(union))


JudgedEvent: TypeAlias = OverlapJudged | PeopleJudged | OrganisationsJudged
MergedEvent: TypeAlias = InitiativesMerged | PeopleMerged | OrganisationsMerged
UnmergedEvent: TypeAlias = InitiativesUnmerged | PeopleUnmerged | OrganisationsUnmerged
JudgingEvent: TypeAlias = JudgedEvent | MergedEvent | UnmergedEvent

JUDGED: Final = _kinds(JudgedEvent)
_MERGED_ENTITIES: Final[dict[str, Entity]] = {
    "initiatives.merged": "initiative",
    "people.merged": "person",
    "organisations.merged": "organisation",
}
MERGED: Final = frozenset(_MERGED_ENTITIES)
UNMERGED: Final = _kinds(UnmergedEvent)
