"""What holds for every network: names do not matter, nor ties to oneself, nor who stands alone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analyses.analysis import AnalysisAnswer
from analyses.matrices import ties
from analyses.people.betweenness import betweenness
from analyses.people.constraint import constraint, effective_size
from analyses.registry import ANALYSES, analyse
from analyses.study import ALWAYS, Study, Tie, of_graph, study

# Those that give each of the ids a number of its own, whatever chance does.
OF_EACH = {
    "thresholds": "threshold",
    "infection": "infection",
    "susceptibility": "susceptibility",
    "brokerage": "total",
    "constraint": "constraint",
    "effective_size": "effective_size",
    "betweenness": "betweenness",
    "articulation": "lost",
    "fragility": "fragility",
    "reach": "reach",
    "pagerank": "pagerank",
}
# Those that look at other things than a network and when each began.
OF_OTHER_THINGS = {"tie_kinds", "kernel", "relational_coordination"}
ALL = [name for name in ANALYSES if name not in OF_OTHER_THINGS]
# Those that give a row for each period, or for each parameter: names are in none of them.
OF_ALL = ["hazard", "moran", "bass"]
FEW: Mapping[str, Mapping[str, Any]] = {"dependence": {"runs": 3}, "backtest": {"runs": 3}}


@dataclass(frozen=True, slots=True)
class Made:
    """A small network: who there is, the ties, when each began, and the group of each."""

    ids: list[str]
    ties: list[Tie]
    when: dict[str, float]
    groups: dict[str, str]

    def studied(self) -> Study:
        return study(self.ids, self.ties, when=self.when, attributes={"group": self.groups})


@st.composite
def made(draw: st.DrawFn) -> Made:
    ids = [f"p{number}" for number in range(draw(st.integers(0, 7)))]
    pairs = [(one, other) for one in ids for other in ids]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([]))
    weights = st.integers(1, 4).map(float)
    when = {id: draw(st.none() | st.integers(1, 5).map(float)) for id in ids}
    return Made(
        ids,
        [(*pair, draw(weights), ALWAYS) for pair in chosen],
        {id: time for id, time in when.items() if time is not None},
        {id: draw(st.sampled_from("xyz")) for id in ids},
    )


def answered(name: str, studied: Study) -> AnalysisAnswer:
    return analyse(name, studied, FEW.get(name, {}))


def by_id(name: str, studied: Study) -> Mapping[str, Any]:
    return {row["id"]: row[OF_EACH[name]] for row in answered(name, studied).values}


NOBODY = Made([], [], {}, {})
ONE = Made(["a"], [], {"a": 1.0}, {"a": "x"})
ONLY_ONESELF = Made(["a"], [("a", "a", 1.0, ALWAYS)], {"a": 1.0}, {"a": "x"})
_PAIR: list[Tie] = [("a", "b", 1.0, ALWAYS), ("b", "a", 1.0, ALWAYS)]
ALL_AT_ONCE = Made(["a", "b"], _PAIR, {"a": 2.0, "b": 2.0}, {"a": "x", "b": "y"})
NEVER = Made(["a", "b"], _PAIR, {}, {"a": "x", "b": "x"})
ALONE = Made(["a", "b", "c"], _PAIR, {"a": 1.0, "c": 3.0}, {"a": "x", "b": "y", "c": "y"})


@pytest.mark.parametrize("name", ALL)
@given(network=made())
@example(network=NOBODY)
@example(network=ONE)
@example(network=ONLY_ONESELF)
@example(network=ALL_AT_ONCE)
@example(network=NEVER)
@example(network=ALONE)
@settings(max_examples=15, deadline=None)
def test_every_network_has_an_answer(name: str, network: Made) -> None:
    answer = answered(name, network.studied())

    assert answer.summary.endswith(".")
    numbers = [one for row in answer.values for one in row.values() if isinstance(one, float)]
    assert all(map(math.isfinite, numbers))


@pytest.mark.parametrize("name", OF_EACH)
@given(network=made(), chance=st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_names_and_the_order_of_lines_do_not_matter(name: str, network: Made, chance: Any) -> None:
    mixed = chance.sample(network.ids, len(network.ids))
    new = dict(zip(network.ids, mixed, strict=True))
    lines = [(new[a], new[b], weight, since) for a, b, weight, since in network.ties]
    other = Made(
        chance.sample(mixed, len(mixed)),
        chance.sample(lines, len(lines)),
        {new[id]: time for id, time in network.when.items()},
        {new[id]: group for id, group in network.groups.items()},
    )

    found, renamed = by_id(name, network.studied()), by_id(name, other.studied())

    assert {new[id]: one for id, one in found.items()} == pytest.approx(renamed, nan_ok=True)


@pytest.mark.parametrize("name", OF_ALL)
@given(network=made(), chance=st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_what_is_said_of_all_names_nobody(name: str, network: Made, chance: Any) -> None:
    new = dict(zip(network.ids, chance.sample(network.ids, len(network.ids)), strict=True))
    other = Made(
        chance.sample(network.ids, len(network.ids)),
        [(new[a], new[b], weight, since) for a, b, weight, since in network.ties],
        {new[id]: time for id, time in network.when.items()},
        {new[id]: group for id, group in network.groups.items()},
    )

    found, renamed = (answered(name, one.studied()).values for one in (network, other))

    assert [dict(row) for row in found] == [pytest.approx(row, nan_ok=True) for row in renamed]


@pytest.mark.parametrize("name", OF_EACH)
@given(network=made())
@settings(max_examples=10, deadline=None)
def test_a_tie_to_oneself_changes_nothing(name: str, network: Made) -> None:
    others = [tie for tie in network.ties if tie[0] != tie[1]]
    selves: list[Tie] = [(id, id, 2.0, ALWAYS) for id in network.ids]

    without = Made(network.ids, others, network.when, network.groups)
    along = Made(network.ids, [*others, *selves], network.when, network.groups)

    assert by_id(name, without.studied()) == by_id(name, along.studied())


@pytest.mark.parametrize("name", ["thresholds", "constraint", "effective_size", "betweenness"])
@given(network=made())
@settings(max_examples=10, deadline=None)
def test_somebody_who_stands_alone_changes_nothing_for_the_others(name: str, network: Made) -> None:
    alone = Made(
        [*network.ids, "alone"], network.ties, network.when, network.groups | {"alone": "x"}
    )

    found = dict(by_id(name, alone.studied()))
    del found["alone"]

    assert found == pytest.approx(by_id(name, network.studied()), nan_ok=True)


@given(network=made())
@settings(max_examples=40, deadline=None)
def test_structural_holes_and_betweenness_are_those_of_networkx(network: Made) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.ids)
    graph.add_edges_from((a, b) for a, b, *_ in network.ties if a != b)
    studied = of_graph(graph)
    matrix = ties(studied, direction="both")

    holes = dict(zip(studied.ids, constraint(matrix).tolist(), strict=True))
    sizes = dict(zip(studied.ids, effective_size(matrix).tolist(), strict=True))
    between = betweenness(matrix, np.arange(len(studied.ids))).tolist()

    assert holes == pytest.approx(nx.constraint(graph) if network.ids else {}, nan_ok=True)
    tied = {id: one for id, one in sizes.items() if not math.isnan(one)}
    known = nx.effective_size(graph, nodes=list(tied)) if tied else {}
    assert tied == pytest.approx(known)
    theirs = nx.betweenness_centrality(graph, normalized=False) if network.ids else {}
    assert dict(zip(studied.ids, between, strict=True)) == pytest.approx(
        {id: 2 * one for id, one in theirs.items()}
    )


def test_time_counts_from_when_a_tie_is_there() -> None:
    """Worked by hand: a knows b from 2 on and c always; b begins in 1, c in 3."""
    ties_: list[Tie] = [("a", "b", 1.0, 2.0), ("a", "c", 1.0, ALWAYS)]
    answer = analyse("exposure", study("abc", ties_, when={"b": 1, "c": 3}), {})

    assert [row["exposure"] for row in answer.values if row["id"] == "a"] == [0.0, 0.5, 1.0]


def test_infection_and_susceptibility_worked_by_hand() -> None:
    """b and c name a, who begins in 1; b in 2, c in 4, d, who names nobody, in 2.

    Over two periods: b followed a after one (1/1), c came later still, so both could (1 + 1/2 for
    c, 1 for b): 1 / 2.5. Two began in 2 and none in 3, so it is divided by 2.
    """
    when = {"a": 1.0, "b": 2.0, "c": 4.0, "d": 2.0}
    studied = study("abcd", [("b", "a"), ("c", "a")], when=when)

    infection = analyse("infection", studied, {"K": 2}).values[0]["infection"]
    susceptibility = analyse("susceptibility", studied, {"K": 2}).values[1]["susceptibility"]

    assert infection == pytest.approx(1 / 2.5 / 2)
    assert susceptibility == 1.0
