"""How fast the log takes events: one at a time, a thousand at a time, and from many at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import Paired, paired
from benchmarks.plan import Plan
from benchmarks.report import Goal, Report, Row, at_least, median_row
from benchmarks.stores import Place, Places, all_places
from benchmarks.together import appending, fill, on_a_usual_disk, together
from tests.support import postgres_server

_OF_RAW = {"raw SQLite table": at_least(0.35), "raw COPY": at_least(0.40)}


def measure(plan: Plan) -> Report:
    """Every way to append, on each database that this machine has."""
    rows: list[Row] = []
    with TemporaryDirectory(dir=plan.folder) as folder:
        for opened in all_places(Path(folder)):
            with opened as places:
                rows += _on(places, plan)
    usual = on_a_usual_disk(plan)
    reasons = (postgres_server.why_not(), usual if isinstance(usual, str) else None)
    rows += [] if isinstance(usual, str) else usual
    notes = tuple(reason for reason in reasons if reason is not None)
    return Report(name="append", title="Appending", rows=tuple(rows), notes=notes)


def _on(places: Places, plan: Plan) -> Iterator[Row]:
    many = plan.batch * plan.batches
    ways = (places.ours, places.floor, places.table, places.raw)
    for way in ways:
        fill(way, plan)
    by_batch = paired([appending(way, many, plan.batch) for way in ways], rounds=plan.rounds)
    yield from _rows(by_batch, ways, f"{plan.batch:,} at a time", _OF_RAW[places.raw.name])
    singly = paired([appending(way, plan.singles, 1) for way in ways], rounds=plan.rounds)
    yield from _rows(singly, ways, "one at a time")
    yield from together(places, plan)


def _rows(
    found: Paired, ways: Sequence[Place], how: str, goal: Goal | None = None
) -> Iterator[Row]:
    ours, floor, table, raw = (way.name for way in ways)
    for way in ways:
        yield median_row(f"{way.name}, {how}", found.rate(way.name), "events/s")
    yield median_row(f"{ours} / {raw}, {how}", found.ratio(ours, raw), "times", goal)
    # What is above these two cannot be had, whatever our own part of the work costs.
    yield median_row(f"{table} / {raw}, {how}", found.ratio(table, raw), "times")
    yield median_row(f"{floor} / {raw}, {how}", found.ratio(floor, raw), "times")
    yield median_row(f"{ours} / {floor}, {how}", found.ratio(ours, floor), "times")
