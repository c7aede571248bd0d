"""Whoever follows the log while many write to it misses nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import BatchRefusedError
from graph.log.verify import verify
from tests.support.lines import line
from tests.support.stored import Stored

WRITERS, EACH = 6, 60


def test_a_tailing_reader_sees_every_event_once_and_in_order(stored: Stored) -> None:
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        seen = pool.submit(_tail, stored)
        wrote = list(pool.map(_write, [stored] * WRITERS, range(WRITERS)))

    assert sum(wrote) == WRITERS * EACH
    assert seen.result() == list(range(1, WRITERS * EACH + 1))


def test_a_log_that_many_wrote_to_is_whole(stored: Stored) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(_write, [stored] * WRITERS, range(WRITERS)))

    with stored.opened() as (log, _):
        assert verify(log.read(), log.head(), {}).ok


def _write(stored: Stored, writer: int) -> int:
    """Each in sessions of its own; now and then a batch is refused, and rolled back."""
    stranger = line("initiative.described", initiative="ukendt", title="x")
    with stored.opened() as (log, _):
        for number in range(EACH):
            new = line("initiative.registered", initiative=f"i{writer}-{number}", title="x")
            if number % 20 == 19:
                with pytest.raises(BatchRefusedError):
                    log.append([new, stranger])
            log.append([new])
    return EACH


def _tail(stored: Stored) -> list[int]:
    seen: list[int] = []
    with stored.opened() as (log, _):
        while len(seen) < WRITERS * EACH and log.wait_for(len(seen) + 1, 60) > len(seen):
            seen.extend(event.position for event in log.read(after=len(seen)))
    return seen
