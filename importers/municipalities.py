"""The 98 municipalities and five regions of Denmark, found by code or by any way to write the name.

The tables are in `importers/codes`, from Statistics Denmark's classification of regions and
municipalities (2007-, which holds until the regions change in 2027).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal
from unicodedata import normalize

from graph.proposals import Proposal
from importers.identity import Register

REGISTER = Register("danmarks-statistik")
"""Whoever names a municipality by its code says the same of it, and so it is said once."""

_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe"})
_AUTHORITY = re.compile(r"\b(region|(regions)?kommunen?s?)\b")
_NOT_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Authority:
    """A municipality or a region: its official code, short name and full name."""

    code: str
    name: str
    full_name: str
    type: Literal["municipality", "region"]
    region: str | None = None
    """The code of the region that a municipality lies in."""

    @property
    def organisation(self) -> str:
        """The id that every import gives it."""
        return REGISTER.id_of(self.type, self.code)

    def registered(self) -> tuple[Proposal, Proposal]:
        """What is said of it where it is first named: that it is there, and its code."""
        data = {"organisation": self.organisation}
        profile = {**data, "name": self.full_name, "type": self.type}
        code = {**data, "scheme": self.type, "code": self.code}
        return (
            REGISTER.says("organisation.registered", profile, key=(self.type, self.code)),
            REGISTER.says("organisation.identified", code, key=(self.type, self.code)),
        )


def municipality(text: str) -> Authority | None:
    """The municipality that a code or a name stands for; None where it stands for none.

    >>> [municipality(text).code for text in ("Aarhus", "Århus Kommune", "0751", "AARHUS KOMM.")]
    ['751', '751', '751', '751']
    >>> municipality("Vest") is None
    True
    """
    return _found(text, "municipality")


def region(text: str) -> Authority | None:
    """The region that a code or a name stands for.

    >>> region("Midtjylland").code, region("1082").full_name
    ('1082', 'Region Midtjylland')
    """
    return _found(text, "region")


def authorities() -> list[Authority]:
    """All of them, by code."""
    return [*_read("municipality"), *_read("region")]


def _found(text: str, type: Literal["municipality", "region"]) -> Authority | None:
    text = text.strip()
    if text.isascii() and text.isdigit():
        return _by_key(type).get(text.lstrip("0"))
    return _by_key(type).get(_folded(text))


@cache
def _by_key(type: Literal["municipality", "region"]) -> dict[str, Authority]:
    keys: dict[str, Authority] = {}
    for one in _read(type):
        for key in (one.code, _folded(one.name), _folded(one.full_name)):
            keys[key] = one
    return keys


def _folded(name: str) -> str:
    """The letters that tell one name from another, whatever the spelling and the genitive.

    >>> _folded("Århus kommune"), _folded("Aarhus Kommunes"), _folded("Lyngby Taarbæk")
    ('aarhu', 'aarhu', 'lyngbytaarbaek')
    """
    letters = normalize("NFC", name).casefold().replace("komm.", "kommune").translate(_LETTERS)
    return _NOT_LETTERS.sub("", _AUTHORITY.sub(" ", letters)).removesuffix("s")


def _read(type: Literal["municipality", "region"]) -> Iterator[Authority]:
    name = "municipalities.csv" if type == "municipality" else "regions.csv"
    text = (resources.files("importers.codes") / name).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()[1:]):
        short = row["name"].removeprefix("Region ")
        full = row.get("full_name") or row["name"]
        yield Authority(row["code"], short, full, type, row.get("region"))
