"""Suggested sources, put beside the recorded ones with what they rest on."""

from collections.abc import Iterable, Mapping, Sequence

from analyses.diffusion.answers import Arc, Diffusion, Unknown
from analyses.diffusion.attribution import Attribution
from analyses.diffusion.links import Link, Links, before
from analyses.diffusion.said import at_date, date_in_words
from analyses.diffusion.tie_kinds import said
from graph.dates import latest
from graph.errors import Language

LEAST = 0.1
MOST = 3
_REASONS = 3


def suggested(
    answer: Diffusion,
    found: Iterable[Attribution],
    links: Links,
    *,
    began: Mapping[str, tuple[int, ...]],
    lang: Language,
) -> Diffusion:
    """The answer with at most three suggested arcs to each place whose source nobody recorded.

    Sources of less than one in ten are left with the unknown, so that all chances of a place add up
    to 1. `began` holds the events by which each place began.
    """
    by_place = {one.place: one for one in found}
    arcs: list[Arc] = []
    unknown: list[Unknown] = []
    for place in answer.unknown:
        mine = by_place.get(place.to)
        likely = [] if mine is None else [pair for pair in mine.sources if pair[1] >= LEAST][:MOST]
        shown = [(source, round(share, 3)) for source, share in likely]
        arcs.extend(
            _arc(answer, place, source, share, links, began=began, lang=lang)
            for source, share in shown
        )
        left = round(1.0 - sum(share for _, share in shown), 3)
        unknown.append(place.model_copy(update={"probability": max(0.0, left)}))
    return answer.model_copy(update={"arcs": (*answer.arcs, *arcs), "unknown": tuple(unknown)})


def _arc(
    answer: Diffusion,
    place: Unknown,
    source: str,
    share: float,
    links: Links,
    *,
    began: Mapping[str, tuple[int, ...]],
    lang: Language,
) -> Arc:
    there = before(links.get(frozenset((source, place.to)), ()), place.when)
    day = latest(place.when) if place.when else answer.as_of
    strongest = sorted(there, key=lambda link: -link.strength(on=day))
    behind = {event for link in strongest for event in link.events}
    return Arc(
        source=source,
        to=place.to,
        when=place.when,
        recorded=False,
        probability=share,
        carried_by=(),
        changed=(),
        events=tuple(sorted({*place.events, *began.get(source, ()), *behind})),
        because=(
            *(_said(link, lang=lang) for link in strongest[:_REASONS]),
            *_delay(answer, source, place, lang=lang),
        ),
    )


def _said(link: Link, *, lang: Language) -> str:
    kind = said(link.kind, lang=lang)
    parts = [link.occasion] if link.occasion else []
    if link.since:
        parts.append(date_in_words(link.since, lang=lang))
    return f"{kind} ({', '.join(parts)})" if parts else kind


def _delay(answer: Diffusion, source: str, place: Unknown, *, lang: Language) -> Sequence[str]:
    """When the source began, if that is known: longer ago counts for less."""
    when = next((one.when for one in answer.adopters if one.id == source), None)
    if when is None or place.when is None:
        return ()
    word = "begyndte der" if lang == "da" else "began there"
    return (f"{word} {at_date(when, lang=lang)}",)
