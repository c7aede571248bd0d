"""A graph that does not follow is seen to be behind, and comes after."""

import json
from pathlib import Path

from graph.maintenance import checked
from graph.settings import Settings
from graph.wiring import opened
from tests.faults.conftest import Faults
from tests.faults.engines import kill_engines, none_left
from tests.support.command_line import CommandLine

_LINE = {"source": "test", "kind": "initiative.registered"}


def test_events_written_while_the_graph_is_down_are_seen_as_lag_and_caught_up(
    tmp_path: Path, faults: Faults
) -> None:
    spredning, count = CommandLine(tmp_path), faults.times(short=1_000, long=10_000)
    with none_left(tmp_path):
        with opened(Settings(data=tmp_path)) as system:
            system.catch_up()
            kill_engines(tmp_path)
            done = spredning.json("events", "append", "-", given=_lines(count))
            assert done.document["appended"] == count

        assert _standing(spredning) == (count, 0, count)
        with opened(Settings(data=tmp_path)) as system:
            assert system.catch_up() == count
            assert _standing(spredning) == (count, count, 0)
            assert checked(system).comparison.ok
    what = "events written while the graph was down"
    faults.tell(what, tried=count, found="`status` told the lag; caught up, equal to a new graph")


def _standing(spredning: CommandLine) -> tuple[int, int, int]:
    status = spredning.json("status").document
    return status["events"], status["projected"], status["lag"]


def _lines(count: int) -> str:
    ids = (f"i{number}" for number in range(count))
    return "".join(
        f"{json.dumps({**_LINE, 'id': id, 'data': {'initiative': id, 'title': id}})}\n"
        for id in ids
    )
