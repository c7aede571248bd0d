"""A process that appends is killed: what it was told is there, once, and whole."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from graph.log.sql import SqlLog
from tests.faults.conftest import Faults
from tests.faults.doomed import choices, doomed
from tests.faults.histories import batch
from tests.faults.whole import is_whole
from tests.faults.work import appending
from tests.support.postgres_server import PostgresServer
from tests.support.stored import Stored

SEED = 17


@pytest.fixture(params=["file", "postgres"])
def empty_ones(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stored]:
    """One place for a log after the other, each with nothing in it."""
    server = request.getfixturevalue("postgres") if request.param == "postgres" else None
    return _empty_ones(tmp_path, server)


def test_no_append_is_lost_doubled_or_torn_by_a_kill(stored: Stored, faults: Faults) -> None:
    times, chance = faults.times(short=5, long=100), choices(SEED)
    batches = events = halfway = 0
    for life in range(times):
        with doomed(appending, stored, life) as process:
            process.wait_for(chance.randrange(12))
            told = process.killed(after=chance.uniform(0, 0.015))

        with stored.opened() as (log, _):
            events += acknowledged_are_there(log, life, told)
            in_the_middle = batch(life, len(told))
            done = log.append(in_the_middle)
            assert (done.appended, done.unchanged) in (
                (len(in_the_middle), 0),
                (0, len(in_the_middle)),
            ), (SEED, life)
            batches, events = batches + len(told), events + len(in_the_middle)
            halfway += done.unchanged > 0
            is_whole(log, stored, events=events)
    told_of = f"{batches} acknowledged batches: 0 lost, 0 doubled, 0 torn"
    where = "SQLite" if stored.log_address is None else "PostgreSQL"
    faults.tell(
        f"kill -9 during an append, {where}",
        tried=times,
        found=f"{told_of}; {halfway} written but not yet told, found whole",
    )


def test_a_log_whose_making_was_killed_is_made_by_the_next(
    empty_ones: Iterator[Stored], faults: Faults
) -> None:
    times, chance = faults.times(short=3, long=100), choices(SEED)
    where = ""
    for life, stored in zip(range(times), empty_ones, strict=False):
        with doomed(appending, stored, life) as process:
            told = process.killed(after=chance.uniform(0, 0.3))

        with stored.opened() as (log, _):
            events = acknowledged_are_there(log, life, told)
            log.append(batch(life, len(told)))
            is_whole(log, stored, events=events + len(batch(life, len(told))))
        where = "SQLite" if stored.log_address is None else "PostgreSQL"
    faults.tell(
        f"kill -9 while a log is made, {where}", tried=times, found="the next made it or went on"
    )


def acknowledged_are_there(log: SqlLog, life: int, told: list[int]) -> int:
    """How many events they are; said again they change nothing."""
    assert told == list(range(len(told)))
    said = [proposal for number in told for proposal in batch(life, number)]
    assert set(log.find((one.source, one.id) for one in said)) == {
        (one.source, one.id) for one in said
    }, (SEED, life)
    again = log.append(said)
    assert (again.appended, again.unchanged) == (0, len(said)), (SEED, life)
    return len(said)


def _empty_ones(folder: Path, server: PostgresServer | None) -> Iterator[Stored]:
    for number in count():
        place = folder / f"log{number}"
        place.mkdir()
        if server is None:
            yield Stored(place)
        else:
            with server.lent() as log, server.lent() as keys:
                yield Stored(place, log, keys)
