"""How long three paths between two people take in a large graph, beside the database's own time."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, cast

import numpy as np
import psutil

from analyses.people.answers import PathAnswer
from api.answers.paths import paths
from benchmarks.acquaintances import fill, pairs, person_id
from benchmarks.engines import engines
from benchmarks.harness import spread
from benchmarks.plan import Plan
from benchmarks.remembered import Read, remembered
from benchmarks.report import Report, Row, at_most, median_row
from graph.questions import Questions
from graph.store import GraphStore

_GOAL = at_most(200)
_DAY = "2016-12-31"
# Putting more than so many into the embedded engine takes most of an hour.
_MOST_LOADED = 200_000


def measure(plan: Plan) -> Report:
    """The two people are drawn by lot, and asked for by their ids.

    On the embedded engine, and with the rows that it would give from memory: so what is beside the
    database is measured on any size. Where both are, they must agree.
    """
    rows = [row for ties in plan.acquaintances for row in _of(ties, plan)]
    return Report(name="paths", title="Three ways between two people", rows=tuple(rows))


def _of(ties: int, plan: Plan) -> Iterator[Row]:
    made = pairs(ties)
    lots = _lots(made, plan.rounds + 1)
    read = remembered(made)
    known = [_asked(read, len(made), *ends) for ends in lots]
    yield from _told(f"three ways among {ties:,} ties, rows from memory", known[1:])
    if ties > _MOST_LOADED:
        return
    what = f"three ways among {ties:,} ties"
    with TemporaryDirectory(dir=plan.folder) as place:
        _, engine = next(iter(engines(Path(place))))
        with engine as graph:
            begun = time.perf_counter()
            fill(graph, made)
            filled = time.perf_counter() - begun
            found = [_asked(graph.read, len(made), *ends) for ends in lots]
    _must_agree(known, found)
    yield Row(what=f"{ties:,} ties put into the graph", value=ties / filled, unit="ties/s")
    yield median_row(what, spread([one.total for one in found[1:]]), "ms")
    yield median_row(f"{what}, the database", spread([one.database for one in found[1:]]), "ms")
    yield from _told(what, found[1:])


@dataclass(frozen=True, slots=True)
class _Asked:
    """Milliseconds: by the clock in all and in the database, `beside` it by the processor."""

    answer: PathAnswer
    total: float
    database: float
    beside: float


@dataclass(frozen=True, slots=True)
class _Timed(GraphStore):
    """A graph that says how long it took to answer, by the clock and by the processor here."""

    rows: Read | None = None
    seconds: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])

    def read(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]:
        begun = _clocks()
        found = [] if self.rows is None else self.rows(statement, **parameters)
        self.seconds.append(_since(begun))
        return found


def _asked(read: Read, known_at: int, start: str, goal: str) -> _Asked:
    # Nothing but `read` is asked of it.
    graph = _Timed(cast("Any", None), rows=read)
    begun = _clocks()
    answer = paths(Questions(graph, _DAY, known_at), start, goal, whole=0)
    total, worked = _since(begun)
    database = sum(clock for clock, _ in graph.seconds)
    beside = worked - sum(own for _, own in graph.seconds)
    return _Asked(answer, 1_000 * total, 1_000 * database, 1_000 * beside)


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(begun: tuple[float, float]) -> tuple[float, float]:
    now = _clocks()
    return now[0] - begun[0], now[1] - begun[1]


def _told(what: str, found: Sequence[_Asked]) -> Iterator[Row]:
    beside = spread([one.beside for one in found])
    yield median_row(f"{what}, beside the database", beside, "ms", _GOAL)
    ways = median(len(one.answer.paths) for one in found)
    yield Row(what=f"{what}, ways found", value=ways, unit="ways")
    memory = psutil.Process().memory_info().rss / 1e6
    yield Row(what=f"{what}, memory", value=memory, unit="MB")


def _must_agree(known: Sequence[_Asked], found: Sequence[_Asked]) -> None:
    for one, other in zip(known, found, strict=True):
        if one.answer.paths != other.answer.paths:
            raise RuntimeError(one.answer.sentence, other.answer.sentence)


def _lots(ties: list[tuple[int, int]], count: int) -> list[tuple[str, str]]:
    chance = np.random.default_rng(7)
    people = sorted({person for tie in ties for person in tie})
    drawn = (chance.choice(people, size=2, replace=False) for _ in range(count))
    return [(person_id(int(one)), person_id(int(other))) for one, other in drawn]
