"""The words by which networks say what their nodes and edges are, in Danish and English."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

Thing: TypeAlias = Literal["initiative", "organisation", "person", "forum", "cluster"]

_ORGANISATIONS: Final = {
    "other": "organisation organisationer organization org virksomhed afdeling unit enhed other",
    "municipality": "municipality kommune kommuner",
    "hospital": "hospital hospitaler sygehus",
    "general_practice": "general_practice praksis lægepraksis practice gp",
    "region": "region",
}
ORGANISATION_TYPES: Final[Mapping[str, str]] = {
    word: type for type, words in _ORGANISATIONS.items() for word in words.split()
} | {"almen praksis": "general_practice", "general practice": "general_practice"}

_THINGS: Final[Mapping[Thing, str]] = {
    "initiative": "initiative initiativer initiativ indsats indsatser project projekt projekter",
    "person": "person people personer medarbejder medarbejdere contact kontakt",
    "forum": "forum fora udvalg styregruppe temagruppe gruppe committee group",
    "cluster": "cluster klynge klynger",
}
THINGS: Final[Mapping[str, Thing]] = {
    **{word: thing for thing, words in _THINGS.items() for word in words.split()},
    **dict.fromkeys(ORGANISATION_TYPES, "organisation"),
}

RELATIONS: Final[Mapping[str, str]] = {
    "part_of": "part_of",
    "part of": "part_of",
    "del af": "part_of",
    "hører under": "part_of",
    "taken_from": "taken_from",
    "taken from": "taken_from",
    "taget fra": "taken_from",
    "runs_in": "runs_in",
    "runs in": "runs_in",
    "kører i": "runs_in",
    "ejer": "runs_in",
    "owner": "runs_in",
    "interested": "interested",
    "interesseret": "interested",
    "agreed": "agreed",
    "aftalt": "agreed",
    "pilot": "pilot",
    "adopted": "adopted",
    "adopts": "adopted",
    "uses": "adopted",
    "bruger": "adopted",
    "har taget op": "adopted",
    "in_operation": "in_operation",
    "i drift": "in_operation",
    "stopped": "stopped",
    "stoppet": "stopped",
    "builds_on": "builds_on",
    "builds on": "builds_on",
    "bygger på": "builds_on",
    "adoption_of": "adoption_of",
    "lokal udgave af": "adoption_of",
    "related": "related",
    "beslægtet": "related",
    "beslægtet med": "related",
    "meeting": "meeting",
    "møde": "meeting",
    "project": "project",
    "projekt": "project",
    "course": "course",
    "kursus": "course",
    "side_by_side_training": "side_by_side_training",
    "sidemandsoplæring": "side_by_side_training",
    "shared_forum": "shared_forum",
    "colleague": "colleague",
    "kollega": "colleague",
    "purveyor": "purveyor",
    "intermediary": "intermediary",
    "provider": "provider",
    "implementer": "implementer",
    "lead": "lead",
    "leder": "lead",
    "ansvarlig": "lead",
    "contact": "contact",
    "kontakt": "contact",
    "kontaktperson": "contact",
}
"""What an edge says, by the words for it."""

STAGES: Final = frozenset({"interested", "agreed", "pilot", "adopted", "in_operation", "stopped"})
HOW: Final = frozenset(
    {"meeting", "project", "course", "side_by_side_training", "shared_forum", "colleague"}
)
ROLES: Final = frozenset({"purveyor", "intermediary", "provider", "implementer", "lead", "contact"})
LINKS: Final = frozenset({"builds_on", "adoption_of", "related"})
# Gephi writes in the column of this name how an arrow is drawn, which says nothing of what it is.
DRAWN: Final = frozenset({"directed", "undirected", "mixed"})
