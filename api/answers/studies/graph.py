"""A study from the graph: people by whom they know, or organisations by whom their people know."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np

from analyses.analysis import About
from analyses.periods import LENGTHS, Clock, number_of
from analyses.study import ALWAYS, Study, Tie, tie_matrix, times
from api.answers.adoptions import TRIED, Adoption, adoptions
from api.answers.path_facts import Facts, read
from api.answers.words import either
from graph.errors import Language
from graph.questions import Questions

_Dates: TypeAlias = dict[str, dict[str, str | None]]


def study_of(
    questions: Questions,
    about: About,
    *,
    unit: Clock | None = None,
    exact: bool = False,
    lang: Language = "da",
) -> Study:
    """Ties are the recorded ones, both ways: of people, or of two organisations as many as there
    are between their people. A cascade is when each organisation first tried an initiative; people
    count with their workplace.

    With `exact` dates are as exact as all of them are, else by `unit` or by year. Whose date is not
    known so exactly counts as never, and a remark says how many.
    """
    facts = read(questions)
    known = _dates(adoptions(questions, _initiatives(facts)), facts)
    clock = unit or (_finest(known) if exact else "year")
    ids = sorted(facts.people if about == "people" else _organisations(facts))
    ties = _known(facts) if about == "people" else _between(facts)
    weights, since = tie_matrix(ids, ties)
    cascades, left_out = _cascades(_of_people(known, facts) if about == "people" else known, clock)
    return Study(
        tuple(ids),
        weights,
        since,
        {initiative: times(ids, when) for initiative, when in cascades.items()},
        _attributes(ids, facts, about),
        clock,
        _remarks(left_out, lang),
    )


def widest(studied: Study) -> str | None:
    """The initiative that most took up, the first by id of several; None when there is none."""

    def size(initiative: str) -> int:
        return int(np.isfinite(studied.cascades[initiative]).sum())

    return max(sorted(studied.cascades), key=size, default=None)


def _initiatives(facts: Facts) -> list[str]:
    return sorted({id for group in facts.initiatives for id in facts.same.members(group)})


def _organisations(facts: Facts) -> list[str]:
    return [id for id, place in facts.places.items() if place.kind == "organisation"]


def _known(facts: Facts) -> list[Tie]:
    """Two who know each other by several ties know each other so much more."""
    counts = Counter(
        pair for tie in facts.ties for pair in ((tie.person, tie.other), (tie.other, tie.person))
    )
    return [(*pair, float(count), ALWAYS) for pair, count in sorted(counts.items())]


def _between(facts: Facts) -> list[Tie]:
    counts: Counter[tuple[str, str]] = Counter()
    for tie in facts.ties:
        here, there = (facts.works_at.get(one, []) for one in (tie.person, tie.other))
        counts.update(
            {pair for one, two in product(here, there) for pair in ((one, two), (two, one))}
        )
    return [(*pair, float(count), ALWAYS) for pair, count in sorted(counts.items())]


def _dates(found: Iterable[Adoption], facts: Facts) -> _Dates:
    """When each organisation first tried each initiative; None where nobody said when."""
    known: _Dates = {}
    for adoption in found:
        if not adoption.is_tried:
            continue
        places = known.setdefault(facts.same.canonical(adoption.initiative), {})
        said = [stage.date for stage in adoption.stages if stage.stage in TRIED and stage.date]
        before = places.get(adoption.organisation)
        places[adoption.organisation] = min([*said, before] if before else said, default=None)
    return known


def _of_people(known: _Dates, facts: Facts) -> _Dates:
    return {
        initiative: {
            person: min(dates)
            for person, places in facts.works_at.items()
            if (dates := [date for place in places if (date := when.get(place))])
        }
        for initiative, when in known.items()
    }


def _finest(known: _Dates) -> Clock:
    lengths = [len(date) for when in known.values() for date in when.values() if date]
    shortest = min(lengths, default=LENGTHS["year"])
    units: Sequence[Clock] = ("day", "month", "year")
    return next(unit for unit in units if LENGTHS[unit] <= shortest)


def _cascades(known: _Dates, clock: Clock) -> tuple[dict[str, dict[str, float]], int]:
    found: dict[str, dict[str, float]] = {}
    left_out = 0
    for initiative, when in sorted(known.items()):
        exact = {id: date for id, date in when.items() if date and len(date) >= LENGTHS[clock]}
        left_out += len(when) - len(exact)
        found[initiative] = {id: number_of(date, clock) for id, date in exact.items()}
    return found, left_out


def _attributes(
    ids: Sequence[str], facts: Facts, about: About
) -> Mapping[str, tuple[str | None, ...]]:
    """The cluster of each, and of people the workplace, the first of several by id."""

    def cluster(place: str | None) -> str | None:
        return min(facts.clusters_of.get(place or "", frozenset()), default=None)

    if about == "organisations":
        return {"cluster": tuple(cluster(id) for id in ids)}
    places = [min(facts.works_at.get(id, []), default=None) for id in ids]
    return {"organisation": tuple(places), "cluster": tuple(map(cluster, places))}


def _remarks(left_out: int, lang: Language) -> tuple[str, ...]:
    if not left_out:
        return ()
    return (
        either(
            lang,
            f"Hvornår det blev taget op, vides ikke nøjagtigt nok for {left_out}; de regnes ikke "
            "med som begyndt.",
            f"When it was taken up is not known exactly enough for {left_out}; they do not count "
            "as having begun.",
        ),
    )
