"""How long it takes to choose whom to contact, and whether it beats those with most ties."""

import csv
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from analyses.next_steps.influence import Influence, enough, gained, greedy, sampled
from benchmarks.acquaintances import pairs
from benchmarks.harness import spread
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_least, at_most, median_row

REAL = Path(__file__).parents[2] / "shared" / "data" / "med_innovations"
_MOST = 5
_WITHIN = at_most(3)
_AS_GOOD = at_least(1)


def measure(plan: Plan) -> Report:
    """One in ten knows it already; the five chosen are weighed on samples of their own."""
    made = _by_chance(plan.told)
    rows = list(_rows(made, f"on {plan.told:,} ties", plan.rounds))
    notes: tuple[str, ...] = (f"the real data are not at {REAL}",)
    if REAL.is_dir():
        rows += _rows(_real(), "on the real data", plan.rounds)
        notes = ()
    return Report(name="contact", title="Whom to contact", rows=tuple(rows), notes=notes)


@dataclass(frozen=True, slots=True)
class _Made:
    influence: Influence
    informed: list[int]
    degree: NDArray[np.intp]

    @property
    def allowed(self) -> NDArray[np.bool_]:
        found = np.ones(self.influence.size, dtype=bool)
        found[self.informed] = False
        return found


def _rows(made: _Made, where: str, rounds: int) -> Iterator[Row]:
    taken: list[float] = []
    better: list[float] = []
    for seed in range(rounds + 1):
        begun = time.perf_counter()
        chosen = _worth(made, seed, _greedy)
        taken.append(time.perf_counter() - begun)
        top = _worth(made, seed, _most_ties)
        better.append(chosen / top if top else 1.0)
    yield median_row(f"five to contact {where}", spread(taken[1:]), "s", _WITHIN)
    yield median_row(f"reach / that of most ties, {where}", spread(better[1:]), "times", _AS_GOOD)
    memory = psutil.Process().memory_info().rss / 1e6
    yield Row(what=f"five to contact {where}, memory", value=memory, unit="MB")


def _worth(made: _Made, seed: int, choose: Callable[[_Made, int], tuple[int, ...]]) -> float:
    places = [[at] for at in np.flatnonzero(made.allowed).tolist()]
    nodes = choose(made, seed)
    weighing = sampled(
        made.influence, places, made.informed, count=enough(len(places)), seed=1_000 + seed
    )
    return weighing.worth(sum(gained(weighing, nodes).hits))


def _greedy(made: _Made, seed: int) -> tuple[int, ...]:
    places = [[at] for at in np.flatnonzero(made.allowed).tolist()]
    choosing = sampled(made.influence, places, made.informed, count=enough(len(places)), seed=seed)
    return greedy(choosing, made.allowed, most=_MOST).nodes


def _most_ties(made: _Made, _seed: int) -> tuple[int, ...]:
    order = np.argsort(-made.degree, kind="stable")
    return tuple(order[made.allowed[order]][:_MOST].tolist())


def _by_chance(ties: int) -> _Made:
    ends = pairs(ties)
    both = [*ends, *((other, one) for one, other in ends)]
    size = max(max(pair) for pair in ends) + 1
    informed = np.random.default_rng(3).choice(size, size=size // 10, replace=False)
    return _made(both, size, informed.tolist())


def _real() -> _Made:
    """Doctors who name each other; whoever is asked for advice may tell whoever asks."""
    with (REAL / "medinnov_nodes.csv").open(encoding="utf-8") as file:
        nodes = list(csv.DictReader(file))
    with (REAL / "medinnov_edges.csv").open(encoding="utf-8") as file:
        edges = list(csv.DictReader(file))
    number = {row["id"]: at for at, row in enumerate(nodes)}
    told = [(number[row["target"]], number[row["source"]]) for row in edges]
    early = [number[row["id"]] for row in nodes if row["toa"] and float(row["toa"]) <= 6]
    return _made(told, len(nodes), early)


def _made(told: list[tuple[int, int]], size: int, informed: list[int]) -> _Made:
    """As in the weighted cascade: of all who may tell one, one does, on average."""
    teller, hears = (np.array([pair[end] for pair in told], dtype=np.intp) for end in (0, 1))
    incoming = np.bincount(hears, minlength=size)
    degree = incoming + np.bincount(teller, minlength=size)
    return _Made(Influence(size, teller, hears, 1.0 / incoming[hears]), informed, degree)
