"""Relational coordination: how groups that share a task work together, as they themselves say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from pydantic import Field

from analyses.analysis import Analysis, Findings, Parameters, Row, said
from analyses.errors import NoRatingsError
from analyses.study import Study
from graph.errors import Language

DIMENSIONS: Final = (
    "frequent_communication",
    "timely_communication",
    "accurate_communication",
    "problem_solving_communication",
    "shared_goals",
    "shared_knowledge",
    "mutual_respect",
)
_WORDS: Final = (
    ("hyppig kommunikation", "frequent communication"),
    ("rettidig kommunikation", "timely communication"),
    ("præcis kommunikation", "accurate communication"),
    ("problemløsende kommunikation", "problem-solving communication"),
    ("fælles mål", "shared goals"),
    ("fælles viden", "shared knowledge"),
    ("gensidig respekt", "mutual respect"),
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What somebody of a group says of working with those of another: 1 to 5 by each of
    DIMENSIONS, 5 the best, None where not answered."""

    group: str
    about: str
    scores: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Coordination:
    """How `group` sees `about`; `index` and `dimensions` are from 1 to 5, None where not shown."""

    group: str
    about: str
    n: int
    index: float | None
    dimensions: tuple[float | None, ...]


class CoordinationParameters(Parameters):
    """Of fewer than `least` answers no mean is shown: it would tell what one person said."""

    least: int = Field(default=3, ge=1)


def coordination(ratings: Iterable[Rating], *, least: int = 3) -> list[Coordination]:
    """For each two groups, in each direction, and within each, by their names.

    A dimension is the mean of those who answered it, 1 to 5, and the index the mean of the seven
    dimensions, each weighing the same. A dimension that fewer than `least` answered is None, and so
    is then the index. The one who answered is no part of it: groups are described, never a person.

    Source: Gittell, Management Science 48 (2002) 1408-1426, the seven dimensions and the index.

    >>> both = Rating("home care", "ward", (4, 2, 4, 3, 4, 3, 5)), Rating("home care", "ward",
    ...     (2, 2, 4, 3, 4, 1, 5))
    >>> found = coordination(both, least=2)
    >>> [(one.group, one.about, one.n) for one in found], round(found[0].index, 4)
    ([('home care', 'ward', 2)], 3.2857)
    >>> found[0].dimensions
    (3.0, 2.0, 4.0, 3.0, 4.0, 2.0, 5.0)
    >>> coordination(both)[0].index is None
    True
    """
    found: dict[tuple[str, str], list[Rating]] = {}
    for rating in ratings:
        found.setdefault((rating.group, rating.about), []).append(rating)
    return [_of(pair, answers, least) for pair, answers in sorted(found.items())]


def _of(pair: tuple[str, str], answers: Sequence[Rating], least: int) -> Coordination:
    columns = zip(*(rating.scores for rating in answers), strict=True)
    dimensions = tuple(_mean(column, least) for column in columns)
    known = [one for one in dimensions if one is not None]
    index = fmean(known) if len(known) == len(DIMENSIONS) else None
    return Coordination(*pair, len(answers), index, dimensions)


def _mean(column: Iterable[float | None], least: int) -> float | None:
    given = [score for score in column if score is not None]
    return fmean(given) if len(given) >= least else None


def _run(studied: Study, asked: CoordinationParameters) -> Findings:
    if not studied.ratings:
        raise NoRatingsError("relational_coordination")
    found = coordination(studied.ratings, least=asked.least)
    values: list[Row] = [
        {"id": f"{one.group} -> {one.about}", "from": one.group, "to": one.about}
        | {"relational_coordination": one.index, "n": one.n}
        | dict(zip(DIMENSIONS, one.dimensions, strict=True))
        for one in found
    ]
    da, en = (_summary(found, asked.least, lang=lang) for lang in ("da", "en"))
    return Findings(values, da, en)


def _summary(found: Sequence[Coordination], least: int, *, lang: Language) -> str:
    """Of all groups together: no group is put before another."""
    across = [one for one in found if one.group != one.about]
    shown = [one for one in across if one.index is not None]
    hidden = len(across) - len(shown)
    parts = [_middle(shown, lang=lang)] if shown else []
    if hidden or not shown:
        parts.append(
            f"{hidden} af {len(across)} par har færre end {least} svar og vises ikke."
            if lang == "da"
            else f"{hidden} of {len(across)} pairs have fewer than {least} answers and are not "
            "shown."
        )
    return " ".join(parts)


def _middle(shown: Sequence[Coordination], *, lang: Language) -> str:
    danish = lang == "da"
    middle = said(fmean(one.index for one in shown if one.index is not None), lang)
    means = [_across(shown, at) for at in range(len(DIMENSIONS))]
    low, high = (_WORDS[means.index(pick(means))][not danish] for pick in (min, max))
    start = (
        f"Grupperne vurderer samarbejdet med hinanden til {middle} af 5 i gennemsnit"
        if danish
        else f"The groups give working with each other {middle} of 5 on average"
    )
    if low == high:
        return f"{start}."
    end = f"mindst for {low}, mest for {high}" if danish else f"least for {low}, most for {high}"
    return f"{start}: {end}."


def _across(shown: Iterable[Coordination], at: int) -> float:
    return fmean(score for one in shown if (score := one.dimensions[at]) is not None)


ANALYSIS = Analysis(
    name="relational_coordination",
    da=(
        "Hvordan grupper, der deler en opgave, oplever samarbejdet med hinanden, fra 1 til 5: "
        "gennemsnit af syv sider af det. Fra svar i et spørgeskema (--ratings), kun om grupper."
    ),
    en=(
        "How groups that share a task see working with each other, from 1 to 5: the mean of seven "
        "dimensions. From answers to a survey (--ratings), of groups only."
    ),
    source="Gittell 2002, Management Science 48",
    parameters=CoordinationParameters,
    run=_run,
)
