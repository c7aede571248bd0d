"""What is known of an initiative when it is compared with others."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["da", "en"]
EvidenceLevel: TypeAlias = Literal[
    "none", "described", "local_evaluation", "controlled", "systematic_review"
]

_FIRST_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s|$)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """One thing that is known of the effect; `n` is how many people it rests on."""

    level: EvidenceLevel
    n: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """That an initiative was reported to a forum; `date` is an ISO date, None when not known."""

    forum: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class InitiativeRecord:
    """An initiative as it stands; what is empty or None is unknown, never "no".

    `cluster` is the cluster's name, None for a regional or unknown place. `reported` is None when
    the initiative was never reported to the health steering group. `last_update` is an ISO date.
    `keys` are ids in outside registers, `people` and `places` ids of who and where.
    """

    id: str
    title: str
    purpose: str = ""
    target: str = ""
    kernel: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cluster: str | None = None
    lang: str | None = None
    evidence: tuple[EvidenceFact, ...] = ()
    contact: str | None = None
    reported: Report | None = None
    size: str | None = None
    status: str | None = None
    sectors: tuple[str, ...] = ()
    last_update: str | None = None
    keys: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def pasted(text: str, *, lang: str | None = None) -> InitiativeRecord:
    """Free text as a record without an id: its first sentence or line is the title.

    >>> pasted("Besøg efter udskrivelse. En sygeplejerske kommer hjem.").title
    'Besøg efter udskrivelse.'
    """
    stripped = text.strip()
    first = _FIRST_SENTENCE.match(stripped)
    title = first.group().strip() if first is not None else stripped
    return InitiativeRecord(id="", title=title, purpose=stripped, lang=lang)
