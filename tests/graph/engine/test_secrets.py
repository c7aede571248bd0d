"""The embedded engine's password, and what could be mistaken for the engine."""

import os
import socket
import sys
import time
from pathlib import Path

import psutil
import pytest

from graph.engine.bolt import BoltAddress, driver_for
from graph.engine.embedded import engine_for
from graph.engine.errors import EngineLoginRefusedError, EngineUnavailableError
from graph.engine.record import recalled, remembered
from tests.graph.engine.conftest import IsGone, Visit


def test_the_password_is_in_no_list_of_processes(folder: Path) -> None:
    with engine_for(folder) as address:
        shown = [process.info["cmdline"] for process in psutil.process_iter(["cmdline"])]

    assert address.password
    assert address.password not in str(shown)


def test_the_password_is_not_shown_with_the_address() -> None:
    assert "secret" not in repr(BoltAddress("bolt://localhost", "ada", "secret"))


def test_the_password_is_made_once(folder: Path) -> None:
    with engine_for(folder) as first:
        pass

    with engine_for(folder) as second:
        assert second.password == first.password


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_no_one_else_can_read_what_the_engine_keeps(folder: Path) -> None:
    with engine_for(folder):
        private = ["engine.json", "engine.args", "engine.password", "engine.log"]
        modes = {name: (folder / name).stat().st_mode & 0o777 for name in private}

        assert folder.stat().st_mode & 0o777 == 0o700
        assert modes == dict.fromkeys(private, 0o600)


def test_a_folder_that_lost_its_record_gets_a_new_password_and_keeps_its_data(folder: Path) -> None:
    with engine_for(folder) as first, driver_for(first) as driver:
        driver.execute_query("CREATE (:Person {id: 'ada'})", database_=first.database)
    (folder / "engine.json").unlink()

    with engine_for(folder) as second, driver_for(second) as driver:
        found = driver.execute_query("MATCH (p:Person) RETURN p.id", database_=second.database)

    assert second.password != first.password
    assert [record.values() for record in found.records] == [["ada"]]


def test_a_stranger_on_the_old_port_is_not_taken_for_the_engine(
    folder: Path, visit: Visit, is_gone: IsGone
) -> None:
    visitor = visit()
    pid, port = visitor.engine()
    psutil.Process(pid).kill()
    visitor.is_killed()
    assert is_gone(pid)

    with stranger_on(port), engine_for(folder) as address:
        assert address.uri != f"bolt://127.0.0.1:{port}"
        assert answer(address) == 1


def test_a_stranger_with_the_old_pid_is_not_taken_for_the_engine(folder: Path) -> None:
    with engine_for(folder) as address:
        pass
    remembered(folder, recalled(folder).model_copy(update={"pid": os.getpid()}))

    with engine_for(folder) as address:
        assert answer(address) == 1
        assert recalled(folder).pid != os.getpid()


def test_a_refused_login_is_told_as_such(folder: Path) -> None:
    with engine_for(folder) as address:
        stranger = BoltAddress(address.uri, address.user, "not-the-password")

        with pytest.raises(EngineLoginRefusedError, match="afviste"), driver_for(stranger):
            pass


def test_a_graph_that_is_not_there_is_told_with_a_hint() -> None:
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        port = reserved.getsockname()[1]

    with pytest.raises(EngineUnavailableError) as told:
        answer(BoltAddress(f"bolt://127.0.0.1:{port}", "neo4j", None))

    assert "NEO4J_URI" in (told.value.hint("en") or "")


def stranger_on(port: int) -> socket.socket:
    """The port as soon as it is free: a killed process keeps its own for an instant."""
    end = time.monotonic() + 10
    while True:
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


def answer(address: BoltAddress) -> int:
    with driver_for(address) as driver:
        found = driver.execute_query("RETURN 1 AS one", database_=address.database)
    return int(found.records[0]["one"])
