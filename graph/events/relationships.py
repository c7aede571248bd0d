"""What can happen between two people: they meet, it is confirmed, it ends, it is disputed."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from graph.events.body import BetweenTwo
from graph.events.fields import (
    InitiativeId,
    Introduces,
    Personal,
    PersonId,
    RelationshipId,
    Text,
)

How: TypeAlias = Literal[
    "meeting", "project", "course", "side_by_side_training", "shared_forum", "colleague", "other"
]
_PAIR = Personal(of=("person", "other"))


class RelationshipRecorded(BetweenTwo):
    """Two people were said to know each other, how it arose, and why it may be stored."""

    subject: ClassVar[str] = "relationship"
    kind: Literal["relationship.recorded"] = "relationship.recorded"
    relationship: Annotated[RelationshipId, Introduces()]
    person: PersonId
    other: PersonId
    how: How
    occasion: Annotated[Text, _PAIR] = ""
    initiative: InitiativeId | None = None
    legal_basis: Text = ""


class ContactMade(BetweenTwo):
    """One person contacted another, perhaps about an initiative: now they know each other."""

    subject: ClassVar[str] = "relationship"
    kind: Literal["contact.made"] = "contact.made"
    relationship: Annotated[RelationshipId, Introduces()]
    person: PersonId
    other: PersonId
    occasion: Annotated[Text, _PAIR] = ""
    initiative: InitiativeId | None = None
    legal_basis: Text = ""


class RelationshipConfirmed(BetweenTwo):
    """A relationship was confirmed; valid from says when."""

    subject: ClassVar[str] = "relationship"
    kind: Literal["relationship.confirmed"] = "relationship.confirmed"
    relationship: RelationshipId
    person: PersonId
    other: PersonId


class RelationshipEnded(BetweenTwo):
    """A relationship ended; valid from says on which day it no longer was there."""

    subject: ClassVar[str] = "relationship"
    kind: Literal["relationship.ended"] = "relationship.ended"
    relationship: RelationshipId
    person: PersonId
    other: PersonId


class RelationshipDisputed(BetweenTwo):
    """One of the two disputed a relationship; it is hidden at once."""

    subject: ClassVar[str] = "relationship"
    kind: Literal["relationship.disputed"] = "relationship.disputed"
    relationship: RelationshipId
    person: PersonId
    other: PersonId


RelationshipEvent: TypeAlias = (
    RelationshipRecorded
    | ContactMade
    | RelationshipConfirmed
    | RelationshipEnded
    | RelationshipDisputed
)
