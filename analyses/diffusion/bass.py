"""The Bass curve: how much of an adoption curve is own initiative, and how much imitation."""

from importlib import import_module
from typing import Any

import numpy as np

from analyses.analysis import Analysis, Findings, InPeriods, Row, said, seen_by, value
from analyses.diffusion.hazard import curve
from analyses.periods import Observed
from analyses.sparse import Vector
from analyses.study import Study

_FEWEST_PERIODS = 3


def bass(seen: Observed) -> tuple[float, float]:
    """The p and q that fit the share that has adopted by each period best, by least squares:
    F(t) = (1 - exp(-(p + q) t)) / (1 + q / p exp(-(p + q) t)), t = 1, 2, ...; NaN with fewer than
    three periods.

    Source: Bass, Management Science 15 (1969) 215-227; netdiffuseR `fitbass`.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abcd", [], when={"a": 1, "b": 2, "c": 2, "d": 3})
    >>> p, q = bass(observed(small, analysis="bass"))
    >>> round(p, 2), round(q, 2)
    (0.09, 2.1)
    """
    share = curve(seen).prop
    if share.size < _FEWEST_PERIODS:
        return np.nan, np.nan
    steps = np.arange(1, share.size + 1, dtype=np.float64)
    # SciPy has no types.
    optimize: Any = import_module("scipy.optimize")

    def missed(pq: Vector) -> Vector:
        return _adopted(steps, float(pq[0]), float(pq[1])) - share

    found = optimize.least_squares(
        missed,
        (0.01, 0.5),
        bounds=((1e-9, 0), (10, 10)),
        xtol=1e-15,
        ftol=1e-15,
        gtol=1e-15,
    )
    return float(found.x[0]), float(found.x[1])


def _adopted(steps: Vector, p: float, q: float) -> Vector:
    left = np.exp(-(p + q) * steps)
    return (1 - left) / (1 + q / p * left)


def _run(studied: Study, asked: InPeriods) -> Findings:
    p, q = bass(seen_by("bass", studied, asked))
    values: list[Row] = [{"id": "p", "bass": value(p)}, {"id": "q", "bass": value(q)}]
    if np.isnan(p):
        return Findings(values, da="Der er for få perioder.", en="There are too few periods.")
    return Findings(
        values,
        da=f"Egen drift {said(p, 'da')}, efterligning {said(q, 'da')} pr. periode.",
        en=f"Own initiative {said(p, 'en')}, imitation {said(q, 'en')} a period.",
    )


ANALYSIS = Analysis(
    name="bass",
    da="Bass' kurve: p er, hvor mange der begynder af sig selv, q hvor mange der følger andre.",
    en="The Bass curve: p is how many begin by themselves, q how many follow others.",
    source="Bass 1969, Management Science 15, 215-227",
    parameters=InPeriods,
    run=_run,
)
