"""The back-test: did ties tell who would begin next? An honest number, against shuffled ties."""

from dataclasses import dataclass, replace

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, Parameters, Periods, Row, value
from analyses.diffusion.dependence import p_value
from analyses.diffusion.exposure import exposure
from analyses.matrices import Direction
from analyses.periods import Observed, observed
from analyses.sparse import Vector, columns_of, from_cells, rows_of, size, values_of
from analyses.study import Study

_DRAWS = 2_000


class BacktestParameters(Parameters):
    """Of one `initiative`, or of all there are; `runs` times the ties are shuffled."""

    initiative: str | None = None
    periods: Periods = None
    direction: Direction = "out"
    valued: bool = False
    runs: int = Field(default=200, ge=1, le=10_000)
    seed: int = Field(default=0, ge=0)


@dataclass(frozen=True, slots=True)
class Backtest:
    """`auc` is 0.5 by chance and 1 when ties told everything; `chance` is what shuffled ties give.

    NaN when nobody began while others had not yet.
    """

    auc: float
    interval: tuple[float, float]
    chance: Vector
    adoptions: int


def backtest(studied: Study, cascades: list[Observed], asked: BacktestParameters) -> Backtest:
    """How often whoever began had more exposure in the period before than another who had not yet.

    For each adoption but those of the first period: the share of those still without it that had
    less exposure (normalized, lag 1), ties counting half. The AUC is the mean over all adoptions of
    all cascades; its interval is 95 % by drawing adoptions anew. For chance, the places of all in
    the network are exchanged at random.

    Source: Hanley and McNeil, Radiology 143 (1982) 29-36, within each period.

    >>> from analyses.study import study
    >>> small = study("abc", [("b", "a")], when={"a": 1, "b": 2})
    >>> seen = observed(small, analysis="backtest")
    >>> backtest(small, [seen], BacktestParameters(runs=3)).auc
    1.0
    """
    generator = np.random.default_rng(asked.seed)
    found = _placements(studied, cascades, asked)
    chance = np.empty(asked.runs)
    for run in range(asked.runs):
        shuffled = _shuffled(studied, generator)
        chance[run] = _mean(_placements(shuffled, cascades, asked))
    if not found.size:
        return Backtest(np.nan, (np.nan, np.nan), chance, 0)
    drawn = found[generator.integers(0, found.size, (_DRAWS, found.size))].mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975]).tolist()
    return Backtest(_mean(found), (low, high), chance, found.size)


def _placements(studied: Study, cascades: list[Observed], asked: BacktestParameters) -> Vector:
    """For each adoption the share of the others at risk that had less exposure before."""
    found: list[float] = []
    for seen in cascades:
        before = exposure(studied, seen, lag=1, direction=asked.direction, valued=asked.valued)
        for place, period in enumerate(seen.periods):
            began, waiting = seen.when == period, ~(seen.when <= period)
            if place and began.any() and waiting.any():
                found += _less(before[began, place], before[waiting, place])
    return np.array(found)


def _less(those: Vector, others: Vector) -> list[float]:
    ordered = np.sort(others)
    below = np.searchsorted(ordered, those, side="left")
    upto = np.searchsorted(ordered, those, side="right")
    return ((below + upto) / (2 * others.size)).tolist()


def _shuffled(studied: Study, generator: np.random.Generator) -> Study:
    count = size(studied.weights)
    place = generator.permutation(count)
    rows, columns = place[rows_of(studied.weights)], place[columns_of(studied.weights)]
    shape = (count, count)
    mixed = from_cells(values_of(studied.weights), rows, columns, shape=shape)
    return replace(studied, weights=mixed, since=None)


def _mean(found: Vector) -> float:
    return float(found.mean()) if found.size else np.nan


def _run(studied: Study, asked: BacktestParameters) -> Findings:
    chosen = [asked.initiative] if asked.initiative is not None else sorted(studied.cascades)
    cascades = [
        observed(studied, analysis="backtest", initiative=one, periods=asked.periods)
        for one in chosen or [None]
    ]
    found = backtest(studied, cascades, asked)
    if not found.adoptions:
        row: Row = {"id": "auc", "backtest": None, "adoptions": 0}
        da = "Der er for få, der begyndte efter de første, til at prøve det efter."
        en = "Too few began after the first to test it."
        return Findings([row], da, en)
    values: list[Row] = [
        {"id": "auc", "backtest": value(found.auc), "interval": list(found.interval)}
        | {"shuffled": value(found.chance.mean()), "p_value": p_value(found.auc, found.chance)}
        | {"shuffled_interval": np.quantile(found.chance, [0.025, 0.975]).tolist()}
        | {"adoptions": found.adoptions, "cascades": len(cascades)}
    ]
    of_100 = round(100 * found.auc)
    low, high = (round(100 * one) for one in found.interval)
    return Findings(
        values,
        da=(
            f"Den, der begyndte, kendte flere, der var i gang, end {of_100} af 100 andre (mellem "
            f"{low} og {high}); 50 er rent tilfælde."
        ),
        en=(
            f"Whoever began knew more who had than {of_100} of 100 others did (between {low} and "
            f"{high}); 50 is mere chance."
        ),
    )


ANALYSIS = Analysis(
    name="backtest",
    da=(
        "Fortalte forbindelserne, hvem der ville begynde? AUC af eksponering i perioden før, inden "
        "for hver periode, med interval og mod blandede forbindelser."
    ),
    en=(
        "Did ties tell who would begin? The AUC of exposure in the period before, within each "
        "period, with its interval and against shuffled ties."
    ),
    source="Hanley and McNeil 1982, Radiology 143",
    parameters=BacktestParameters,
    run=_run,
)
