"""Which kinds of relationship carried adoptions, by how the relationship arose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.diffusion.answers import Carried, TieKind, TieKinds
from analyses.diffusion.links import Kind, Link, Links, before
from analyses.diffusion.said import date_in_words, listed
from graph.errors import Language

EXAMPLES = 3

KINDS: Mapping[Kind, tuple[str, str]] = {
    "side_by_side_training": ("sidemandsoplæring", "side-by-side training"),
    "project": ("et fælles projekt", "a shared project"),
    "course": ("et fælles kursus", "a shared course"),
    "meeting": ("et møde", "a meeting"),
    "contact": ("en henvendelse", "a contact made"),
    "shared_forum": ("et fælles forum", "a shared forum"),
    "colleague": ("et tidligere arbejdsfællesskab", "having been colleagues"),
    "moved": ("en, der har arbejdet begge steder", "somebody who has worked at both"),
    "other": ("en anden forbindelse", "another relationship"),
    "same_cluster": ("samme klynge", "the same cluster"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """An initiative came from one place to another; `carriers` are ids of people."""

    source: str
    to: str
    when: str | None
    carriers: frozenset[str] = frozenset()
    events: tuple[int, ...] = ()


def tie_kinds(
    ways: Iterable[Way], links: Links, names: Mapping[str, str], *, lang: Language = "da"
) -> TieKinds:
    """How many of the recorded ways had each kind of relationship behind them, most first.

    A way counts once for each kind that was there when it was gone: those of the people who carried
    it, or, where none of them is known to have had any, those between the two places. A way without
    any known relationship is `unknown`. What was there may have carried it: nobody has said so.

    >>> links = {frozenset("ab"): (Link("a", "b", "project", "2014", ("p", "q"), "", (3,)),)}
    >>> ways = [Way("a", "b", "2015"), Way("b", "c", "2016")]
    >>> found = tie_kinds(ways, links, {"a": "Aby", "b": "Bby"})
    >>> [(kind.how, kind.n, kind.share) for kind in found.kinds], found.n, found.unknown
    ([('project', 1, 0.5)], 2, 1)
    >>> found.kinds[0].examples[0].sentence
    'Fra Aby til Bby: et fælles projekt (2014).'
    """
    counted: dict[Kind, list[Carried]] = {}
    gone, silent = 0, 0
    for way in ways:
        gone += 1
        behind = _behind(way, links)
        silent += not behind
        for kind, link in behind.items():
            counted.setdefault(kind, []).append(_example(way, link, names, lang=lang))
    kinds = [_kind(kind, examples, gone, lang=lang) for kind, examples in counted.items()]
    kinds.sort(key=lambda one: (-one.n, one.how))
    return TieKinds(
        kinds=tuple(kinds), n=gone, unknown=silent, sentence=_sentence(kinds, gone, silent, lang)
    )


def said(kind: Kind, *, lang: Language) -> str:
    """The kind in plain words."""
    return KINDS[kind][lang == "en"]


def _behind(way: Way, links: Links) -> dict[Kind, Link]:
    """The newest link of each kind between the two places, before the way was gone."""
    there = before(links.get(frozenset((way.source, way.to)), ()), way.when)
    people = [link for link in there if link.kind != "same_cluster"]
    carried = [link for link in people if way.carriers & set(link.people)]
    return {link.kind: link for link in carried or people}


def _example(way: Way, link: Link, names: Mapping[str, str], *, lang: Language) -> Carried:
    source, to = (names.get(place, place) for place in (way.source, way.to))
    kind = said(link.kind, lang=lang)
    when = "" if link.since is None else date_in_words(link.since, lang=lang)
    what = ", ".join(part for part in (link.occasion, when) if part)
    told = f"{kind} ({what})" if what else kind
    start = f"Fra {source} til {to}" if lang == "da" else f"From {source} to {to}"
    return Carried(
        source=way.source,
        to=way.to,
        sentence=f"{start}: {told}.",
        events=tuple(sorted({*way.events, *link.events})),
    )


def _kind(kind: Kind, examples: list[Carried], gone: int, *, lang: Language) -> TieKind:
    return TieKind(
        how=kind,
        said=said(kind, lang=lang),
        n=len(examples),
        share=len(examples) / gone,
        examples=tuple(examples[:EXAMPLES]),
    )


def _sentence(kinds: list[TieKind], gone: int, silent: int, lang: Language) -> str:
    danish = lang == "da"
    if not gone:
        return (
            "Der er ingen oplyste veje at se på endnu."
            if danish
            else "There are no recorded ways to look at yet."
        )
    parts: list[str] = []
    if kinds:
        top = [f"{one.said} ({one.n} {'af' if danish else 'of'} {gone})" for one in kinds[:3]]
        start = "Forbindelser, der var der, da indsatsen gik fra sted til sted"
        english = "Relationships that were there when it went from place to place"
        parts.append(f"{start if danish else english}: {listed(top, lang=lang)}.")
    if silent:
        parts.append(
            f"For {silent} af {gone} kender vi ingen."
            if danish
            else f"For {silent} of {gone} we know of none."
        )
    return " ".join(parts)
