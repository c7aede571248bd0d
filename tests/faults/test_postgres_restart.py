"""PostgreSQL is restarted between and during appends: each is there once, told or not."""

import time
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event
from typing import Literal

import pytest

from graph.log.errors import LogUnavailableError
from graph.log.sql import SqlLog
from tests.faults.conftest import Faults
from tests.faults.doomed import choices
from tests.faults.histories import batch
from tests.faults.whole import is_whole
from tests.support import postgres_server
from tests.support.postgres_server import PostgresServer
from tests.support.stored import Stored

SEED = 22


@dataclass(slots=True)
class Said:
    """What a writer appended: the numbers of the batches that were acknowledged, and of others."""

    acknowledged: list[int] = field(default_factory=list[int])
    told: list[int] = field(default_factory=list[int])


@pytest.fixture(scope="module")
def durable(request: pytest.FixtureRequest) -> Iterator[PostgresServer]:
    """A server that has on disk what it says it has; none where there is no PostgreSQL."""
    request.getfixturevalue("postgres")
    with postgres_server.start("fsync=on", "full_page_writes=on") as server:
        yield server


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_an_append_is_there_once_whatever_a_restart_did_to_it(
    durable: PostgresServer, mode: Literal["fast", "immediate"], tmp_path: Path, faults: Faults
) -> None:
    times, chance = faults.times(short=2, long=50), choices(SEED)
    with durable.lent() as log_at, durable.lent() as keys_at:
        stored = Stored(tmp_path, log_at, keys_at)
        with stored.opened() as (log, _):
            with writing(log) as said:
                for _ in range(times):
                    more_is_said(said)
                    time.sleep(chance.uniform(0, 0.05))
                    durable.restart(mode)
                more_is_said(said)

            came = {number: there(log, number) for number in said.told}
            assert all(there(log, number) == "whole" for number in said.acknowledged), SEED
            assert set(came.values()) <= {"whole", "not there"}, (SEED, came)
            numbers = sorted([*said.acknowledged, *said.told])
            for number in numbers:
                log.append(batch(0, number))
            is_whole(log, stored, events=sum(len(batch(0, number)) for number in numbers))
    written = sum(1 for found in came.values() if found == "whole")
    faults.tell(
        f"PostgreSQL restarted ({mode}) during appends",
        tried=times,
        found=f"{len(said.acknowledged)} acknowledged, all there; {len(came)} told as an outage,"
        f" {written} of these written, whole; after a retry each once",
    )


@contextmanager
def writing(log: SqlLog) -> Generator[Said]:
    """One batch after the other is appended until the block ends."""
    said, over = Said(), Event()
    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(_write, log, said, over)
        try:
            yield said
        finally:
            over.set()
        writer.result()


def more_is_said(said: Said) -> None:
    """Waits until some more is acknowledged."""
    before, end = len(said.acknowledged), time.monotonic() + 60
    while len(said.acknowledged) < before + 5:
        assert time.monotonic() < end, "the writer does not get on"
        time.sleep(0.005)


def there(log: SqlLog, number: int) -> str:
    """How much of a batch the log holds."""
    keys = {(one.source, one.id) for one in batch(0, number)}
    found = set(log.find(keys))
    return "whole" if found == keys else "torn" if found else "not there"


def _write(log: SqlLog, said: Said, over: Event) -> None:
    for number in count():
        if over.is_set():
            return
        try:
            log.append(batch(0, number))
            said.acknowledged.append(number)
        except LogUnavailableError:
            said.told.append(number)
            time.sleep(0.02)
