"""Moran's I: whether those who know each other are alike in having taken it up."""

import math
from dataclasses import dataclass

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, InPeriods, Row, seen_by, value
from analyses.errors import TooLargeError
from analyses.matrices import Direction, by_period, turned
from analyses.periods import label
from analyses.sparse import (
    Matrix,
    Vector,
    divided,
    of_dense,
    row_sums,
    scaled_rows,
    size,
    steps_between,
    values_of,
)
from analyses.study import Study

MOST_BY_STEPS = 5_000


class MoranParameters(InPeriods):
    """With `steps`, whoever is up to so many steps away counts, by 1 over the steps."""

    direction: Direction = "out"
    valued: bool = True
    steps: int | None = Field(default=None, ge=1)


@dataclass(frozen=True, slots=True)
class Moran:
    """NaN where not defined: when all are alike, when nobody is tied, or below four."""

    observed: float
    expected: float
    sd: float
    p_value: float


def moran(values: Vector, weights: Matrix) -> Moran:
    """I = n / S0 * sum_ij w_ij z_i z_j / sum_i z_i^2, z_i the value less the mean; expected
    -1 / (n - 1), standard deviation under randomisation, p two-sided by the normal distribution.

    Source: Moran, Biometrika 37 (1950); Cliff and Ord, Spatial Processes (1981), equation 1.44.

    >>> from analyses.study import study
    >>> pairs = study("abcd", [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]).weights
    >>> moran(np.array([1.0, 1.0, 0.0, 0.0]), pairs).observed
    1.0
    """
    n = values.size
    apart = values - values.mean() if n else values
    square, total = float((apart**2).sum()), float(weights.sum())
    if n < 4 or square == 0 or total == 0:
        return Moran(math.nan, math.nan if n < 2 else -1 / (n - 1), math.nan, math.nan)
    found = n / total * float(apart @ (weights @ apart)) / square
    expected = -1 / (n - 1)
    kurtosis = float((apart**4).sum()) / n / (square / n) ** 2
    variance = _second_moment(weights, n, total, kurtosis) - expected**2
    if variance <= 0:
        return Moran(found, expected, math.nan, math.nan)
    sd = math.sqrt(variance)
    return Moran(found, expected, sd, math.erfc(abs(found - expected) / sd / math.sqrt(2)))


def _second_moment(weights: Matrix, n: int, s0: float, kurtosis: float) -> float:
    both = weights + weights.T
    s1 = float((values_of(both) ** 2).sum()) / 2
    s2 = float((row_sums(both) ** 2).sum())
    one = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    other = kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0**2)
    return (one - other) / ((n - 1) * (n - 2) * (n - 3) * s0**2)


def by_row(matrix: Matrix) -> Matrix:
    """Each row divided by its sum; a row of nothing stays so.

    >>> from analyses.study import study
    >>> by_row(study("abc", [("a", "b"), ("a", "c")]).weights).toarray()[0].tolist()
    [0.0, 0.5, 0.5]
    """
    return scaled_rows(matrix, divided(np.ones(size(matrix)), row_sums(matrix)))


def by_steps(matrix: Matrix, steps: int) -> Matrix:
    """1 over the number of steps from each to each, up to so many; TooLargeError beyond 5,000.

    >>> from analyses.study import study
    >>> path = study("abc", [("a", "b"), ("b", "c")]).weights
    >>> [by_steps(path, steps).toarray()[0].tolist() for steps in (1, 2)]
    [[0.0, 1.0, 0.0], [0.0, 1.0, 0.5]]
    """
    if size(matrix) > MOST_BY_STEPS:
        raise TooLargeError("moran", MOST_BY_STEPS, size(matrix))
    away = steps_between(matrix)
    near = (away > 0) & (away <= steps)
    return of_dense(np.where(near, divided(np.ones_like(away), away), 0.0))


def _run(studied: Study, asked: MoranParameters) -> Findings:
    seen = seen_by("moran", studied, asked)
    values: list[Row] = []
    for period in seen.periods:
        there = by_period(studied, period)
        matrix = turned(there, direction=asked.direction, valued=asked.valued)
        near = by_row(by_steps(matrix, asked.steps) if asked.steps else matrix)
        found = moran((seen.when <= period).astype(np.float64), near)
        name = label(period, studied.clock)
        values.append(
            {"id": str(name), "period": name, "moran": value(found.observed)}
            | {"expected": value(found.expected), "sd": value(found.sd)}
            | {"p_value": value(found.p_value)}
        )
    known = [row for row in values if row["p_value"] is not None]
    sure = sum(row["p_value"] < 0.05 and row["moran"] > row["expected"] for row in known)
    if not known:
        da = "Det kan ikke siges, om de, der kender hinanden, følges ad."
        en = "It cannot be said whether those who know each other go together."
        return Findings(values, da, en)
    return Findings(
        values,
        da=(
            f"I {sure} af {len(known)} perioder fulgtes de, der kender hinanden, mere ad, end "
            "tilfældet ville give."
        ),
        en=(
            f"In {sure} of {len(known)} periods those who know each other went together more than "
            "chance would have it."
        ),
    )


ANALYSIS = Analysis(
    name="moran",
    da=(
        "Morans I i hver periode af, om man har taget det op, med vægte der for hver giver 1 i "
        "alt; over det forventede følges de ad, der kender hinanden."
    ),
    en=(
        "Moran's I in each period of having taken it up, with each one's weights adding up to 1; "
        "above what is expected, those who know each other go together."
    ),
    source="Moran 1950, Biometrika 37; Cliff and Ord 1981, Spatial Processes",
    parameters=MoranParameters,
    run=_run,
)
