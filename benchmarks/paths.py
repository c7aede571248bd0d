"""How long three paths between two people take in a large graph, beside the database's own time."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import psutil

from api.answers.paths import paths
from benchmarks.acquaintances import fill, pairs
from benchmarks.engines import engines
from benchmarks.harness import spread
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_most, median_row
from graph.questions import Questions
from graph.store import GraphStore

_GOAL = at_most(200)
_DAY = "2016-12-31"


def measure(plan: Plan) -> Report:
    """On the embedded engine; the two people are drawn by lot, and asked for by their ids."""
    rows: list[Row] = []
    for ties in plan.acquaintances:
        with TemporaryDirectory(dir=plan.folder) as place:
            _, engine = next(iter(engines(Path(place))))
            with engine as graph:
                rows += _on(graph, ties, plan.rounds)
    return Report(name="paths", title="Three ways between two people", rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class _Timed(Questions):
    """Questions that say how long the database took to answer."""

    seconds: list[float] = field(default_factory=list[float])

    def ask(self, question: str, **parameters: Any) -> list[dict[str, Any]]:
        begun = time.perf_counter()
        # Named outright: a class with slots is another than the one that `super` remembers.
        found = Questions.ask(self, question, **parameters)
        self.seconds.append(time.perf_counter() - begun)
        return found


def _on(graph: GraphStore, ties: int, rounds: int) -> Iterator[Row]:
    made = pairs(ties)
    begun = time.perf_counter()
    fill(graph, made)
    filled = time.perf_counter() - begun
    asked = [_asked(graph, len(made), *ends) for ends in _lots(made, rounds + 1)][1:]
    what = f"three ways among {ties:,} ties"
    yield median_row(what, spread([total for total, _, _ in asked]), "ms")
    yield median_row(f"{what}, the database", spread([own for _, own, _ in asked]), "ms")
    beside = [total - own for total, own, _ in asked]
    yield median_row(f"{what}, beside the database", spread(beside), "ms", _GOAL)
    yield Row(what=f"{what}, ways found", value=median(many for *_, many in asked), unit="ways")
    yield Row(what=f"{ties:,} ties put into the graph", value=ties / filled, unit="ties/s")
    memory = psutil.Process().memory_info().rss / 1e6
    yield Row(what=f"{what}, memory", value=memory, unit="MB")


def _asked(graph: GraphStore, known_at: int, start: str, goal: str) -> tuple[float, float, int]:
    """Milliseconds in all and in the database, and how many ways were found."""
    questions = _Timed(graph, _DAY, known_at)
    begun = time.perf_counter()
    found = paths(questions, start, goal, whole=0)
    total = time.perf_counter() - begun
    return total * 1_000, sum(questions.seconds) * 1_000, len(found.paths)


def _lots(ties: list[tuple[int, int]], count: int) -> list[tuple[str, str]]:
    chance = np.random.default_rng(7)
    people = sorted({person for tie in ties for person in tie})
    drawn = (chance.choice(people, size=2, replace=False) for _ in range(count))
    return [(f"p{one}", f"p{other}") for one, other in drawn]
