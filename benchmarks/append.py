"""How fast the log takes events: one at a time, a thousand at a time, and from many at once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import Contestant, Job, Paired, paired
from benchmarks.plan import Plan
from benchmarks.proposals import batches
from benchmarks.report import Goal, Report, Row, at_least, median_row
from benchmarks.stores import Append, Place, Places, postgres_places, sqlite_places
from graph.proposals import Proposal
from tests.support import postgres_server

_OF_RAW = {"raw SQLite table": at_least(0.35), "raw COPY": at_least(0.40)}
_TOGETHER = at_least(15)


def measure(plan: Plan) -> Report:
    """Every way to append, on each database that this machine has."""
    rows: list[Row] = []
    notes: list[str] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(dir=plan.folder)))
        rows += _on(stack.enter_context(sqlite_places(folder)), plan)
        reason = postgres_server.why_not()
        if reason is None:
            # As durable as a server in use: the tests' own settings are quicker.
            server = postgres_server.start("fsync=on", "full_page_writes=on")
            rows += _on(stack.enter_context(postgres_places(stack.enter_context(server))), plan)
        else:
            notes.append(reason)
    return Report(name="append", title="Appending", rows=tuple(rows), notes=tuple(notes))


def _on(places: Places, plan: Plan) -> Iterator[Row]:
    many = plan.batch * plan.batches
    ways = (places.ours, places.table, places.raw)
    for way in ways:
        _fill(way, plan)
    by_batch = paired([_appending(way, many, plan.batch) for way in ways], rounds=plan.rounds)
    yield from _rows(by_batch, ways, f"{plan.batch:,} at a time", _OF_RAW[places.raw.name])
    singly = paired([_appending(way, plan.singles, 1) for way in ways], rounds=plan.rounds)
    yield from _rows(singly, ways, "one at a time")
    yield from _together(places, plan)


def _fill(place: Place, plan: Plan) -> None:
    """A write-ahead log that still grows makes every commit wait longer: here none does any more.

    SQLite begins it anew after so many pages; in a program that runs, it did so long ago.
    """
    _appended(place.append, batches("held", plan.held, plan.batch))


def _rows(
    found: Paired, ways: Sequence[Place], how: str, goal: Goal | None = None
) -> Iterator[Row]:
    ours, table, raw = (way.name for way in ways)
    for way in ways:
        yield median_row(f"{way.name}, {how}", found.rate(way.name), "events/s")
    yield median_row(f"{ours} / {raw}, {how}", found.ratio(ours, raw), "times", goal)
    yield median_row(f"{table} / {raw}, {how}", found.ratio(table, raw), "times")
    yield median_row(f"{ours} / {table}, {how}", found.ratio(ours, table), "times")


def _together(places: Places, plan: Plan) -> Iterator[Row]:
    """Many clients that each wait for every event of theirs, against one at a time."""
    many, (ours, raw) = plan.clients * plan.each, (places.ours, places.raw)
    name = f"{ours.name}, {plan.clients} clients at once"
    with ThreadPoolExecutor(plan.clients) as pool:
        gathered = _at_once(Place(name, ours.append, ours.held), pool, plan)
        ways = (gathered, _appending(ours, many, 1), _appending(raw, many, 1))
        found = paired(ways, rounds=plan.rounds)
    yield median_row(name, found.rate(name), "events/s")
    for other, goal in ((raw.name, _TOGETHER), (ours.name, None)):
        ratio = found.ratio(name, other)
        yield median_row(f"{name} / {other}, one at a time", ratio, "times", goal)


def _appending(place: Place, many: int, size: int) -> Contestant:
    def prepare(number: int) -> Job:
        made = list(batches(f"{many}-{size}-{number}", many, size))
        return lambda: _appended(place.append, made)

    return Contestant(place.name, prepare, place.held)


def _at_once(place: Place, pool: ThreadPoolExecutor, plan: Plan) -> Contestant:
    def prepare(number: int) -> Job:
        names = [f"client-{client}-{number}" for client in range(plan.clients)]
        made = [list(batches(name, plan.each, 1)) for name in names]
        return lambda: sum(pool.map(partial(_appended, place.append), made))

    return Contestant(place.name, prepare, place.held)


def _appended(append: Append, made: Iterable[list[Proposal]]) -> int:
    events = 0
    for batch in made:
        append(batch)
        events += len(batch)
    return events
