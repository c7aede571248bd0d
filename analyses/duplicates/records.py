"""People and organisations as they are compared: folded, so that spelling hides nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

_LETTERS = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "ö": "oe", "ä": "ae", "ü": "u", "é": "e"}
)
_WORD = re.compile(r"[a-z0-9]+")
_TITLES = frozenset({"dr", "hr", "fru", "frk", "prof", "professor", "cand", "med", "phd"})
_FORMS = frozenset({"a", "s", "as", "aps", "is", "amba"})
# These number a legal entity, and many organisations within it have the same.
_OF_A_LEGAL_ENTITY = frozenset({"cvr", "registration"})
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person at work; `workplaces` and `forums` are ids."""

    id: str
    name: str
    email: str = ""
    title: str = ""
    workplaces: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()

    def row(self) -> dict[str, Any]:
        """By the columns of the model; None where nothing is said."""
        words = [word for word in _words(self.name) if word not in _TITLES]
        return {
            "unique_id": self.id,
            "name": " ".join(words) or None,
            "ends": f"{words[0]} {words[-1]}" if len(words) > 1 else None,
            "first": words[0] if words else None,
            "last": words[-1] if words else None,
            "email": self.email.strip().casefold() or None,
            "title": " ".join(_words(self.title)) or None,
            "workplaces": _several(self.workplaces),
            "forums": _several(self.forums),
        }


@dataclass(frozen=True, slots=True)
class Organisation:
    """`codes` name their register first, such as `sor:123`; `part_of` and `cluster` are ids."""

    id: str
    name: str
    type: str = "other"
    codes: tuple[str, ...] = ()
    website: str = ""
    part_of: str | None = None
    cluster: str | None = None

    def row(self) -> dict[str, Any]:
        """By the columns of the model; None where nothing is said."""
        words = [word for word in _words(self.name) if word not in _FORMS]
        units = [code for code in self.codes if _register(code) not in _OF_A_LEGAL_ENTITY]
        legal = [code for code in self.codes if _register(code) in _OF_A_LEGAL_ENTITY]
        return {
            "unique_id": self.id,
            "name": " ".join(words) or None,
            "sorted": " ".join(sorted(words)) or None,
            "first": words[0] if words else None,
            "last": words[-1] if words else None,
            "codes": _several(units),
            "registers": _several({_register(code) for code in units}),
            "cvr": min(legal, default=None),
            "type": None if self.type == "other" else self.type,
            "website": _host(self.website),
            "whole": self.part_of,
            "cluster": self.cluster,
        }


def _words(text: str) -> list[str]:
    """
    >>> _words("Århus Kommune"), _words("Aarhus kommune"), _words("Søren Ærø-Hansen")
    (['aarhus', 'kommune'], ['aarhus', 'kommune'], ['soeren', 'aeroe', 'hansen'])
    """
    folded = normalize("NFC", text).casefold().translate(_LETTERS)
    plain = normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return _WORD.findall(plain)


def _register(code: str) -> str:
    return code.partition(":")[0]


def _several(texts: Iterable[str]) -> list[str] | None:
    return sorted(texts) or None


def _host(website: str) -> str | None:
    """
    >>> _host("https://www.rm.dk/om-os"), _host("")
    ('rm.dk', None)
    """
    found = _HOST.match(website.strip())
    return None if found is None else found[1].casefold()
