"""The kinds of field that events are made of: texts, ids, dates and references."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, StringConstraints

from graph.dates import PartialDate

Entity: TypeAlias = Literal[
    "initiative",
    "programme",
    "kernel_element",
    "cluster",
    "organisation",
    "forum",
    "person",
    "relationship",
    "need",
    "offer",
    "platform",
    "adoption",
    "decision",
    "overlap_check",
    "hearing",
    "result",
    "evidence",
    "judgement",
    "merge",
    "policy",
    "statement",
    "import",
]


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks an id: which kinds of entity it may name."""

    to: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Introduces:
    """Marks the id of the entity that begins with this event."""


@dataclass(frozen=True, slots=True)
class Personal:
    """Marks a text about people: the fields that name those whose keys encrypt it."""

    of: tuple[str, ...] = ("person",)


# Days are 01-31, or 61-91 in numbers given in place of one.
_DAY, _MONTH = r"(?:[06][1-9]|[12678]\d|[39][01])", r"(?:0[1-9]|1[0-2])"
# Never inside a word or a number, as in a UUID; but right behind the letters CPR.
_BEFORE, _AFTER = r"(?:(?<![\w-])|(?<=[Cc][Pp][Rr]))", r"(?![\w-])"
_SPACED = rf"{_DAY}(?P<one> ?){_MONTH}(?P=one)\d{{2}}(?P<gap> ?[-/_] ?| )\d{{4}}"
_BARE = rf"{_DAY}{_MONTH}\d{{6}}"
_CPR = re.compile(f"{_BEFORE}(?:{_SPACED}|{_BARE}){_AFTER}", re.ASCII)
# Begins with the digit itself: in a text with none this is ten times faster than a group of them.
_TEN_DIGITS = re.compile(r"\d(?:\D{0,3}\d){9}")
_TEN = 10
# The bytes of UTF-8 that a digit of any script begins with; the first beyond ASCII is U+0660.
_DIGITS = bytes([*range(ord("0"), ord("9") + 1), *range(0xD9, 0x100)])
_DIGITS_AND_CONTROLS = bytes([*range(ord(" ")), *range(ord("0"), ord("9") + 1), 0x7F])
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_ADDRESS = re.compile(r"(https?://|10\.\d{4,9}/)\S*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """The text in NFC; refused when it holds control characters or looks like a CPR number."""
    if _is_plain(text):
        return text
    if not text.isprintable() and _CONTROL.search(text):
        message = "control_characters: the text holds characters that cannot be shown"
        raise ValueError(message)
    if holds_cpr(text):
        message = "cpr_detected: the text looks like a CPR number, and these are never stored"
        raise ValueError(message)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def holds_cpr(text: str) -> bool:
    """Whether something in the text has the shape of a CPR number: DDMMYY and four digits.

    Digits with no dash or space between them, inside a web address or a DOI, are taken for what
    they most likely are.
    """
    if _has_few_digits(text) or _TEN_DIGITS.search(text) is None:
        return False
    folded = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    return any(
        (found["gap"] or "").strip(" /_") == "-"
        or found["gap"] == " "
        or _ADDRESS.search(folded, endpos=found.start()) is None
        for found in _CPR.finditer(folded)
    )


def _is_plain(text: str) -> bool:
    """Whether `clean` surely leaves it as it is; two to three times as fast as to look closer."""
    try:
        # What is in Latin-1 is in NFC, and has no digits but those of ASCII.
        written = text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    found = len(written) - len(written.translate(None, _DIGITS_AND_CONTROLS))
    return found == 0 or (found < _TEN and text.isprintable())


def _has_few_digits(text: str) -> bool:
    """Whether there are surely not ten of them; ten times as fast as to look for ten in a row."""
    if len(text) < _TEN:
        return True
    written = text.encode(errors="surrogatepass")
    return len(written) - len(written.translate(None, _DIGITS)) < _TEN


_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}")


def _opaque(text: str) -> str:
    if _ID.fullmatch(text) is None:
        message = "bad_id: an id has letters, digits and . _ : / - and at most 200 of them"
        raise ValueError(message)
    return clean(text)


Text: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=50_000), AfterValidator(clean)
]
Name: TypeAlias = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(clean),
]
Id: TypeAlias = Annotated[str, AfterValidator(_opaque)]
Code: TypeAlias = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=100),
    AfterValidator(clean),
]
Day: TypeAlias = PartialDate

InitiativeId: TypeAlias = Annotated[Id, Refers(("initiative",))]
ProgrammeId: TypeAlias = Annotated[Id, Refers(("programme",))]
ElementId: TypeAlias = Annotated[Id, Refers(("kernel_element",))]
ClusterId: TypeAlias = Annotated[Id, Refers(("cluster",))]
OrganisationId: TypeAlias = Annotated[Id, Refers(("organisation",))]
ForumId: TypeAlias = Annotated[Id, Refers(("forum",))]
PersonId: TypeAlias = Annotated[Id, Refers(("person",))]
RelationshipId: TypeAlias = Annotated[Id, Refers(("relationship",))]
NeedId: TypeAlias = Annotated[Id, Refers(("need",))]
OfferId: TypeAlias = Annotated[Id, Refers(("offer",))]
PlatformId: TypeAlias = Annotated[Id, Refers(("platform",))]
AdoptionId: TypeAlias = Annotated[Id, Refers(("adoption",))]
CheckId: TypeAlias = Annotated[Id, Refers(("overlap_check",))]
DecisionId: TypeAlias = Annotated[Id, Refers(("decision",))]
HearingId: TypeAlias = Annotated[Id, Refers(("hearing",))]
ResultId: TypeAlias = Annotated[Id, Refers(("result",))]
EvidenceId: TypeAlias = Annotated[Id, Refers(("evidence",))]
JudgementId: TypeAlias = Annotated[Id, Refers(("judgement",))]
ImportId: TypeAlias = Annotated[Id, Refers(("import",))]
MergeId: TypeAlias = Annotated[Id, Refers(("merge",))]

Sector: TypeAlias = Literal["hospital", "municipality", "general_practice", "citizen"]
