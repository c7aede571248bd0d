"""How fast a log is proven whole, against reading it and digesting the same bytes."""

from collections.abc import Iterator
from hashlib import sha256
from sqlite3 import Connection

from benchmarks.child import ran
from benchmarks.harness import Contestant, paired
from benchmarks.logs import Made, made
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_most, median_row
from graph.log.backup import verified
from graph.log.heads import heads_path

_OURS, _BARE = "verify", "SELECT * and SHA-256 alone"
_GOAL = at_most(30)
_MILLION = 1_000_000


def measure(plan: Plan) -> Report:
    """Side by side on one log, and then each log that grows in a process of its own."""
    with made(plan.folder, plan.compared) as log, log.bare() as bare:
        rows = [*_side_by_side(log, bare, plan)]
    for events in plan.logs:
        rows += _alone(plan, events)
    return Report(name="verify", title="Verifying", rows=tuple(rows))


def _side_by_side(log: Made, bare: Connection, plan: Plan) -> Iterator[Row]:
    ways = (
        Contestant(_OURS, lambda _: lambda: verified(log.log, heads_path(log.path)).events),
        Contestant(_BARE, lambda _: lambda: _digested(bare)),
    )
    found = paired(ways, rounds=plan.rounds)
    for name in (_OURS, _BARE):
        yield median_row(name, found.rate(name), "events/s")
    yield median_row(f"{_OURS} / {_BARE}", found.ratio(_OURS, _BARE), "times")


def _digested(bare: Connection) -> int:
    """Every row, and a digest of what it holds: what no way of verifying can do without."""
    digests = 0
    for row in bare.execute("SELECT * FROM event ORDER BY position"):
        sha256(row[14]).digest()
        digests += 1
    return digests


def _alone(plan: Plan, events: int) -> Iterator[Row]:
    with made(plan.folder, events):
        pass
    found = ran("verify", plan.folder, events)
    goal = _GOAL if events >= _MILLION else None
    what = f"{found.events:,} events verified"
    yield Row(what=what, value=found.seconds, unit="seconds", goal=goal)
    yield Row(what=f"{what}, processor time", value=found.processor, unit="seconds")
    yield Row(what=f"{what}, most memory", value=found.megabytes, unit="MB")
