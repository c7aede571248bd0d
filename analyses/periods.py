"""Periods that adoptions fall in: numbers as they are, or dates by year, month or day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np

from analyses.errors import (
    BadParameterError,
    NoAdoptionsError,
    NotWholePeriodError,
    SeveralCascadesError,
)
from analyses.sparse import Vector
from analyses.study import Study
from graph.dates import checked

Clock: TypeAlias = Literal["number", "year", "month", "day"]
LENGTHS = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Observed:
    """When each took it up (NaN: never), in the periods from `first` to `last`.

    There are no periods when nobody took it up and nobody said which periods were observed.
    """

    when: Vector
    first: int
    last: int

    @property
    def periods(self) -> range:
        return range(self.first, self.last + 1)


def observed(
    studied: Study,
    *,
    analysis: str,
    initiative: str | None = None,
    periods: tuple[str, str] | None = None,
    censored_as: Literal["never", "last"] = "never",
) -> Observed:
    """One cascade of the study, in the periods that were observed.

    >>> from analyses.study import study
    >>> seen = observed(study("ab", [], when={"a": 3}), analysis="exposure", periods=("1", "4"))
    >>> seen.when.tolist(), list(seen.periods)
    ([3.0, nan], [1, 2, 3, 4])
    """
    when = cascade(studied, analysis=analysis, initiative=initiative)
    _must_be_whole(studied, when)
    first, last = _window(studied, when, periods)
    if censored_as == "last" and first <= last:
        when = np.where(np.isnan(when), last, when)
    return Observed(when, first, last)


def cascade(studied: Study, *, analysis: str, initiative: str | None = None) -> Vector:
    """When each took up the initiative that was chosen, or the only one there is."""
    if not studied.cascades:
        raise NoAdoptionsError(analysis)
    if initiative is not None and initiative in studied.cascades:
        return studied.cascades[initiative]
    if initiative is None and len(studied.cascades) == 1:
        return next(iter(studied.cascades.values()))
    raise SeveralCascadesError(initiative or "", ", ".join(sorted(studied.cascades)))


def number_of(text: str, clock: str) -> float:
    """The period that a text names; ValueError when it is none.

    >>> number_of("2015-10", "year"), number_of("2015-10", "month"), number_of(" 3 ", "number")
    (2015.0, 24189.0, 3.0)
    """
    said = text.strip()
    if clock == "number":
        value = float(said)
        if not np.isfinite(value):
            raise ValueError(text)
        return value
    if len(checked(said)) < LENGTHS[clock]:
        raise ValueError(text)
    if clock == "day":
        return float(date.fromisoformat(said).toordinal())
    return float(said[:4]) if clock == "year" else float(int(said[:4]) * 12 + int(said[5:7]) - 1)


def label(period: float, clock: str) -> int | float | str:
    """The period as it is shown.

    >>> label(24189, "month"), label(2015, "year"), label(3, "number")
    ('2015-10', 2015, 3)
    """
    if clock == "month":
        return f"{int(period) // 12:04}-{int(period) % 12 + 1:02}"
    if clock == "day":
        return date.fromordinal(int(period)).isoformat()
    return int(period) if float(period).is_integer() else float(period)


def _must_be_whole(studied: Study, when: Vector) -> None:
    for id, time in zip(studied.ids, when.tolist(), strict=True):
        if not np.isnan(time) and not float(time).is_integer():
            raise NotWholePeriodError(id, time)


def _window(studied: Study, when: Vector, periods: tuple[str, str] | None) -> tuple[int, int]:
    if periods is None:
        known = when[~np.isnan(when)]
        return (int(known.min()), int(known.max())) if known.size else (1, 0)
    first, last = (_period(text, studied.clock) for text in periods)
    if first > last:
        raise BadParameterError("periods", " ".join(periods), "FIRST > LAST")
    return first, last


def _period(text: str, clock: str) -> int:
    try:
        value = number_of(text, clock)
    except ValueError:
        raise BadParameterError("periods", text, f"? ({clock})") from None
    if value != int(value):
        raise BadParameterError("periods", text, f"? ({clock})")
    return int(value)
