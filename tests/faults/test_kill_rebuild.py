"""A rebuild is killed: the graph goes on answering, and nothing of the other is left behind."""

import time
from pathlib import Path

from pydantic import SecretStr

from graph.engine.embedded import discard
from graph.engine.record import EngineRecord, remembered
from graph.projection.checksum import content
from graph.settings import Settings
from graph.wiring import System, opened
from tests.faults.conftest import Faults
from tests.faults.doomed import choices, doomed
from tests.faults.engines import engines, none_left
from tests.faults.histories import history
from tests.faults.work import commanding, sweeping
from tests.support.command_line import CommandLine

SEED = 19


def test_a_rebuild_that_was_killed_leaves_a_graph_that_answers(
    tmp_path: Path, faults: Faults
) -> None:
    times, chance, asked = faults.times(short=2, long=100), choices(SEED), 0
    with none_left(tmp_path), opened(Settings(data=tmp_path)) as system:
        for some in history(200):
            system.log.append(some)
        right, checksum, first = answer(system), checksum_of(system), system.log.live_graph()
        seconds, swapped = seconds_of_a_rebuild(tmp_path), 0
        for life in range(times):
            before = system.log.live_graph()
            # Questions slow it down, and some should come to the moment when the graphs change.
            end = time.monotonic() + chance.uniform(0, 1.5 * seconds)
            with doomed(commanding, tmp_path, "rebuild") as process:
                while time.monotonic() < end:
                    assert answer(system) == right, (SEED, life)
                    asked += 1
                    time.sleep(0.02)
                process.killed()

            assert answer(system) == right, (SEED, life)
            assert CommandLine(tmp_path).json("status").document["lag"] == 0
            live = system.log.live_graph()
            assert (graphs_in(tmp_path), list(engines(tmp_path))) == ([live], [live]), (SEED, life)
            assert checksum_of(system) == checksum, (SEED, life)
            swapped += live != before
        assert system.log.live_graph() != first
    faults.tell(
        "kill -9 during a rebuild",
        tried=times,
        found=f"{asked} questions meanwhile, 0 wrong; {swapped} times the new graph was live"
        " already; 0 folders left, 0 checksums off",
    )


def test_a_sweep_that_was_killed_is_finished_by_the_next(tmp_path: Path, faults: Faults) -> None:
    times, chance, halfway = faults.times(short=8, long=100), choices(SEED), 0
    for life in range(times):
        folder = graph_of_many_files(tmp_path / f"graph-{life}")
        with doomed(sweeping, folder) as process:
            process.wait_for(1)
            process.killed(after=chance.uniform(0, 0.015))

        halfway += folder.exists()
        if folder.exists():
            discard(folder)
        assert not folder.exists(), (SEED, life)
    faults.tell(
        "kill -9 while an old graph is removed",
        tried=times,
        found=f"{halfway} half removed, and all of these by the next",
    )


def graph_of_many_files(folder: Path) -> Path:
    """A folder as an engine leaves it, which nobody uses."""
    (folder / "databases").mkdir(parents=True)
    remembered(folder, EngineRecord(password=SecretStr("x")))
    for number in range(300):
        (folder / "databases" / f"page{number}").write_bytes(b"Kanariefugl" * 400)
    return folder


def seconds_of_a_rebuild(data: Path) -> float:
    """How long one takes that nobody kills."""
    begun = time.monotonic()
    with doomed(commanding, data, "rebuild") as process:
        process.wait_for(1)
        assert process.told == [0]
    return time.monotonic() - begun


def answer(system: System) -> list[dict[str, object]]:
    """What there is to know of initiatives."""
    with system.asking() as questions:
        return questions.ask("initiatives")


def checksum_of(system: System) -> str:
    """What the live graph holds."""
    with system.graphs.current() as graph:
        return content(graph).checksum


def graphs_in(data: Path) -> list[str]:
    """The folders of graphs that hold anything."""
    return sorted(
        folder.name
        for folder in (data / "graphs").iterdir()
        if any(path.name != "engine.lock" for path in folder.iterdir())
    )
