"""The steps of the time slider: which places are there, and what is said about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analyses.diffusion.answers import Adopter, Diffusion
from analyses.diffusion.said import clusters, date_in_words, listed, places
from analyses.pictures.words import words
from graph import dates
from graph.errors import Language

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    text: str


def steps(answer: Diffusion, *, lang: Language) -> tuple[Step, ...]:
    """One for each date that was said, in order, and a last one where somebody has no date.

    A year counts from its first day: what may have happened by then is shown, and said to be so.
    """
    said = _said(answer)
    found: list[Step] = []
    for number, when in enumerate(said):
        there = [adopter for adopter in answer.adopters if said.index(adopter.when) <= number]
        new = [adopter.name for adopter in there if adopter.when == when]
        found.append(Step(_label(when, lang=lang), _text(when, there, new, lang=lang)))
    return tuple(found)


def step_of(answer: Diffusion) -> dict[str, int]:
    """The first step at which each place is there."""
    said = _said(answer)
    return {adopter.id: said.index(adopter.when) for adopter in answer.adopters}


def _said(answer: Diffusion) -> list[str | None]:
    every = {adopter.when for adopter in answer.adopters}
    dated: list[str | None] = [*sorted(when for when in every if when is not None)]
    return [*dated, None] if None in every else dated


def _label(when: str | None, *, lang: Language) -> str:
    return words(lang)["undated"] if when is None else date_in_words(when, lang=lang)


def _text(when: str | None, there: Sequence[Adopter], new: Sequence[str], *, lang: Language) -> str:
    text = words(lang)
    count = places(len(there), lang=lang)
    named = {adopter.cluster for adopter in there} - {None}
    across = clusters(len(named), lang=lang)
    if when is None:
        parts = [text["status_all"].format(places=count)]
    else:
        key = "status" if named else "status_plain"
        date = date_in_words(when, lang=lang)
        parts = [text[key].format(date=date, places=count, clusters=across)]
    rest = [text["status_more"].format(count=len(new) - _NAMED)] if len(new) > _NAMED else []
    parts.append(text["status_new"].format(names=listed([*new[:_NAMED], *rest], lang=lang)))
    inexact = sum(dates.precision(adopter.when) != "day" for adopter in there)
    if inexact:
        parts.append(text["status_inexact"].format(places=places(inexact, lang=lang)))
    return " ".join(parts)
