"""Many processes that say the same at the same time have said it once."""

import json

from graph.log.sql import SqlLog
from tests.faults.conftest import Faults
from tests.faults.crew import all_at_once, crew, settings_of, where
from tests.faults.racer import body_of
from tests.faults.whole import is_whole
from tests.support.stored import Stored

PROCESSES, AT_ONCE = 8, 50


def test_what_eight_processes_say_at_once_is_said_once(stored: Stored, faults: Faults) -> None:
    rounds = faults.times(short=2, long=200)

    with crew(PROCESSES, settings_of(stored)) as racers, stored.opened() as (log, _):
        for number in range(rounds):
            keys = [f"r{number}-{n}" for n in range(AT_ONCE)]
            answers = all_at_once(racers, "say_the_same", keys=keys)

            said = {speaker: one for both in answers for speaker, one in both.items()}
            held = _held(log, after=number * AT_ONCE)
            assert sorted(held) == sorted(keys)
            assert sum(appended for appended, _ in said.values()) == AT_ONCE
            for speaker, (_, conflicts) in said.items():
                assert conflicts == [key for key in keys if body_of(key, speaker) != held[key]]
        is_whole(log, stored, events=rounds * AT_ONCE)

    faults.tell(
        f"the same key said by 8 processes at once, each twice, {where(stored)}",
        tried=rounds * AT_ONCE,
        found="each there once, 0 doubled; other content told as a conflict each time",
    )


def _held(log: SqlLog, *, after: int) -> dict[str, str]:
    """What the newest events say, by their keys."""
    return {event.id: json.loads(event.data)["title"] for event in log.read(after=after)}
