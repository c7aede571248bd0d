"""What is learnt of effect and economy: results for a place and a sector, and evidence."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import AtPlace, EventBody
from graph.events.fields import (
    EvidenceId,
    InitiativeId,
    Introduces,
    Name,
    ResultId,
    Sector,
    Text,
)

Dimension: TypeAlias = Literal["population_health", "experience", "cost"]
EvidenceLevel: TypeAlias = Literal[
    "none", "described", "local_evaluation", "controlled", "systematic_review"
]


class ResultRecorded(AtPlace):
    """A result was recorded where the initiative is at work, for one sector."""

    subject: ClassVar[str] = "result"
    kind: Literal["result.recorded"] = "result.recorded"
    result: Annotated[ResultId, Introduces()]
    initiative: InitiativeId
    sector: Sector
    dimension: Dimension
    nature: Literal["clinical", "economic", "experience"]
    text: Name
    n: int | None = None


class EvidenceAttached(EventBody):
    """Evidence for an initiative was attached: how strong it is, on how many, and from where."""

    subject: ClassVar[str] = "evidence"
    kind: Literal["evidence.attached"] = "evidence.attached"
    evidence: Annotated[EvidenceId, Introduces()]
    initiative: InitiativeId
    level: EvidenceLevel
    text: Text = ""
    n: int | None = None
    document: Text = ""


ResultEvent: TypeAlias = ResultRecorded | EvidenceAttached
