"""Many clients that each wait for every event of theirs, against one at a time.

On this machine's disk, and where each sync takes as long as it does on a usual one: that is what
one commit for many is made for. That is a process of its own under strace, which holds up every
sync of what is measured, of the raw table and of the server alike.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from benchmarks.harness import Contestant, Job, paired
from benchmarks.plan import Plan
from benchmarks.proposals import batches
from benchmarks.report import Row, at_least, median_row
from benchmarks.stores import Append, Place, Places, all_places
from graph.proposals import Proposal
from tests.support.recording import why_not

SYNC_MS = 2
_GOAL = at_least(15)
_ROWS, _PLAN = TypeAdapter(list[Row]), TypeAdapter(Plan)
_ROOT = Path(__file__).parents[1]


def together(places: Places, plan: Plan, where: str = "") -> Iterator[Row]:
    """How many events a second, and how many times as many as one client alone gets through."""
    many, (ours, raw) = plan.clients * plan.each, (places.ours, places.raw)
    name = f"{ours.name}, {plan.clients} clients at once"
    with ThreadPoolExecutor(plan.clients) as pool:
        gathered = _at_once(Place(name, ours.append, ours.held), pool, plan)
        ways = (gathered, appending(ours, many, 1), appending(raw, many, 1))
        found = paired(ways, rounds=plan.rounds)
    yield median_row(f"{name}{where}", found.rate(name), "events/s")
    for other, goal in ((raw.name, _GOAL), (ours.name, None)):
        ratio = found.ratio(name, other)
        yield median_row(f"{name} / {other}, one at a time{where}", ratio, "times", goal)


def on_a_usual_disk(plan: Plan) -> list[Row] | str:
    """The same where each sync takes some milliseconds more; or why that cannot be had here."""
    reason = why_not()
    if reason is not None:
        return reason
    syncs = "fsync,fdatasync"
    held_up = ["-e", f"trace={syncs}", "-e", f"inject={syncs}:delay_enter={SYNC_MS * 1000}"]
    look = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", *held_up]
    run = [sys.executable, "-m", "benchmarks.together", _PLAN.dump_json(plan).decode()]
    # The command is ours, word for word.
    done = subprocess.run([*look, *run], cwd=_ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return _ROWS.validate_json(done.stdout)


def appending(place: Place, many: int, size: int) -> Contestant:
    """So many new events a round, in batches of a size."""

    def prepare(number: int) -> Job:
        made = list(batches(f"{many}-{size}-{number}", many, size))
        return lambda: appended(place.append, made)

    return Contestant(place.name, prepare, place.held)


def appended(append: Append, made: Iterable[list[Proposal]]) -> int:
    """How many events they were."""
    events = 0
    for batch in made:
        append(batch)
        events += len(batch)
    return events


def fill(place: Place, plan: Plan) -> None:
    """A write-ahead log that still grows makes every commit wait longer: here none does any more.

    SQLite begins it anew after so many pages; in a program that runs, it did so long ago.
    """
    appended(place.append, batches("held", plan.held, plan.batch))


def _at_once(place: Place, pool: ThreadPoolExecutor, plan: Plan) -> Contestant:
    def prepare(number: int) -> Job:
        names = [f"client-{client}-{number}" for client in range(plan.clients)]
        made = [list(batches(name, plan.each, 1)) for name in names]
        return lambda: sum(pool.map(partial(appended, place.append), made))

    return Contestant(place.name, prepare, place.held)


def main(plan: Plan) -> None:
    """Print the rows of every database, as JSON."""
    rows: list[Row] = []
    with TemporaryDirectory(dir=plan.folder) as own:
        for opened in all_places(Path(own)):
            with opened as places:
                for way in (places.ours, places.raw):
                    fill(way, plan)
                rows.extend(together(places, plan, f", {SYNC_MS} ms a sync"))
    # What follows from the others is worked out again by the reader.
    print(_ROWS.dump_json(rows, exclude={"__all__": {"met"}}).decode())


if __name__ == "__main__":
    main(_PLAN.validate_json(sys.argv[1]))
