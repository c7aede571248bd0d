"""One million events projected: whether it slows down on the way, and what memory it takes.

Run: python -m benchmarks.million [EVENTS [FOLDER]]. The log is made in the folder first, and kept
there when a folder is given. Processor time is told too, since it holds on a busy machine.
"""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from benchmarks.logs import made
from graph.engine.bolt import driver_for
from graph.engine.embedded import engine_for
from graph.engine.record import recalled
from graph.projection.project import Projector
from graph.store import GraphStore

PARTS = 20


@dataclass(frozen=True, slots=True)
class Stage:
    """What a part of the log took, and what was in memory when it was done."""

    position: int
    events: int
    seconds: float
    ours: float
    engines: float
    our_memory: int
    engines_memory: int

    def __str__(self) -> str:
        share = 1e6 / self.events
        return (
            f"{self.position:>9,} {self.events / self.seconds:>8,.0f} events/s"
            f" {self.ours * share:>6.0f} {self.engines * share:>6.0f} µs of processor an event"
            f" {self.our_memory / 1e6:>6.0f} {self.engines_memory / 1e6:>6.0f} MB"
        )


def stages(projector: Projector, engine: psutil.Process, parts: int) -> Iterator[Stage]:
    """The log folded in so many parts, each measured."""
    us, end, before = psutil.Process(os.getpid()), projector.log.head().position, 0
    for part in range(1, parts + 1):
        begun, ours, engines = time.perf_counter(), _processor(us), _processor(engine)
        position = projector.catch_up(to=end * part // parts)
        yield Stage(
            position,
            position - before,
            time.perf_counter() - begun,
            _processor(us) - ours,
            _processor(engine) - engines,
            us.memory_info().rss,
            engine.memory_info().rss,
        )
        before = position


def main(events: int, folder: Path) -> None:
    """Fold, and print a line a part: ours first, then the engine's."""
    with (
        made(folder, events) as log,
        TemporaryDirectory(dir=folder) as place,
        engine_for(Path(place)) as address,
        driver_for(address) as driver,
    ):
        engine = psutil.Process(recalled(Path(place)).pid)
        graph = GraphStore(driver, address.database)
        for stage in stages(Projector(log.log, log.keys, graph), engine, PARTS):
            print(stage, flush=True)


def _processor(process: psutil.Process) -> float:
    used = process.cpu_times()
    return used.user + used.system


if __name__ == "__main__":
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with TemporaryDirectory() as temporary:
        main(events, Path(sys.argv[2] if len(sys.argv) > 2 else temporary))
