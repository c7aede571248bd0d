"""The answer of an overlap check, as it is stored and sent."""

from typing import Final

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from analyses.overlap.score import OverlapClass

_FROZEN: Final = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class Reason(BaseModel):
    """What one feature adds to the log-odds of the score; the shares add up to it exactly."""

    model_config = _FROZEN

    feature: str
    share: float
    text: str


class Reported(BaseModel):
    """The forum that was told, and when."""

    model_config = _FROZEN

    forum: str
    date: str | None = None


class Candidate(BaseModel):
    """An initiative that may overlap, and why; `better_documented` is None when neither of the
    two has any evidence, and `reported` is None when no forum was ever told."""

    model_config = _FROZEN

    id: str
    title: str
    cluster: str | None = None
    class_: OverlapClass = Field(
        validation_alias=AliasChoices("class", "class_"), serialization_alias="class"
    )
    score: float = Field(ge=0, le=1)
    reasons: tuple[Reason, ...]
    differences: tuple[str, ...] = ()
    better_documented: bool | None = None
    contact: str | None = None
    reported: Reported | None = None


class Coverage(BaseModel):
    """How far the check saw in one cluster; None is regional or unknown."""

    model_config = _FROZEN

    cluster: str | None
    initiatives: int = Field(ge=0)
    last_update: str | None = None


class Meanings(BaseModel):
    """Of how many initiatives, of all, the meaning is read; until it is read of all, words alone
    are compared."""

    model_config = _FROZEN

    read: int = Field(ge=0)
    of: int = Field(ge=0)


class OverlapAnswer(BaseModel):
    """The candidates, best first, and always how far the check saw; `meanings` is None where none
    would be compared."""

    model_config = _FROZEN

    model: str
    candidates: tuple[Candidate, ...]
    coverage: tuple[Coverage, ...]
    meanings: Meanings | None = None
