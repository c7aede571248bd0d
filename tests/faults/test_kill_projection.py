"""A process that projects is killed, or its engine is: every event is folded once all the same."""

import shutil
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.checksum import content
from graph.projection.project import Projector, checkpoint
from graph.projection.rebuild import cleared
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import opened
from tests.faults.conftest import Faults
from tests.faults.doomed import choices, doomed
from tests.faults.engines import kill_engines, none_left
from tests.faults.histories import history
from tests.faults.work import projecting, projecting_beside

SEED, EVENTS, STEP = 18, 800, 100
_STEPS = "each step of 100 whole or not there"


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """A log in a data folder, and what a graph holds after each step of folding it in peace."""

    folder: Path
    events: int
    checksums: dict[int, str]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = tmp_path_factory.mktemp("undisturbed")
    with none_left(folder), opened(Settings(data=folder)) as system:
        for some in history(EVENTS):
            system.log.append(some)
        end, checksums = system.log.head().position, dict[int, str]()
        with system.graphs.current() as graph:
            projector = Projector(system.log, system.keys, graph)
            for position in (*range(0, end, STEP), end):
                projector.catch_up(to=position)
                checksums[position] = content(graph).checksum
    shutil.rmtree(folder / "graphs")
    return Undisturbed(folder, end, checksums)


def test_a_projection_that_was_killed_goes_on_where_it_was(
    undisturbed: Undisturbed, driver: neo4j.Driver, address: BoltAddress, faults: Faults
) -> None:
    times, chance = faults.times(short=4, long=100), choices(SEED)
    graph, whole = GraphStore(driver, address.database), 0
    keys = SqliteKeyStore(undisturbed.folder / "keys.db")
    with closing(keys), closing(SqliteLog(undisturbed.folder / "log.db", keys)) as log:
        projector = Projector(log, keys, graph)
        for life in range(times):
            with doomed(projecting, undisturbed.folder, address, STEP) as process:
                process.wait_for(1)
                some_steps_later(graph, undisturbed, chance)
                process.killed()

            position, checksum = settled(graph)
            assert checksum == undisturbed.checksums[position], (SEED, life, position)
            if position == undisturbed.events:
                cleared(projector)
                whole += 1
        assert projector.catch_up(batch=STEP) == undisturbed.events
    assert content(graph).checksum == undisturbed.checksums[undisturbed.events]
    name = "embedded engine" if address.user == "root" else "Neo4j"
    faults.tell(
        f"kill -9 of a process that projects, {name}",
        tried=times,
        found=f"{_STEPS}; {whole + 1} graphs equal to one folded in peace",
    )


def test_an_engine_killed_in_a_projection_holds_each_event_once(
    undisturbed: Undisturbed, faults: Faults
) -> None:
    times, chance, whole = faults.times(short=2, long=100), choices(SEED), 0
    folder = undisturbed.folder
    with none_left(folder), opened(Settings(data=folder)) as system:
        for life in range(times):
            with (
                system.graphs.current() as graph,
                doomed(projecting_beside, folder, STEP) as process,
            ):
                process.wait_for(1)
                some_steps_later(graph, undisturbed, chance)
                assert kill_engines(folder) == 1
                process.killed(excused=True)

            with system.graphs.current() as graph:
                position, checksum = settled(graph)
                assert checksum == undisturbed.checksums[position], (SEED, life, position)
                if position == undisturbed.events:
                    cleared(Projector(system.log, system.keys, graph))
                    whole += 1
        assert system.catch_up() == undisturbed.events
        with system.graphs.current() as graph:
            assert content(graph).checksum == undisturbed.checksums[undisturbed.events]
    faults.tell(
        "kill -9 of the embedded engine in a projection",
        tried=times,
        found=f"{_STEPS}; {whole + 1} graphs equal to one folded in peace",
    )


def some_steps_later(graph: GraphStore, undisturbed: Undisturbed, chance: Random) -> None:
    """Waits for a few steps, and into the next."""
    found = checkpoint(graph)
    wanted = (found.position if found else 0) + STEP * chance.randrange(4)
    while (found := checkpoint(graph)) is None or found.position < wanted:
        if found is not None and found.position == undisturbed.events:
            return
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.1))


def settled(graph: GraphStore) -> tuple[int, str]:
    """The position and the checksum; what the killed one had asked for last may come after it."""
    while True:
        before, found, after = checkpoint(graph), content(graph), checkpoint(graph)
        if before == after:
            return before.position if before else 0, found.checksum
