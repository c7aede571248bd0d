"""Exposure: how much of one's ties have taken it up already, period by period."""

from collections.abc import Callable

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, OverTies, Row, seen_by, share, value
from analyses.errors import TooLargeError
from analyses.matrices import Arcs, Direction, arcs
from analyses.periods import Observed, label
from analyses.sparse import Places, Vector, sums
from analyses.study import Study

MOST_CELLS = 50_000_000
_AT_ONCE = 1 << 16


class ExposureParameters(OverTies):
    """`lag` is how many periods before; not `normalized` it is a count, or a sum of weights."""

    normalized: bool = True
    lag: int = Field(default=0, ge=0)


def exposure(
    studied: Study,
    seen: Observed,
    *,
    lag: int = 0,
    direction: Direction = "out",
    valued: bool = False,
    normalized: bool = True,
) -> Vector:
    """How much of each one's ties had taken it up in each period.

    E[i, t] = sum_j w[i, j] C[j, t] / sum_j w[i, j], where C[j, t] is 1 when j took it up in period
    t or before; 0 for whoever has no ties. Not normalized, it is the numerator. With a lag of L,
    the value of period t is that of t - L, and NaN in the first L periods. Ties that have a time
    count from it on.

    Shape: ids by periods. TooLargeError when that is more cells than fit.
    Source: Valente, Social Networks 18 (1996) 69-89, equation 1; Burt, American Journal of
    Sociology 92 (1987) 1287-1335.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abc", [("a", "b"), ("a", "c")], when={"b": 1, "c": 3})
    >>> seen = observed(small, analysis="exposure")
    >>> exposure(small, seen)[0].tolist(), exposure(small, seen, lag=1)[0].tolist()
    ([0.5, 0.5, 1.0], [nan, 0.5, 0.5])
    """
    if len(studied.ids) * len(seen.periods) > MOST_CELLS:
        raise TooLargeError("exposure", MOST_CELLS, len(studied.ids) * len(seen.periods))
    found = arcs(studied, direction=direction, valued=valued)
    began = _place(seen, seen.when)
    if studied.since is None:
        counts = _grown(studied, seen, found, lambda some: began[found.columns[some]])
        alters = sums(found.rows, found.weights, size=len(studied.ids))
    else:
        # A tie counts from when it is there and its alter has taken it up, whichever is later.
        there = _place(seen, found.since)
        counts = _grown(
            studied, seen, found, lambda some: np.maximum(began[found.columns[some]], there[some])
        )
        alters = _grown(studied, seen, found, lambda some: there[some])
    if normalized:
        # Whoever has no alters has none who took it up either: 0 / 1.
        np.divide(counts, np.where(alters == 0, 1, alters), out=counts)
    return _lagged(counts, lag).T


def _place(seen: Observed, times: Vector) -> Places:
    """The number of the period that each falls in: 0 for what was before, one past the last for
    what was later or never."""
    inside = times <= seen.last
    return np.where(inside, np.maximum(times - seen.first, 0), len(seen.periods)).astype(np.int64)


def _grown(studied: Study, seen: Observed, found: Arcs, place: Callable[[slice], Places]) -> Vector:
    """In each period, for each, the weights of the ties that had begun to count; `place` gives the
    period of some of them.

    Periods come first here: adding whole rows is many times faster. All is added to the one array
    that is given back, some ties at a time, since new memory takes longer than the sums.
    """
    new = np.zeros((len(seen.periods) + 1, len(studied.ids)))
    for begin in range(0, found.rows.size, _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        cells = place(some) * new.shape[1]
        cells += found.rows[some]
        np.add.at(new.reshape(-1), cells, found.weights[some])
    grown = new[:-1]
    for period in range(1, grown.shape[0]):
        grown[period] += grown[period - 1]
    return grown


def _lagged(found: Vector, lag: int) -> Vector:
    if lag == 0:
        return found
    out = np.full_like(found, np.nan)
    out[lag:] = found[: max(found.shape[0] - lag, 0)]
    return out


def _run(studied: Study, asked: ExposureParameters) -> Findings:
    seen = seen_by("exposure", studied, asked)
    found = exposure(
        studied,
        seen,
        lag=asked.lag,
        direction=asked.direction,
        valued=asked.valued,
        normalized=asked.normalized,
    )
    names = [label(period, studied.clock) for period in seen.periods]
    values: list[Row] = [
        {"id": id, "period": name, "exposure": value(cell)}
        for id, row in zip(studied.ids, found.tolist(), strict=True)
        for name, cell in zip(names, row, strict=True)
    ]
    if not values:
        return Findings(values, da="Ingen har taget det op.", en="Nobody has taken it up.")
    last = Observed(seen.when, seen.last, seen.last)
    middle = share(exposure(studied, last, direction=asked.direction, valued=asked.valued).mean())
    return Findings(
        values,
        da=f"Ved {names[-1]} havde i gennemsnit {middle} af dem, man kender, taget det op.",
        en=f"By {names[-1]}, {middle} of those one knows had taken it up, on average.",
    )


ANALYSIS = Analysis(
    name="exposure",
    da=(
        "Hvor stor en del af ens forbindelser der har taget det op i hver periode: summen af "
        "w_ij over dem, der har, delt med summen over alle; 0 uden forbindelser."
    ),
    en=(
        "The share of one's ties that have taken it up in each period: the sum of w_ij over those "
        "who have, divided by the sum over all; 0 with no ties."
    ),
    source="Valente 1996, Social Networks 18, eq. 1; Burt 1987, American Journal of Sociology 92",
    parameters=ExposureParameters,
    run=_run,
)
