"""How an initiative spread, in one short paragraph."""

from collections.abc import Sequence

from analyses.diffusion.answers import Adopter, Arc, Unknown
from analyses.diffusion.said import WAITING, at_date, clusters, listed, places
from graph import dates
from graph.errors import Language


def began_in(
    adopters: Sequence[Adopter], arcs: Sequence[Arc], unknown: Sequence[Unknown]
) -> tuple[str, ...]:
    """The places with no known source that others had it from, and that may be the earliest."""
    taken_up = _taken_up(adopters)
    dated = [adopter for adopter in taken_up if adopter.when is not None]
    first_end = min((dates.latest(adopter.when) for adopter in dated), default=dates.LAST_DAY)
    senders = {arc.source for arc in arcs} & {place.to for place in unknown}
    return tuple(
        adopter.id
        for adopter in dated or taken_up
        if adopter.id in senders and dates.earliest(adopter.when) <= first_end
    )


def sentence(
    adopters: Sequence[Adopter],
    unknown: Sequence[Unknown],
    began: Sequence[str],
    *,
    lang: Language,
) -> str:
    """Where it began, how far it came, and what nobody has said.

    >>> here = Adopter(id="o1", name="Skive Kommune", when="2013", stage="in_operation")
    >>> there = Adopter(id="o2", name="Holstebro Kommune", when="2015-10", stage="pilot")
    >>> sentence([here, there], [], ["o1"], lang="da")
    'Indsatsen begyndte hos Skive Kommune i 2013 og er siden taget op ét sted, i oktober 2015.'
    """
    taken_up = _taken_up(adopters)
    waiting = len(adopters) - len(taken_up)
    others = [adopter for adopter in taken_up if adopter.id not in began]
    silent = {place.to for place in unknown} & {adopter.id for adopter in others}
    if len(taken_up) < 2:
        parts = [_not_spread(taken_up, lang=lang)]
    elif began:
        first = [adopter for adopter in taken_up if adopter.id in began]
        parts = [_spread(first, others, lang=lang) + _unsaid(len(silent), lang=lang)]
    else:
        parts = [_scattered(taken_up, lang=lang) + _unsaid(len(silent), lang=lang)]
    stopped = sum(adopter.stage == "stopped" for adopter in taken_up)
    return " ".join([*parts, *_stopped(stopped, lang=lang), *_waiting(waiting, lang=lang)])


def _taken_up(adopters: Sequence[Adopter]) -> list[Adopter]:
    return [adopter for adopter in adopters if adopter.stage not in WAITING]


def _not_spread(taken_up: Sequence[Adopter], *, lang: Language) -> str:
    not_yet = "Endnu ikke spredt." if lang == "da" else "Not spread yet."
    if not taken_up:
        return not_yet
    known = "Indsatsen er kun kendt hos" if lang == "da" else "The initiative is only known at"
    return f"{not_yet} {known} {_name_and_date(taken_up[0], lang=lang)}."


def _spread(first: Sequence[Adopter], others: Sequence[Adopter], *, lang: Language) -> str:
    began = listed([_name_and_date(place, lang=lang) for place in first], lang=lang)
    how_far = [_how_far(others, lang=lang)] if others else []
    if lang == "da":
        return " og er siden taget op ".join([f"Indsatsen begyndte hos {began}", *how_far])
    start = f"The initiative began at {began}"
    return " and has since been taken up in ".join([start, *how_far])


def _scattered(taken_up: Sequence[Adopter], *, lang: Language) -> str:
    """Several places, and no known first one: the earliest date is a fact, a beginning is not."""
    earliest = [adopter for adopter in taken_up if adopter.when is not None][:1]
    known = [_name_and_date(adopter, lang=lang) for adopter in earliest]
    how_far = _how_far(taken_up, lang=lang)
    if lang == "da":
        return "; først kendt hos ".join([f"Indsatsen er taget op {how_far}", *known])
    return "; first known at ".join([f"The initiative has been taken up in {how_far}", *known])


def _name_and_date(adopter: Adopter, *, lang: Language) -> str:
    if adopter.when is None:
        return adopter.name
    return f"{adopter.name} {at_date(adopter.when, lang=lang)}"


def _how_far(others: Sequence[Adopter], *, lang: Language) -> str:
    named = {adopter.cluster for adopter in others if adopter.cluster is not None}
    across = f" {'i' if lang == 'da' else 'in'} {clusters(len(named), lang=lang)}" if named else ""
    latest = max((adopter.when for adopter in others if adopter.when is not None), default=None)
    last = ""
    if latest is not None:
        word = "" if len(others) == 1 else ("sidst " if lang == "da" else "most recently ")
        last = f", {word}{at_date(latest, lang=lang)}"
    return f"{places(len(others), lang=lang)}{across}{last}"


def _unsaid(count: int, *, lang: Language) -> str:
    if count == 0:
        return "."
    where = places(count, lang=lang)
    if lang == "da":
        return f"; ved {where} er det ikke oplyst, hvorfra den kom."
    return f"; for {where} it is not recorded where it came from."


def _stopped(count: int, *, lang: Language) -> list[str]:
    if count == 0:
        return []
    where = places(count, lang=lang)
    return [f"Den er stoppet {where}." if lang == "da" else f"It has stopped in {where}."]


def _waiting(count: int, *, lang: Language) -> list[str]:
    if count == 0:
        return []
    where = places(count, lang=lang)
    if lang == "da":
        return [f"{where[0].upper()}{where[1:]} har vist interesse eller sagt ja."]
    have = "has" if count == 1 else "have"
    return [f"{where[0].upper()}{where[1:]} {have} shown interest or agreed."]
