"""What can be decided: by a forum on an initiative, in a hearing, and as policy."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from graph.events.body import EventBody
from graph.events.fields import (
    AdoptionId,
    CheckId,
    ClusterId,
    Day,
    DecisionId,
    ForumId,
    HearingId,
    Id,
    InitiativeId,
    Introduces,
    Name,
    Refers,
    Text,
)

Outcome: TypeAlias = Literal[
    "proposed", "approved", "approved_with_conditions", "rejected", "postponed"
]
Stance: TypeAlias = Literal["supports", "supports_with_input", "no_remarks", "reservations"]
Policy: TypeAlias = Literal["opt_in", "agreement", "mandate"]


class Basis(BaseModel):
    """What was shown to those who decided: the candidates, and as of when."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    known_at: int | None = None
    as_of: Day | None = None
    shown: tuple[Annotated[Id, "an initiative"], ...] = ()
    note: Text = ""


class DecisionTaken(EventBody):
    """A forum took a decision on an initiative, with conditions, on a basis.

    `check` is the overlap check that was laid before it."""

    subject: ClassVar[str] = "decision"
    kind: Literal["decision.taken"] = "decision.taken"
    decision: Annotated[DecisionId, Introduces()]
    forum: ForumId
    initiative: InitiativeId | None = None
    outcome: Outcome
    general_spread: bool = False
    conditions: Text = ""
    basis: Basis | None = None
    check: CheckId | None = None


class HearingOpened(EventBody):
    """Clusters were asked for their view of a document."""

    subject: ClassVar[str] = "hearing"
    kind: Literal["hearing.opened"] = "hearing.opened"
    hearing: Annotated[HearingId, Introduces()]
    title: Name


class HearingAnswered(EventBody):
    """A cluster answered a hearing. "No remarks" is an answer."""

    subject: ClassVar[str] = "hearing"
    kind: Literal["hearing.answered"] = "hearing.answered"
    hearing: HearingId
    cluster: ClusterId
    stance: Stance
    points: tuple[Name, ...] = ()


class PolicyChanged(EventBody):
    """One of the three rules came into force or went out of force; valid from says when."""

    subject: ClassVar[str] = "policy"
    kind: Literal["policy.changed"] = "policy.changed"
    policy: Annotated[Policy, Refers(("policy",))]
    in_force: bool
    origin: Text = ""


class PolicyDeviated(EventBody):
    """A fact that breaks a rule was accepted all the same, and flagged."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["policy.deviated"] = "policy.deviated"
    adoption: AdoptionId
    policy: Policy
    missing: tuple[Name, ...] = ()


DecisionEvent: TypeAlias = (
    DecisionTaken | HearingOpened | HearingAnswered | PolicyChanged | PolicyDeviated
)
