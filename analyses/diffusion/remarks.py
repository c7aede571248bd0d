"""What does not fit together in the records of how an initiative spread."""

from collections.abc import Mapping
from typing import Protocol

from analyses.diffusion.said import date_in_words, listed
from graph import dates
from graph.errors import Language


class Taken(Protocol):
    """What is looked at of an adoption."""

    @property
    def organisation_name(self) -> str: ...
    @property
    def started(self) -> str | None: ...
    @property
    def taken_from(self) -> str | None: ...


def remarks(adoptions: Mapping[str, Taken], *, lang: Language) -> tuple[str, ...]:
    """In the adoptions' order: sources that are not there, receivers before their source, rings."""
    missing = [_missing(row, lang=lang) for row in adoptions.values() if _lost(row, adoptions)]
    early = [
        _early(row, source, lang=lang)
        for row in adoptions.values()
        if (source := adoptions.get(row.taken_from or "")) and _before(row, source)
    ]
    rings = [
        _ring([adoptions[adoption].organisation_name for adoption in ring], lang=lang)
        for ring in _rings(adoptions)
    ]
    return (*missing, *early, *rings)


def _lost(row: Taken, adoptions: Mapping[str, Taken]) -> bool:
    return row.taken_from is not None and row.taken_from not in adoptions


def _before(row: Taken, source: Taken) -> bool:
    """Whether the receiver surely started first, however the dates are read."""
    known = row.started is not None and source.started is not None
    return known and dates.latest(row.started) < dates.earliest(source.started)


def _rings(adoptions: Mapping[str, Taken]) -> list[list[str]]:
    """Adoptions taken from each other, each ring once, from its first adoption on."""
    seen: set[str] = set()
    rings: list[list[str]] = []
    for start in adoptions:
        trail: list[str] = []
        here: str | None = start
        while here is not None and here in adoptions and here not in seen:
            seen.add(here)
            trail.append(here)
            here = adoptions[here].taken_from
        if here in trail:
            rings.append(trail[trail.index(here) :])
    return rings


def _missing(row: Taken, *, lang: Language) -> str:
    if lang == "da":
        return f"{row.organisation_name} har oplyst en kilde, som ikke er med i det, der vises her."
    return f"{row.organisation_name} has named a source that is not part of what is shown here."


def _early(row: Taken, source: Taken, *, lang: Language) -> str:
    mine, theirs = (date_in_words(each.started or "", lang=lang) for each in (row, source))
    if lang == "da":
        return (
            f"{row.organisation_name} ({mine}) står til at være begyndt før "
            f"{source.organisation_name} ({theirs}), som den kom fra."
        )
    return (
        f"{row.organisation_name} ({mine}) is recorded as starting before "
        f"{source.organisation_name} ({theirs}), where it came from."
    )


def _ring(names: list[str], *, lang: Language) -> str:
    named = listed(names, lang=lang)
    if len(names) == 1:
        itself = ("står som sin egen kilde.", "is recorded as its own source.")
        return f"{named} {itself[lang == 'en']}"
    if lang == "da":
        return f"{named} står til at have den fra hinanden. Hver pil er vist én gang."
    return f"{named} are recorded as having it from each other. Each arrow is shown once."
