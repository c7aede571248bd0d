"""How much memory each thing takes at the most, and whether it grows with the log."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.child import Ran, ran
from benchmarks.logs import made
from benchmarks.plan import Plan
from benchmarks.report import Report, Row

_DOES = {
    "append": "appending {:,} events",
    "read": "reading {:,} events",
    "verify": "verifying {:,} events",
    "decide": "deciding commands on {:,} events",
}


def measure(plan: Plan) -> Report:
    """Each task in a process of its own, on the smallest log and on the largest."""
    sizes = (plan.logs[0], plan.logs[-1])
    for events in sizes:
        with made(plan.folder, events):
            pass
    rows = tuple(row for task in _DOES for row in _rows(task, plan.folder, sizes))
    return Report(name="memory", title="Memory", rows=rows)


def _rows(task: str, folder: Path, sizes: tuple[int, int]) -> Iterator[Row]:
    small, large = (_ran(task, folder, events) for events in sizes)
    for found in (small, large):
        what = f"{_DOES[task].format(found.events)}, most memory"
        yield Row(what=what, value=found.megabytes, unit="MB")
    growth = large.megabytes / small.megabytes
    yield Row(what=f"{task}: the larger / the smaller", value=growth, unit="times")


def _ran(task: str, folder: Path, events: int) -> Ran:
    if task != "append":
        return ran(task, folder, events)
    with TemporaryDirectory(dir=folder) as new:
        return ran(task, Path(new), events)
