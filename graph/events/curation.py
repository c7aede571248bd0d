"""What is put right: overlaps judged, initiatives merged and unmerged, statements taken back."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import BetweenTwo, EventBody
from graph.events.fields import (
    Id,
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


class OverlapJudged(BetweenTwo):
    """Somebody judged how two initiatives hang together, read from the first to the other."""

    subject: ClassVar[str] = "judgement"
    pair: ClassVar[tuple[str, str]] = ("initiative", "other")
    kind: Literal["overlap.judged"] = "overlap.judged"
    judgement: Annotated[JudgementId, Introduces()]
    initiative: InitiativeId
    other: InitiativeId
    answer: Answer
    because: Text = ""
    model: Text = ""


class InitiativesMerged(BetweenTwo):
    """Two initiatives were found to be the same; both ids go on working."""

    subject: ClassVar[str] = "merge"
    pair: ClassVar[tuple[str, str]] = ("kept", "absorbed")
    kind: Literal["initiatives.merged"] = "initiatives.merged"
    merge: Annotated[MergeId, Introduces()]
    kept: InitiativeId
    absorbed: InitiativeId
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


CurationEvent: TypeAlias = (
    OverlapJudged | InitiativesMerged | InitiativesUnmerged | PersonErased | StatementRetracted
)
