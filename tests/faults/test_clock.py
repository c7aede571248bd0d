"""A clock that is set back does not turn the log around."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

from graph.log.sqlite import SqliteLog
from graph.log.verify import verify
from graph.privacy.keys import SqliteKeyStore
from tests.faults.conftest import Faults
from tests.support.lines import line


def test_recorded_times_never_decrease_whatever_the_clock_does(
    tmp_path: Path, faults: Faults
) -> None:
    times, chance = faults.times(short=100, long=1_000), Random(4)  # noqa: S311

    def clock() -> str:
        jump = timedelta(days=chance.uniform(-4_000, 4_000))
        return (datetime(2026, 1, 1, tzinfo=UTC) + jump).isoformat(timespec="microseconds")

    log = SqliteLog(tmp_path / "log.db", SqliteKeyStore(None), now=clock)
    for number in range(times):
        log.append([line("initiative.registered", initiative=f"i{number}", title="x")])

    stamps = [event.recorded_at for event in log.read()]
    assert all(one <= other for one, other in pairwise(stamps))
    assert verify(log.read(), log.head(), {}).ok
    log.close()
    faults.tell("clock set back or forward before an append", tried=times, found="order kept")
