"""Thresholds: how much of one's ties had taken it up when one did so oneself."""

import numpy as np

from analyses.analysis import Analysis, Findings, rows, seen_by, share
from analyses.diffusion.exposure import ExposureParameters, exposure
from analyses.matrices import Direction
from analyses.periods import Observed
from analyses.sparse import Vector
from analyses.study import Study


def thresholds(
    studied: Study,
    seen: Observed,
    *,
    lag: int = 0,
    direction: Direction = "out",
    valued: bool = False,
    normalized: bool = True,
) -> Vector:
    """Exposure in the period of one's own adoption, less the lag.

    One value for each id; NaN for whoever did not take it up in the periods observed, or so early
    that the period less the lag was not observed.
    Source: Valente, Social Networks 18 (1996) 69-89, section 3.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abc", [("a", "b"), ("a", "c")], when={"a": 2, "b": 1})
    >>> thresholds(small, observed(small, analysis="thresholds")).tolist()
    [0.5, 0.0, nan]
    """
    found = exposure(studied, seen, direction=direction, valued=valued, normalized=normalized)
    at = seen.when - lag
    known = np.flatnonzero((at >= seen.first) & (seen.when <= seen.last))
    out = np.full(len(studied.ids), np.nan)
    out[known] = found[known, at[known].astype(np.int64) - seen.first]
    return out


def by_parameters(studied: Study, seen: Observed, asked: ExposureParameters) -> Vector:
    """The thresholds that were asked for."""
    return thresholds(
        studied,
        seen,
        lag=asked.lag,
        direction=asked.direction,
        valued=asked.valued,
        normalized=asked.normalized,
    )


def _run(studied: Study, asked: ExposureParameters) -> Findings:
    found = by_parameters(studied, seen_by("thresholds", studied, asked), asked)
    values = rows(studied, "threshold", found)
    known = found[~np.isnan(found)]
    if not known.size:
        return Findings(
            values,
            da="Der er ingen, hvor vi ved, hvor mange de kendte, der var i gang før dem.",
            en="For nobody is it known how many of those they knew had begun before them.",
        )
    alone = f"{int((known == 0).sum())} af {known.size} begyndte uden at kende nogen, der var."
    alone_en = f"{int((known == 0).sum())} of {known.size} began without knowing anybody who had."
    if not asked.normalized:
        return Findings(values, da=alone, en=alone_en)
    middle = share(known.mean())
    return Findings(
        values,
        da=f"I gennemsnit var {middle} af dem, man kender, i gang, da man selv begyndte; {alone}",
        en=f"On average {middle} of those one knows had begun when one did; {alone_en}",
    )


ANALYSIS = Analysis(
    name="thresholds",
    da="Hvor stor en del af ens forbindelser der havde taget det op, da man selv gjorde det.",
    en="The share of one's ties that had taken it up when one did so oneself.",
    source="Valente 1996, Social Networks 18, section 3",
    parameters=ExposureParameters,
    run=_run,
)
