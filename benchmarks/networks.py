"""Analyses of networks against the programs of the field, on power-law networks that grow."""

import random
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import igraph
import networkx as nx
import numpy as np

from analyses.diffusion.exposure import exposure
from analyses.people.betweenness import betweenness
from analyses.people.constraint import constraint
from analyses.periods import Observed
from analyses.sparse import Matrix, Vector, from_cells
from analyses.study import Study
from benchmarks.harness import Contestant, paired
from benchmarks.plan import Plan
from benchmarks.report import Goal, Report, Row, at_least, median_row

_OURS, _PEER = "ours", "peer"
_EACH = 5
_PERIODS = 20
_SOURCES = 100
# Peers that take minutes are asked once.
_ONCE = 500_000


@dataclass(frozen=True, slots=True)
class Network:
    """An undirected network of Barabasi and Albert, in the shape that each program wants."""

    edges: int
    studied: Study
    matrix: Matrix
    sources: list[int]
    when: Vector
    peer: igraph.Graph


@dataclass(frozen=True, slots=True)
class Task:
    """The same question to us and to a peer; `agree` says how far apart the answers may be."""

    name: str
    peer_name: str
    ours: Callable[[], Vector]
    peer: Callable[[], Vector]
    goal: Goal


def measure(plan: Plan) -> Report:
    """Exposure over twenty periods, constraint, and betweenness from a hundred sources; by the
    processor's time, since all of it is computed here."""
    rows = [row for edges in plan.ties for row in _rows(plan, network(edges))]
    return Report(name="networks", title="Analyses of networks", rows=tuple(rows))


def network(edges: int) -> Network:
    """So many ties, those of whom come later to five that are tied already."""
    random.seed(edges)
    peer = igraph.Graph.Barabasi(n=max(edges // _EACH, 2 * _EACH), m=_EACH)
    peer.simplify()
    pairs = np.array(peer.get_edgelist(), dtype=np.int64)
    count = peer.vcount()
    both = np.concatenate([pairs, pairs[:, ::-1]])
    shape = (count, count)
    matrix = from_cells(np.ones(both.shape[0]), both[:, 0], both[:, 1], shape=shape)
    chance = np.random.default_rng(edges)
    when = chance.integers(1, 2 * _PERIODS, count).astype(np.float64)
    when[when > _PERIODS] = np.nan
    sources = sorted(chance.choice(count, min(_SOURCES, count), replace=False).tolist())
    studied = Study(tuple(map(str, range(count))), matrix)
    return Network(pairs.shape[0], studied, matrix, sources, when, peer)


def tasks(made: Network) -> Iterator[Task]:
    """What is asked of a network."""
    graph = nx.Graph(made.peer.get_edgelist())
    seen = Observed(made.when, 1, _PERIODS)
    yield Task(
        "exposure over 20 periods",
        "networkx",
        lambda: exposure(made.studied, seen),
        lambda: _exposure(graph, made.when),
        at_least(70),
    )
    yield Task(
        "constraint",
        "igraph",
        lambda: constraint(made.matrix),
        lambda: np.array(made.peer.constraint()),
        at_least(0.8),
    )
    yield Task(
        "betweenness from 100",
        "igraph",
        lambda: betweenness(made.matrix, np.array(made.sources)) / 2,
        lambda: np.array(made.peer.betweenness(sources=made.sources)),
        at_least(0.8),
    )


def _exposure(graph: "nx.Graph[Any]", when: Vector) -> Vector:
    """As one would write it with networkx."""
    found = np.zeros((when.size, _PERIODS))
    for node in graph:
        alters = [when[other] for other in graph[node]]
        for period in range(1, _PERIODS + 1):
            adopted = sum(1 for one in alters if one <= period)
            found[node, period - 1] = adopted / len(alters)
    return found


def _rows(plan: Plan, made: Network) -> Iterator[Row]:
    rounds = 1 if made.edges > _ONCE else plan.rounds
    for task in tasks(made):
        _must_agree(task)
        contestants = [
            Contestant(_OURS, lambda _, one=task: lambda: one.ours().size),
            Contestant(_PEER, lambda _, one=task: lambda: one.peer().size),
        ]
        found = paired(contestants, rounds=rounds, clock=time.process_time)
        what = f"{task.name}, {made.edges:,} ties"
        yield median_row(what, found.seconds(_OURS), "seconds")
        against = f"{what} / {task.peer_name}"
        yield median_row(against, found.ratio(_OURS, _PEER), "times", task.goal)
        yield Row(what=f"{what}, memory", value=_megabytes(task.ours), unit="MB")


def _must_agree(task: Task) -> None:
    ours, peer = task.ours(), task.peer()
    if not np.allclose(ours, peer, rtol=1e-8, atol=1e-8, equal_nan=True):
        raise RuntimeError(task.name, float(np.nanmax(np.abs(ours - peer))))


def _megabytes(ours: Callable[[], Vector]) -> float:
    """The most that was held at once, besides the network."""
    tracemalloc.start()
    ours()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6
