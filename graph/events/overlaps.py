"""What is looked into before a decision: what was alike, and what was said to each of them."""

from typing import Annotated, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.events.body import EventBody
from graph.events.fields import CheckId, Day, ForumId, Id, InitiativeId, Introduces, Name, Text

Likeness: TypeAlias = Literal["equivalent", "related", "different"]


class Shown(BaseModel):
    """An initiative that was alike, and whether the steering group had been told of it.

    `permille` is the score in thousandths.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    initiative: Annotated[Id, "an initiative"]
    likeness: Likeness
    permille: Annotated[int, Field(ge=0, le=1000)]
    reported_to: Text = ""
    reported_on: Day | None = None


class OverlapChecked(EventBody):
    """A text or an initiative was compared with all that was known, and this is what was shown.

    `model` is the version of the score, `known_at` the end of the log that it saw."""

    subject: ClassVar[str] = "check"
    kind: Literal["overlap.checked"] = "overlap.checked"
    check: Annotated[CheckId, Introduces()]
    initiative: InitiativeId | None = None
    text: Text = ""
    known_at: Annotated[int, Field(ge=0)]
    as_of: Day
    model: Name
    shown: tuple[Shown, ...] = ()

    @model_validator(mode="after")
    def _is_about_one(self) -> Self:
        if (self.initiative is None) == (not self.text):
            message = "give either a text or an initiative"
            raise ValueError(message)
        return self


class OverlapAcknowledged(EventBody):
    """Of one initiative that a check showed: it was taken into account, or why it was not.

    `forum` is on whose behalf it was said."""

    subject: ClassVar[str] = "check"
    kind: Literal["overlap.acknowledged"] = "overlap.acknowledged"
    check: CheckId
    initiative: InitiativeId
    answer: Literal["taken_into_account", "not_relevant"]
    because: Text = ""
    forum: ForumId | None = None

    @model_validator(mode="after")
    def _says_why_not(self) -> Self:
        if self.answer == "not_relevant" and not self.because:
            message = "say why it is not relevant"
            raise ValueError(message)
        return self


OverlapEvent: TypeAlias = OverlapChecked | OverlapAcknowledged
