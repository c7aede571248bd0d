"""What is put right: overlaps judged, initiatives merged and unmerged, statements taken back."""

from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from graph.events.body import BetweenTwo, EventBody
from graph.events.fields import (
    Id,
    ImportId,
    InitiativeId,
    Introduces,
    JudgementId,
    MergeId,
    Name,
    PersonId,
    Refers,
    Text,
)

Answer: TypeAlias = Literal["same", "adoption_of", "builds_on", "related", "different", "unknown"]
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


class Choice(BaseModel):
    """Of two that are the same: in this field, the value of this one is shown."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field: ProfileField
    value_of: Annotated[Id, "an initiative"]


class _BetweenAlike(BetweenTwo):
    """What holds between two initiatives that may be the same."""

    chosen: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _chooses_between_them(self) -> Self:
        ids = {getattr(self, field) for field in self.pair}
        if any(one.value_of not in ids for one in self.chosen):
            message = "a value is chosen of one of the two"
            raise ValueError(message)
        if len({one.field for one in self.chosen}) < len(self.chosen):
            message = "a value is chosen once for each field"
            raise ValueError(message)
        return self


class OverlapJudged(_BetweenAlike):
    """Somebody judged how two initiatives hang together, read from the first to the other.

    `model` is the version of the score that proposed the pair. When they are the same, `chosen`
    says whose value is shown where they differ."""

    subject: ClassVar[str] = "judgement"
    pair: ClassVar[tuple[str, str]] = ("initiative", "other")
    kind: Literal["overlap.judged"] = "overlap.judged"
    judgement: Annotated[JudgementId, Introduces()]
    initiative: InitiativeId
    other: InitiativeId
    answer: Answer
    because: Text = ""
    model: Text = ""


class InitiativesMerged(_BetweenAlike):
    """Two initiatives were found to be the same; both ids go on working, and both values stay.

    `judgement` is the one that it follows from."""

    subject: ClassVar[str] = "merge"
    pair: ClassVar[tuple[str, str]] = ("kept", "absorbed")
    kind: Literal["initiatives.merged"] = "initiatives.merged"
    merge: Annotated[MergeId, Introduces()]
    kept: InitiativeId
    absorbed: InitiativeId
    judgement: JudgementId | None = None
    because: Text = ""


class InitiativesUnmerged(EventBody):
    """A merge was undone, exactly."""

    subject: ClassVar[str] = "merge"
    kind: Literal["initiatives.unmerged"] = "initiatives.unmerged"
    merge: MergeId
    because: Text = ""


class PersonErased(EventBody):
    """A person's key was destroyed, so that nothing personal about them can be read again."""

    subject: ClassVar[str] = "person"
    kind: Literal["person.erased"] = "person.erased"
    person: PersonId


class StatementRetracted(EventBody):
    """What an earlier event said was taken back: it never held."""

    subject: ClassVar[str] = "event_id"
    kind: Literal["statement.retracted"] = "statement.retracted"
    event_source: Name
    event_id: Annotated[Id, Refers(("statement",))]
    because: Text = ""


class ImportUndone(EventBody):
    """An import was undone: what it had said was taken back, but for what others built upon."""

    subject: ClassVar[str] = "import_id"
    kind: Literal["import.undone"] = "import.undone"
    import_id: ImportId
    undone: Annotated[int, "events that were taken back"]
    kept: Annotated[int, "events that were left, since others build upon them"] = 0


CurationEvent: TypeAlias = (
    OverlapJudged
    | InitiativesMerged
    | InitiativesUnmerged
    | PersonErased
    | StatementRetracted
    | ImportUndone
)
