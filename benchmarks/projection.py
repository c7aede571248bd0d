"""How fast a log becomes a graph, against the bare driver sending the very same batches.

Run alone: python -m benchmarks.projection [ROUNDS [EVENTS]]. Both fill the same empty graph on the
same engine; the projector also reads the log, opens what is sealed and makes the rows. A rebuild
is that and the checksum of what came of it, against the driver that also reads everything back.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.capture import Capture, Sent, sent_again
from benchmarks.engines import engines
from benchmarks.harness import Contestant, Job, paired
from benchmarks.logs import Made, made
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_least, markdown, median_row
from graph.projection.checksum import content
from graph.projection.project import CHECKPOINT, Projector
from graph.projection.rebuild import cleared
from graph.store import GraphStore, schema
from tests.support import neo4j_server

_GOAL = at_least(0.8)


def measure(plan: Plan) -> Report:
    """On each engine that there is, with the smallest log of the plan."""
    rows: list[Row] = []
    with made(plan.folder, plan.logs[0]) as log, TemporaryDirectory(dir=plan.folder) as place:
        for name, engine in engines(Path(place)):
            with engine as graph:
                rows += _on(name, _Bench(log, graph), plan.rounds)
    reason = neo4j_server.why_not()
    notes = (reason,) if reason else ()
    return Report(name="projection", title="Projecting", rows=tuple(rows), notes=notes)


@dataclass(frozen=True, slots=True)
class _Bench:
    log: Made
    graph: GraphStore

    def projector(self, graph: GraphStore) -> Projector:
        return Projector(self.log.log, self.log.keys, graph)

    def captured(self) -> list[Sent]:
        """What the projector sends, from the first event to the last."""
        capture = Capture(self.graph.driver, self.graph.database)
        self.projector(capture).catch_up()
        return capture.transactions

    def emptied(self) -> None:
        """Nothing in the graph but where it begins."""
        cleared(self.projector(self.graph))
        self.graph.prepare()
        start = {"epoch": self.log.log.head().log_id, "schema": schema()}
        self.graph.write("checkpoint/begin", name=CHECKPOINT, **start)


def _on(engine: str, bench: _Bench, rounds: int) -> Iterator[Row]:
    transactions = bench.captured()
    projector, graph = bench.projector(bench.graph), bench.graph
    ways: dict[str, Callable[[], object]] = {
        "projection": projector.catch_up,
        "bare driver": lambda: sent_again(graph, transactions),
        "rebuild": lambda: (projector.catch_up(), content(graph)),
        "bare driver, read back": lambda: (sent_again(graph, transactions), _read_back(graph)),
    }
    end = bench.log.log.head().position
    found = paired([_way(name, bench, do, end) for name, do in ways.items()], rounds=rounds)
    for name in ways:
        yield median_row(f"{engine}: {name}", found.rate(name), "events/s")
    for ours, other in (("projection", "bare driver"), ("rebuild", "bare driver, read back")):
        ratio = found.ratio(ours, other)
        yield median_row(f"{engine}: {ours} / {other}", ratio, "times", _GOAL)


def _way(name: str, bench: _Bench, do: Callable[[], object], events: int) -> Contestant:
    def prepare(_: int) -> Job:
        bench.emptied()

        def job() -> int:
            do()
            return events

        return job

    return Contestant(name, prepare)


def _read_back(graph: GraphStore) -> None:
    for statement in ("export/entities", "export/relationships"):
        graph.read(statement)


def main(rounds: int, events: int) -> None:
    """Measure alone, and print a table."""
    with TemporaryDirectory() as folder:
        plan = Plan(Path(folder), rounds=rounds, logs=(events,))
        print(markdown(measure(plan)), flush=True)


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:], *("5", "10000")[len(sys.argv) - 1 :])))
