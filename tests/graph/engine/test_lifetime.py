"""Who starts the embedded engine, who joins it, and who stops it."""

from pathlib import Path

import psutil
import pytest

from graph.engine.bolt import BoltAddress, driver_for
from graph.engine.embedded import engine_for
from graph.engine.errors import EngineNotReadyError, EngineTakenError
from graph.engine.process import running
from graph.engine.record import recalled, remembered
from tests.graph.engine.conftest import IsGone, Visit


def test_two_who_come_at_once_share_one_engine(visit: Visit) -> None:
    one, other = visit(), visit()

    assert one.engine() == other.engine()


def test_the_first_to_come_does_not_take_the_engine_with_it(folder: Path, visit: Visit) -> None:
    first, second = visit(), visit()
    pid, _ = first.engine()
    second.engine()

    first.leave()

    assert running(folder, pid)


def test_the_last_to_leave_stops_the_engine(visit: Visit, is_gone: IsGone) -> None:
    first, second = visit(), visit()
    pid, _ = first.engine()
    second.engine()

    first.leave()
    second.leave()

    assert is_gone(pid)


def test_an_engine_whose_user_was_killed_is_taken_over_and_then_stopped(
    folder: Path, visit: Visit, is_gone: IsGone
) -> None:
    killed = visit()
    pid, port = killed.engine()
    killed.is_killed()
    assert running(folder, pid)

    with engine_for(folder) as address:
        assert (recalled(folder).pid, address.uri) == (pid, f"bolt://127.0.0.1:{port}")

    assert is_gone(pid)


def test_an_engine_whose_user_was_killed_before_it_was_ready_is_taken_over(
    folder: Path, visit: Visit
) -> None:
    killed = visit()
    pid, port = killed.engine()
    killed.is_killed()
    remembered(folder, recalled(folder).model_copy(update={"port": None}))

    with engine_for(folder):
        assert (recalled(folder).pid, recalled(folder).port) == (pid, port)


def test_what_was_written_before_the_engine_was_killed_is_still_there(
    folder: Path, is_gone: IsGone
) -> None:
    with engine_for(folder) as address:
        write_ada(address)
        pid = killed_engine(folder)
        assert is_gone(pid)

    with engine_for(folder) as address:
        assert ids(address) == ["ada"]


def test_what_was_written_is_there_for_the_next_who_comes(folder: Path) -> None:
    with engine_for(folder) as address:
        write_ada(address)

    with engine_for(folder) as address:
        assert ids(address) == ["ada"]


def test_an_engine_that_does_not_get_ready_in_time_says_what_to_do(
    folder: Path, is_gone: IsGone
) -> None:
    with pytest.raises(EngineNotReadyError) as told, engine_for(folder, wait=0.1):
        pass

    assert "ikke klar inden for" in told.value.message("da")
    assert "engine.log" in (told.value.hint("da") or "")
    assert is_gone(recalled(folder).pid or 0)


def test_a_folder_whose_engine_is_out_of_reach_is_refused(folder: Path) -> None:
    with engine_for(folder):
        known = recalled(folder)
        remembered(folder, known.model_copy(update={"pid": None}))

        with pytest.raises(EngineTakenError, match="ikke kan nås"), engine_for(folder):
            pass

        remembered(folder, known)


def write_ada(address: BoltAddress) -> None:
    with driver_for(address) as driver:
        driver.execute_query("MERGE (:Person {id: 'ada'})", database_=address.database)


def ids(address: BoltAddress) -> list[str]:
    with driver_for(address) as driver:
        answer = driver.execute_query("MATCH (p:Person) RETURN p.id", database_=address.database)
    return [str(record["p.id"]) for record in answer.records]


def killed_engine(folder: Path) -> int:
    pid = recalled(folder).pid
    assert pid is not None
    psutil.Process(pid).kill()
    return pid
