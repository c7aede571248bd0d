"""Dependence: whether thresholds are what chance would give in a network of the same shape."""

from dataclasses import replace

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, Row, said, seen_by, value
from analyses.diffusion.exposure import ExposureParameters
from analyses.diffusion.rewiring import rewired
from analyses.diffusion.thresholds import by_parameters
from analyses.periods import Observed
from analyses.sparse import Vector
from analyses.study import Study


class DependenceParameters(ExposureParameters):
    """`runs` networks are rewired, from the `seed`."""

    runs: int = Field(default=500, ge=1, le=10_000)
    seed: int = Field(default=0, ge=0)


def dependence(studied: Study, seen: Observed, asked: DependenceParameters) -> tuple[float, Vector]:
    """The mean threshold, and what it is in each rewired network.

    Below what chance gives, one began with fewer of one's own ties in than anybody would.
    Source: netdiffuseR `struct_test`; Valente, Network Models of the Diffusion of Innovations
    (1995).

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abc", [("b", "a"), ("c", "b")], when={"a": 1, "b": 2, "c": 3})
    >>> dependence(small, observed(small, analysis="d"), DependenceParameters(runs=2))[0]
    0.6666666666666666
    """
    generator = np.random.default_rng(asked.seed)
    found = np.empty(asked.runs)
    for run in range(asked.runs):
        other = replace(studied, weights=rewired(studied.weights, generator), since=None)
        found[run] = _mean(by_parameters(other, seen, asked))
    return _mean(by_parameters(replace(studied, since=None), seen, asked)), found


def p_value(found: float, by_chance: Vector) -> float:
    """How often chance is as far out to the side where it is rarer, on both sides, the one found
    counted along.

    >>> p_value(0.0, np.array([1.0, 2.0, 3.0]))
    0.5
    """
    low, high = int((by_chance <= found).sum()), int((by_chance >= found).sum())
    return min(1.0, 2 * (min(low, high) + 1) / (by_chance.size + 1))


def _mean(thresholds: Vector) -> float:
    known = thresholds[~np.isnan(thresholds)]
    return float(known.mean()) if known.size else np.nan


def _run(studied: Study, asked: DependenceParameters) -> Findings:
    mean, chance = dependence(studied, seen_by("dependence", studied, asked), asked)
    if np.isnan(mean):
        row: Row = {"id": "mean_threshold", "dependence": None, "expected": None}
        return Findings([row], da="Ingen har taget det op.", en="Nobody has taken it up.")
    low, high = np.quantile(chance, [0.025, 0.975]).tolist()
    sure = p_value(mean, chance)
    values: list[Row] = [
        {"id": "mean_threshold", "dependence": value(mean), "expected": value(chance.mean())}
        | {"interval": [low, high], "p_value": sure, "runs": asked.runs}
    ]
    is_sure = sure < 0.05
    return Findings(
        values,
        da=(
            f"Hvem der kender hvem, {'gør' if is_sure else 'gør ikke'} en sikker forskel for, "
            f"hvornår man begynder: {said(mean, 'da')} mod {said(float(chance.mean()), 'da')} i "
            "netværk blandet tilfældigt."
        ),
        en=(
            f"Who knows whom {'makes' if is_sure else 'does not make'} a sure difference to when "
            f"one begins: {said(mean, 'en')} against {said(float(chance.mean()), 'en')} in "
            "networks mixed at random."
        ),
    )


ANALYSIS = Analysis(
    name="dependence",
    da=(
        "Den gennemsnitlige tærskel mod den i netværk, hvor hver beholder, hvor mange de kender, "
        "men ikke hvem; interval og p fra de blandede."
    ),
    en=(
        "The mean threshold against that in networks where each keeps how many they know, but not "
        "whom; interval and p from the mixed ones."
    ),
    source="netdiffuseR struct_test(); Milo et al. 2002, Science 298",
    parameters=DependenceParameters,
    run=_run,
)
