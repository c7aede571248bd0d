"""The table that says the same as the picture of who knows whom: each step of each way."""

from dataclasses import dataclass

from analyses.diffusion.said import date_in_words
from analyses.people.answers import PathAnswer, PathKind, PathStep
from analyses.pictures.steps import Step
from analyses.pictures.ways_layout import moments
from analyses.pictures.ways_words import how, ways_words
from graph.errors import Language


@dataclass(frozen=True, slots=True)
class WayRow:
    """`step` is the first step of the slider that shows it."""

    way: str
    source: str
    to: str
    how: str
    when: str
    confirmed: str
    basis: str
    step: int


def way_rows(answer: PathAnswer, *, lang: Language) -> tuple[WayRow, ...]:
    """In the order of the ways and of their steps."""
    order = moments(answer)
    return tuple(
        _row(number, path.kind, step, at=order.index(step.since), lang=lang)
        for number, path in enumerate(answer.paths, start=1)
        for step in path.steps
    )


def way_steps(answer: PathAnswer, *, lang: Language) -> tuple[Step, ...]:
    """One for each date that a step began at, and a last one for those without."""
    text = ways_words(lang)
    pairs = {(s.start, s.to): s.since for path in answer.paths for s in path.steps}
    order = moments(answer)
    found: list[Step] = []
    for number, when in enumerate(order):
        count = sum(order.index(since) <= number for since in pairs.values())
        if when is None:
            found.append(Step(text["undated"], text["status_all"].format(count=count)))
        else:
            date = date_in_words(when, lang=lang)
            found.append(Step(date, text["status"].format(date=date, count=count)))
    return tuple(found)


def _row(number: int, kind: PathKind, step: PathStep, *, at: int, lang: Language) -> WayRow:
    text = ways_words(lang)
    what = step.occasion or (step.through.name if step.through else "")
    confirmed = "" if step.last_confirmed is None else date_in_words(step.last_confirmed, lang=lang)
    unsaid = "holds" if step.derived else "not_confirmed"
    old = text["old"] if step.old else ""
    return WayRow(
        way=f"{number} ({text[kind]})",
        source=step.start_name,
        to=step.to_name,
        how=": ".join(part for part in (how(step, lang=lang), what) if part),
        when=text["undated"] if step.since is None else date_in_words(step.since, lang=lang),
        confirmed=", ".join(part for part in (confirmed, old) if part) or text[unsaid],
        basis=f"{step.source}{' · ' if step.source and step.derived else ''}"
        f"{text['legend_derived'] if step.derived else ''}",
        step=at,
    )
