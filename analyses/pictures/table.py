"""The table that says the same as the picture: a row for each arc and for each unknown source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from analyses.diffusion.answers import Adopter, Arc, Changed, Diffusion, Unknown
from analyses.diffusion.said import listed, stage_in_words
from analyses.pictures.facts import change, name_of, when
from analyses.pictures.steps import step_of
from analyses.pictures.words import share, whole, words
from graph import dates
from graph.errors import Language


@dataclass(frozen=True, slots=True)
class Row:
    """`step` is the first step that shows it; `locked` parts that were changed stand apart."""

    source: str
    to: str
    when: str
    since: str
    cluster: str
    stage: str
    carried_by: str
    changes: tuple[str, ...]
    locked: tuple[str, ...]
    basis: str
    because: tuple[str, ...]
    events: str
    step: int
    positions: tuple[int, ...] = ()


def rows(answer: Diffusion, *, lang: Language) -> tuple[Row, ...]:
    """In the adopters' order, what is known before what is not."""
    order = {adopter.id: number for number, adopter in enumerate(answer.adopters)}
    ways: list[Arc | Unknown] = sorted((*answer.arcs, *answer.unknown), key=lambda w: order[w.to])
    adopters = {adopter.id: adopter for adopter in answer.adopters}
    names = name_of(answer.adopters)
    first_seen = step_of(answer)
    start = _start(answer)
    return tuple(
        _row(
            way,
            adopters[way.to],
            names,
            since=_since(start, way.when, lang=lang),
            step=_step(way, first_seen),
            lang=lang,
        )
        for way in ways
    )


def _row(
    way: Arc | Unknown,
    to: Adopter,
    names: Mapping[str, str],
    *,
    since: str,
    step: int,
    lang: Language,
) -> Row:
    text = words(lang)
    apart = [_is_apart(each) for each in way.changed]
    told = [change(each, lang=lang) for each in way.changed]
    known = isinstance(way, Arc)
    return Row(
        source=names.get(way.source, way.source) if known else text["own_or_unknown"],
        to=to.name,
        when=when(way.when, lang=lang),
        since=since,
        cluster=to.cluster or text["no_cluster"],
        stage=stage_in_words(to.stage, lang=lang),
        carried_by=listed(way.carried_by, lang=lang) or text["not_said"],
        changes=tuple(each for each, locked in zip(told, apart, strict=True) if not locked),
        locked=tuple(each for each, locked in zip(told, apart, strict=True) if locked),
        basis=_basis(way, lang=lang),
        because=way.because if known else (),
        events=", ".join(whole(position, lang=lang) for position in way.events),
        step=step,
        positions=way.events,
    )


def _is_apart(changed: Changed) -> bool:
    return changed.locked and changed.how != "kept"


def _basis(way: Arc | Unknown, *, lang: Language) -> str:
    text = words(lang)
    if isinstance(way, Arc) and not way.recorded:
        return text["basis_suggested"].format(share=share(way.probability, lang=lang))
    if isinstance(way, Arc):
        return text["basis_recorded"]
    likely = "" if way.probability == 1 else f", {share(way.probability, lang=lang)}"
    return f"{text['basis_unknown']}{likely}"


def _step(way: Arc | Unknown, first_seen: Mapping[str, int]) -> int:
    """Both ends must be there; a place outside the picture always is."""
    sender = first_seen.get(way.source, 0) if isinstance(way, Arc) else 0
    return max(first_seen[way.to], sender)


def _start(answer: Diffusion) -> str | None:
    """When it began, if that is one date."""
    said = {adopter.when for adopter in answer.adopters if adopter.id in answer.began_in}
    return said.pop() if len(said) == 1 else None


def _since(start: str | None, then: str | None, *, lang: Language) -> str:
    """Days where both dates are known to the day, else years; empty where it cannot be said."""
    text = words(lang)
    if start is None or then is None:
        return ""
    days = _middle(then) - _middle(start)
    if days < 0 or then == start:
        return ""
    if {dates.precision(start), dates.precision(then)} == {"day"}:
        return text["days_one"] if days == 1 else text["days"].format(count=whole(days, lang=lang))
    years = round(days / 365.25)
    return _years(years, text)


def _years(years: int, text: Mapping[str, str]) -> str:
    if years == 0:
        return text["year_less"]
    return text["years_one"] if years == 1 else text["years"].format(count=years)


def _middle(said: str) -> int:
    ends: Sequence[date] = [date.fromisoformat(f(said)) for f in (dates.earliest, dates.latest)]
    return (ends[0].toordinal() + ends[1].toordinal()) // 2
