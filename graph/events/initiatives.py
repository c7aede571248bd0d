"""What can happen to an initiative: it is registered, described, reported, mandated, withdrawn."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import EventBody
from graph.events.fields import (
    ClusterId,
    Code,
    ForumId,
    InitiativeId,
    Introduces,
    Name,
    OrganisationId,
    PersonId,
    ProgrammeId,
    Text,
)

Origin: TypeAlias = Literal["mandated", "own"]
ProjectType: TypeAlias = Literal["development", "trial", "spread"]
Size: TypeAlias = Literal["small", "medium", "large"]
SpreadStatus: TypeAlias = Literal[
    "not_assessed",
    "not_suitable",
    "potential",
    "proposed",
    "pilot",
    "spreading",
    "in_operation",
    "stopped",
]


class _Profile(EventBody):
    """What describes an initiative; each later description replaces the whole of it."""

    subject: ClassVar[str] = "initiative"
    title: Name
    purpose: Text = ""
    target: Text = ""
    story: Text = ""
    origin: Origin | None = None
    project_type: ProjectType | None = None
    phase: Literal[1, 2] | None = None
    size: Size | None = None
    difficulty: Literal["easy", "medium", "hard"] | None = None
    stage: Text = ""
    website: Text = ""
    language: Annotated[str | None, "ISO 639-1"] = None
    topics: tuple[Name, ...] = ()
    populations: tuple[Name, ...] = ()
    clusters: tuple[ClusterId, ...] = ()
    organisations: tuple[OrganisationId, ...] = ()
    programme: ProgrammeId | None = None
    contact: PersonId | None = None


class InitiativeRegistered(_Profile):
    """An initiative became known. Only its title is needed; the rest can come later."""

    schema_version: ClassVar[int] = 2
    kind: Literal["initiative.registered"] = "initiative.registered"
    initiative: Annotated[InitiativeId, Introduces()]


class InitiativeDescribed(_Profile):
    """An initiative was described anew; from here on this description holds."""

    kind: Literal["initiative.described"] = "initiative.described"
    initiative: InitiativeId


class InitiativeAliasRecorded(EventBody):
    """An initiative turned out to be known under one more name, such as an abbreviation."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.alias_recorded"] = "initiative.alias_recorded"
    initiative: InitiativeId
    alias: Name


class InitiativeIdentified(EventBody):
    """A register was found to know an initiative under a code of its own."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.identified"] = "initiative.identified"
    initiative: InitiativeId
    scheme: Annotated[Code, "the register, such as a project register or a research register"]
    code: Code


class InitiativeReported(EventBody):
    """An initiative was reported to a forum, such as the health steering group."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.reported"] = "initiative.reported"
    initiative: InitiativeId
    forum: ForumId


class InitiativeMandated(EventBody):
    """An agreement obliged every municipality and hospital to take up an initiative."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.mandated"] = "initiative.mandated"
    initiative: InitiativeId
    agreement: Name
    due: Annotated[Text, "by when, as the agreement says it"] = ""


class SpreadStatusChanged(EventBody):
    """The spread of an initiative came to another stage."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.spread_status_changed"] = "initiative.spread_status_changed"
    initiative: InitiativeId
    status: SpreadStatus


class InitiativeWithdrawn(EventBody):
    """An initiative was taken out of the register that held it."""

    subject: ClassVar[str] = "initiative"
    kind: Literal["initiative.withdrawn"] = "initiative.withdrawn"
    initiative: InitiativeId
    because: Text = ""


class ProgrammeRegistered(EventBody):
    """A programme that several initiatives may belong to became known."""

    subject: ClassVar[str] = "programme"
    kind: Literal["programme.registered"] = "programme.registered"
    programme: Annotated[ProgrammeId, Introduces()]
    name: Name


InitiativeEvent: TypeAlias = (
    InitiativeRegistered
    | InitiativeDescribed
    | InitiativeAliasRecorded
    | InitiativeIdentified
    | InitiativeReported
    | InitiativeMandated
    | SpreadStatusChanged
    | InitiativeWithdrawn
    | ProgrammeRegistered
)
