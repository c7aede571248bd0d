"""Who there is: clusters, organisations, forums and people, and where they belong."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import BetweenTwo, EventBody
from graph.events.fields import (
    ClusterId,
    Code,
    ForumId,
    InitiativeId,
    Introduces,
    Name,
    OrganisationId,
    Personal,
    PersonId,
    Text,
)

OrganisationType: TypeAlias = Literal[
    "municipality", "hospital", "general_practice", "region", "other"
]
ForumType: TypeAlias = Literal[
    "health_steering_group", "theme_group", "cluster_steering_group", "network", "other"
]
Role: TypeAlias = Literal["purveyor", "intermediary", "provider", "implementer", "lead", "contact"]
Level: TypeAlias = Literal["strategic", "tactical", "operational"]


class ClusterRegistered(EventBody):
    """A cluster of a hospital and its municipalities became known."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["cluster.registered"] = "cluster.registered"
    cluster: Annotated[ClusterId, Introduces()]
    name: Name


class ClusterRenamed(EventBody):
    """A cluster took another name."""

    subject: ClassVar[str] = "cluster"
    kind: Literal["cluster.renamed"] = "cluster.renamed"
    cluster: ClusterId
    name: Name


class OrganisationRegistered(EventBody):
    """An organisation became known."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.registered"] = "organisation.registered"
    organisation: Annotated[OrganisationId, Introduces()]
    name: Name
    type: OrganisationType = "other"
    website: Text = ""


class OrganisationRenamed(EventBody):
    """An organisation took another name."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.renamed"] = "organisation.renamed"
    organisation: OrganisationId
    name: Name


class OrganisationDescribed(EventBody):
    """An organisation was described anew; from here on this description holds."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.described"] = "organisation.described"
    organisation: OrganisationId
    name: Name
    type: OrganisationType = "other"
    website: Text = ""


class OrganisationIdentified(EventBody):
    """A register was found to know an organisation under a code of its own."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.identified"] = "organisation.identified"
    organisation: OrganisationId
    scheme: Annotated[Code, "the register, such as sor, cvr or municipality"]
    code: Code


class OrganisationLocated(EventBody):
    """An organisation was found to have its address in a municipality, whoever it is a part of."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.located"] = "organisation.located"
    organisation: OrganisationId
    municipality: OrganisationId


class OrganisationClosed(EventBody):
    """An organisation closed; valid from says on which day it no longer was there."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["organisation.closed"] = "organisation.closed"
    organisation: OrganisationId


class PlacementStarted(BetweenTwo):
    """An organisation was placed within another one, as a part of it."""

    subject: ClassVar[str] = "organisation"
    pair: ClassVar[tuple[str, str]] = ("organisation", "part_of")
    kind: Literal["placement.started"] = "placement.started"
    organisation: OrganisationId
    part_of: OrganisationId


class PlacementEnded(BetweenTwo):
    """An organisation left the one it was a part of; valid from says when it no longer was."""

    subject: ClassVar[str] = "organisation"
    pair: ClassVar[tuple[str, str]] = ("organisation", "part_of")
    kind: Literal["placement.ended"] = "placement.ended"
    organisation: OrganisationId
    part_of: OrganisationId


class MembershipStarted(EventBody):
    """An organisation became a member of a cluster."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["membership.started"] = "membership.started"
    organisation: OrganisationId
    cluster: ClusterId


class MembershipEnded(EventBody):
    """An organisation left a cluster; valid from says on which day it no longer was a member."""

    subject: ClassVar[str] = "organisation"
    kind: Literal["membership.ended"] = "membership.ended"
    organisation: OrganisationId
    cluster: ClusterId


class ForumRegistered(EventBody):
    """A forum where things are taken up or decided became known."""

    subject: ClassVar[str] = "forum"
    kind: Literal["forum.registered"] = "forum.registered"
    forum: Annotated[ForumId, Introduces()]
    name: Name
    type: ForumType = "other"
    cluster: ClusterId | None = None
    topics: tuple[Name, ...] = ()


class PersonRegistered(EventBody):
    """A person became known by work data only."""

    subject: ClassVar[str] = "person"
    kind: Literal["person.registered"] = "person.registered"
    person: Annotated[PersonId, Introduces()]
    name: Annotated[Name, Personal()]
    title: Annotated[Text, Personal()] = ""
    email: Annotated[Text, Personal()] = ""


class PersonDescribed(EventBody):
    """A person's work data were stated anew."""

    subject: ClassVar[str] = "person"
    kind: Literal["person.described"] = "person.described"
    person: PersonId
    name: Annotated[Name, Personal()]
    title: Annotated[Text, Personal()] = ""
    email: Annotated[Text, Personal()] = ""


class EmploymentStarted(EventBody):
    """A person began to work for an organisation."""

    subject: ClassVar[str] = "person"
    kind: Literal["employment.started"] = "employment.started"
    person: PersonId
    organisation: OrganisationId
    title: Annotated[Text, Personal()] = ""


class EmploymentEnded(EventBody):
    """A person left an organisation; valid from says on which day they no longer worked there."""

    subject: ClassVar[str] = "person"
    kind: Literal["employment.ended"] = "employment.ended"
    person: PersonId
    organisation: OrganisationId


class SeatTaken(EventBody):
    """A person took a seat in a forum."""

    subject: ClassVar[str] = "person"
    kind: Literal["seat.taken"] = "seat.taken"
    person: PersonId
    forum: ForumId


class SeatLeft(EventBody):
    """A person left a forum; valid from says on which day they no longer sat there."""

    subject: ClassVar[str] = "person"
    kind: Literal["seat.left"] = "seat.left"
    person: PersonId
    forum: ForumId


class RoleTaken(EventBody):
    """A person took on a role in an initiative."""

    subject: ClassVar[str] = "person"
    kind: Literal["role.taken"] = "role.taken"
    person: PersonId
    initiative: InitiativeId
    role: Role
    level: Level | None = None


ActorEvent: TypeAlias = (
    ClusterRegistered
    | ClusterRenamed
    | OrganisationRegistered
    | OrganisationRenamed
    | OrganisationDescribed
    | OrganisationIdentified
    | OrganisationLocated
    | OrganisationClosed
    | PlacementStarted
    | PlacementEnded
    | MembershipStarted
    | MembershipEnded
    | ForumRegistered
    | PersonRegistered
    | PersonDescribed
    | EmploymentStarted
    | EmploymentEnded
    | SeatTaken
    | SeatLeft
    | RoleTaken
)
