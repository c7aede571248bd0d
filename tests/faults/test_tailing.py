"""Whoever follows the log while many write to it misses nothing and sees no hole."""

from graph.log.sql import SqlLog
from tests.faults.conftest import Faults
from tests.faults.crew import crew, settings_of, where
from tests.faults.whole import is_whole
from tests.support.stored import Stored

WRITERS = 8


def test_a_tailing_reader_sees_every_event_once_and_in_order(
    stored: Stored, faults: Faults
) -> None:
    each = faults.times(short=60, long=12_500)

    with crew(WRITERS, settings_of(stored)) as racers, stored.opened() as (log, _):
        for me, racer in enumerate(racers):
            racer.begin("write", me=me, count=each)
        seen = _tailed(log, each * WRITERS)
        wrote = [racer.done() for racer in racers]

        assert seen == list(range(1, each * WRITERS + 1))
        assert [written for written, _ in wrote] == [each] * WRITERS
        is_whole(log, stored, events=each * WRITERS)

    backs = sum(rolled_back for _, rolled_back in wrote)
    faults.tell(
        f"8 writers and a reader that follows, {where(stored)}",
        tried=len(seen),
        found=f"0 missed, 0 holes; {backs:,} batches rolled back meanwhile",
    )


def _tailed(log: SqlLog, count: int) -> list[int]:
    """The positions as they are seen, by one who asks for what comes after the last of them."""
    seen: list[int] = []
    while len(seen) < count:
        end = log.wait_for(len(seen) + 1, 60)
        assert end > len(seen), "nothing more came"
        seen.extend(event.position for event in log.read(after=seen[-1] if seen else 0))
    return seen
