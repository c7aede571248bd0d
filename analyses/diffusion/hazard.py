"""The adoption curve: how many, how much faster, and how likely in each period."""

from dataclasses import dataclass

import numpy as np

from analyses.analysis import Analysis, Findings, InPeriods, Row, seen_by, value
from analyses.periods import Observed, label
from analyses.sparse import Vector, divided
from analyses.study import Study


@dataclass(frozen=True, slots=True)
class Curve:
    """One value for each period."""

    adopt: Vector
    num: Vector
    prop: Vector
    rate: Vector
    hazard: Vector


def curve(seen: Observed) -> Curve:
    """With q[t] the number of n that have taken it up by t: q[t] - q[t-1], q[t], q[t] / n, the rate
    (q[t] - q[t-1]) / q[t-1] and the hazard (q[t] - q[t-1]) / (n - q[t-1]), both 0 at first.

    Source: Allison, Event History Analysis (1984); netdiffuseR `cumulative_adopt_count`,
    `hazard_rate`.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> found = curve(observed(study("abcd", [], when={"a": 1, "b": 2, "c": 2}), analysis="hazard"))
    >>> found.num.tolist(), found.rate.tolist(), [round(one, 3) for one in found.hazard.tolist()]
    ([1.0, 3.0], [0.0, 2.0], [0.0, 0.667])
    """
    periods = np.array(seen.periods, dtype=np.float64)
    adopted = np.sort(seen.when[~np.isnan(seen.when)])
    num = np.searchsorted(adopted, periods, side="right").astype(np.float64)
    new, before = np.diff(num, prepend=0.0), np.concatenate([[0.0], num])[:-1]
    later = np.arange(periods.size) > 0
    left = seen.when.size - before
    return Curve(
        new,
        num,
        divided(num, np.full_like(num, seen.when.size)),
        np.where(later, divided(new, before), 0.0),
        np.where(later, divided(new, left), 0.0),
    )


def _run(studied: Study, asked: InPeriods) -> Findings:
    seen = seen_by("hazard", studied, asked)
    found = curve(seen)
    values: list[Row] = [
        {"id": str(label(period, studied.clock)), "period": label(period, studied.clock)}
        | {"hazard": value(found.hazard[place]), "rate": value(found.rate[place])}
        | {"adopt": int(found.adopt[place]), "num": int(found.num[place])}
        | {"prop": value(found.prop[place])}
        for place, period in enumerate(seen.periods)
    ]
    if not values:
        return Findings(values, da="Ingen har taget det op.", en="Nobody has taken it up.")
    reached, last = int(found.num[-1]), values[-1]["period"]
    return Findings(
        values,
        da=f"Ved {last} havde {reached} af {seen.when.size} taget det op.",
        en=f"By {last}, {reached} of {seen.when.size} had taken it up.",
    )


ANALYSIS = Analysis(
    name="hazard",
    da=(
        "I hver periode: hvor mange der begyndte, hvor mange der er begyndt i alt, og hvor stor en "
        "del af dem, der endnu ikke var begyndt, der gjorde det (hazard)."
    ),
    en=(
        "In each period: how many began, how many had begun in all, and what share of those who "
        "had not yet begun did so (hazard)."
    ),
    source="Allison 1984, Event History Analysis; Valente 1995; netdiffuseR hazard_rate()",
    parameters=InPeriods,
    run=_run,
)
