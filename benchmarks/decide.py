"""How long a command waits until the rules have decided it, on logs that grow."""

import gc
import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median, quantiles

from benchmarks.commands import adoptions, decided
from benchmarks.harness import spread
from benchmarks.logs import made
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_most, median_row
from graph.log.sql import SqlLog
from graph.proposals import Proposal

_GOAL = at_most(5)
_MILLION = 1_000_000


def measure(plan: Plan) -> Report:
    """An adoption that three policies look at is decided, and not written."""
    taken = _taken(plan)
    rows = [row for events, rounds in taken.items() for row in _rows(events, rounds)]
    first, last = plan.logs[0], plan.logs[-1]
    both = zip(taken[last], taken[first], strict=True)
    growth = spread([median(large) / median(small) for large, small in both])
    rows.append(median_row(f"on {last:,} events / on {first:,}", growth, "times"))
    return Report(name="decide", title="Deciding a command", rows=tuple(rows))


def _taken(plan: Plan) -> dict[int, list[list[float]]]:
    """The milliseconds of each command in each round, for every size of log."""
    taken: dict[int, list[list[float]]] = {events: [] for events in plan.logs}
    with ExitStack() as stack:
        logs = [stack.enter_context(made(plan.folder, events)).log for events in plan.logs]
        commands = [list(adoptions(log, plan.commands)) for log in logs]
        for number in range(plan.rounds + 1):
            for events, log, some in zip(plan.logs, logs, commands, strict=True):
                found = _milliseconds(log, some)
                # The first round warms up.
                if number > 0:
                    taken[events].append(found)
    return taken


def _milliseconds(log: SqlLog, commands: list[Proposal]) -> list[float]:
    gc.collect()
    return [_one(log, command) for command in commands]


def _one(log: SqlLog, command: Proposal) -> float:
    begun = time.perf_counter()
    done = decided(log, command)
    taken = (time.perf_counter() - begun) * 1_000
    if done.proposals != 1:
        raise RuntimeError(done)
    return taken


def _rows(events: int, rounds: list[list[float]]) -> Iterator[Row]:
    goal = _GOAL if events >= _MILLION else None
    what = f"a command on {events:,} events"
    yield median_row(f"{what}, median", spread([median(one) for one in rounds]), "ms", goal)
    late = spread([quantiles(one, n=20, method="inclusive")[-1] for one in rounds])
    yield median_row(f"{what}, 95 of 100 within", late, "ms", goal)
