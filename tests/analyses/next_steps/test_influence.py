"""What a group of people is worth, against counting every way the lots can fall."""

import csv
import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analyses.next_steps.influence import Influence, gained, greedy, sampled
from tests.support.checkout import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

_BESIDE = ROOT.parent / "shared" / "data"
DATA = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "med_innovations"
DIAMOND = [(0, 1, 0.6), (0, 2, 0.4), (1, 3, 0.5), (2, 3, 0.9), (3, 4, 0.7)]
"""Who may tell whom, with which chance."""


def influence(arcs: "Iterable[tuple[int, int, float]]", size: int) -> Influence:
    rows = list(arcs)
    return Influence(
        size,
        np.array([row[0] for row in rows], dtype=np.intp),
        np.array([row[1] for row in rows], dtype=np.intp),
        np.array([row[2] for row in rows]),
    )


def expected(seeds: set[int], places: list[list[int]], informed: set[int]) -> float:
    """How many places hear of it from the seeds and not from the informed, over all lots."""
    total = 0.0
    for live in product([True, False], repeat=len(DIAMOND)):
        fell = zip(live, DIAMOND, strict=True)
        weight = float(np.prod([c if on else 1 - c for on, (_, _, c) in fell]))
        arcs = [(a, b) for on, (a, b, _) in zip(live, DIAMOND, strict=True) if on]
        mine, theirs = heard(seeds, arcs), heard(informed, arcs)
        total += weight * sum(bool(set(p) & mine) and not set(p) & theirs for p in places)
    return total


def heard(seeds: set[int], arcs: list[tuple[int, int]]) -> set[int]:
    known = set(seeds)
    while new := {b for a, b in arcs if a in known} - known:
        known |= new
    return known


@pytest.mark.parametrize("seeds", [[0], [1], [2, 1], [3], [4]])
def test_a_group_is_worth_what_counting_every_case_gives(seeds: list[int]) -> None:
    places = [[3], [4], [1, 2]]
    samples = sampled(influence(DIAMOND, 5), places, [2], count=40_000, seed=5)

    hits = sum(gained(samples, seeds).hits)

    exact = expected(set(seeds), places, {2})
    low, high = samples.interval(hits)
    assert samples.worth(hits) == pytest.approx(exact, abs=0.04)
    assert low - 0.02 <= exact <= high + 0.02


def test_the_same_seed_gives_the_same_samples_and_another_does_not() -> None:
    def hits(seed: int) -> list[float]:
        found = sampled(influence(DIAMOND, 5), [[4], [3]], [], count=200, seed=seed)
        return found.hits().tolist()

    assert hits(1) == hits(1)
    assert hits(1) != hits(2)


def test_where_nobody_is_or_everybody_knows_nobody_is_worth_telling() -> None:
    everyone = np.ones(5, dtype=bool)
    nowhere = sampled(influence(DIAMOND, 5), [], [], count=50, seed=1)
    known = sampled(influence(DIAMOND, 5), [[4]], [4], count=50, seed=1)
    empty = sampled(influence([], 0), [], [], count=50, seed=1)

    assert greedy(nowhere, everyone, most=3).nodes == ()
    assert greedy(known, everyone, most=3).nodes == ()
    assert greedy(empty, everyone[:0], most=3).nodes == ()
    assert nowhere.worth(0) == 0.0


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the Medical Innovation data are not at {DATA}")
def test_on_real_data_the_chosen_reach_at_least_as_many_as_those_with_most_ties() -> None:
    ids, arcs, adopted = real_data()
    # Whoever is asked for advice may tell whoever asks.
    doctors = influence(((b, a, 0.2) for a, b in arcs), len(ids))
    rest = [[at] for at in range(len(ids)) if at not in adopted]
    allowed = np.array([at not in adopted for at in range(len(ids))])
    degree = np.bincount([b for _, b in arcs], minlength=len(ids)) + np.bincount(
        [a for a, _ in arcs], minlength=len(ids)
    )
    top = sorted(np.flatnonzero(allowed).tolist(), key=lambda at: (-degree[at], at))[:5]

    choosing, weighing = (
        sampled(doctors, rest, adopted, count=20_000, seed=seed) for seed in (1, 2)
    )

    chosen = gained(weighing, greedy(choosing, allowed, most=5).nodes)
    assert len(chosen.nodes) == 5
    assert sum(chosen.hits) >= sum(gained(weighing, top).hits)


def real_data() -> tuple[list[str], list[tuple[int, int]], set[int]]:
    """Doctors by number, who names whom, and who prescribed it in the first nine months."""
    with (DATA / "medinnov_nodes.csv").open(encoding="utf-8") as file:
        nodes = list(csv.DictReader(file))
    with (DATA / "medinnov_edges.csv").open(encoding="utf-8") as file:
        edges = list(csv.DictReader(file))
    ids = [row["id"] for row in nodes]
    number = {id: at for at, id in enumerate(ids)}
    adopted = {number[row["id"]] for row in nodes if row["toa"] and float(row["toa"]) <= 9}
    return ids, [(number[row["source"]], number[row["target"]]) for row in edges], adopted
