"""What can happen when a solution travels: wishes, offers, platforms, yes and no, adoptions."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import AtPlace, EventBody
from graph.events.fields import (
    AdoptionId,
    ClusterId,
    ElementId,
    InitiativeId,
    Introduces,
    Name,
    NeedId,
    OfferId,
    OrganisationId,
    PersonId,
    PlatformId,
    Text,
)

Stage: TypeAlias = Literal["interested", "agreed", "pilot", "adopted", "in_operation", "stopped"]
Side: TypeAlias = Literal["municipalities", "hospital"]
Key: TypeAlias = Literal[
    "viability",
    "learning_community",
    "leadership",
    "guidance_training",
    "people_move_people",
    "contagious_stories",
    "documentation",
]


class NeedExpressed(AtPlace):
    """A place wished for a solution (pull)."""

    subject: ClassVar[str] = "need"
    kind: Literal["need.expressed"] = "need.expressed"
    need: Annotated[NeedId, Introduces()]
    text: Name
    topics: tuple[Name, ...] = ()
    populations: tuple[Name, ...] = ()
    outcome: Text = ""


class OfferMade(AtPlace):
    """A place offered to share an initiative (push)."""

    subject: ClassVar[str] = "offer"
    kind: Literal["offer.made"] = "offer.made"
    offer: Annotated[OfferId, Introduces()]
    initiative: InitiativeId
    text: Text = ""


class PlatformOpened(EventBody):
    """Sender and receiver opened a spread platform to work out the kernel and its strategy."""

    subject: ClassVar[str] = "platform"
    kind: Literal["platform.opened"] = "platform.opened"
    platform: Annotated[PlatformId, Introduces()]
    initiative: InitiativeId
    senders: tuple[OrganisationId, ...] = ()
    receivers: tuple[OrganisationId, ...] = ()


class PlatformMeetingHeld(EventBody):
    """A spread platform met; who took part, and what was agreed."""

    subject: ClassVar[str] = "platform"
    kind: Literal["platform.meeting_held"] = "platform.meeting_held"
    platform: PlatformId
    participants: tuple[PersonId, ...] = ()
    agreed: Text = ""


class ClusterOptedIn(EventBody):
    """A cluster chose to have an initiative spread to it."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["cluster.opted_in"] = "cluster.opted_in"
    cluster: ClusterId
    initiative: InitiativeId
    because: Text = ""


class ClusterDeclined(EventBody):
    """A cluster said no to having an initiative spread to it, or took its yes back."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["cluster.declined"] = "cluster.declined"
    cluster: ClusterId
    initiative: InitiativeId
    because: Text = ""


class AgreementGiven(EventBody):
    """One side of a cluster, its municipalities or its hospital, agreed to an initiative."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["agreement.given"] = "agreement.given"
    cluster: ClusterId
    initiative: InitiativeId
    side: Side


class AgreementWithdrawn(EventBody):
    """One side of a cluster took its agreement back."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["agreement.withdrawn"] = "agreement.withdrawn"
    cluster: ClusterId
    initiative: InitiativeId
    side: Side
    because: Text = ""


class AdoptionStarted(EventBody):
    """An organisation took up an initiative, alone or on behalf of its cluster."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["adoption.started"] = "adoption.started"
    adoption: Annotated[AdoptionId, Introduces()]
    initiative: InitiativeId
    organisation: OrganisationId
    on_behalf_of: ClusterId | None = None
    stage: Stage = "adopted"
    taken_from: AdoptionId | None = None
    carried_by: tuple[PersonId, ...] = ()
    kernel_version: Text = ""


class AdoptionStageChanged(EventBody):
    """An adoption came to another stage."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["adoption.stage_changed"] = "adoption.stage_changed"
    adoption: AdoptionId
    stage: Stage


class AdoptionAdapted(EventBody):
    """An adopter kept, adapted or dropped a part of the kernel, and said why."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["adoption.adapted"] = "adoption.adapted"
    adoption: AdoptionId
    element: ElementId
    how: Literal["kept", "adapted", "dropped"]
    reason: Text = ""


class AdoptionEnded(EventBody):
    """An adopter stopped using an initiative."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["adoption.ended"] = "adoption.ended"
    adoption: AdoptionId
    reason: Text = ""


class KeyApplied(EventBody):
    """An implementation key was put to use in an adoption."""

    subject: ClassVar[str] = "adoption"
    kind: Literal["key.applied"] = "key.applied"
    adoption: AdoptionId
    key: Key
    note: Text = ""


SpreadEvent: TypeAlias = (
    NeedExpressed
    | OfferMade
    | PlatformOpened
    | PlatformMeetingHeld
    | ClusterOptedIn
    | ClusterDeclined
    | AgreementGiven
    | AgreementWithdrawn
    | AdoptionStarted
    | AdoptionStageChanged
    | AdoptionAdapted
    | AdoptionEnded
    | KeyApplied
)
