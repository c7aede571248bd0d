"""Who holds a lock of the data folder, and whether that holds others up."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text

from graph.health.locks import finding, held_in
from graph.health.sessions import standing
from graph.log.postgres import PostgresLog
from graph.postgres import url_of
from graph.privacy.keys import SqliteKeyStore
from tests.support.checkout import ROOT
from tests.support.command_line import CommandLine

PATIENCE = 0.3


@contextmanager
def holding(path: Path) -> Generator[subprocess.Popen[str]]:
    """A process that holds the lock; killed at the end."""
    command = [sys.executable, "-m", "tests.support.lock_holder", str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_lock_file_that_a_killed_process_left_holds_nobody_up(tmp_path: Path) -> None:
    with holding(tmp_path / "log.lock") as process:
        process.kill()
        process.wait()
    (tmp_path / "log.lock").touch()

    found = finding(held_in(tmp_path, patience=PATIENCE), patience=PATIENCE)

    assert found.ok


def test_a_lock_that_is_held_for_long_is_named_with_its_process(tmp_path: Path) -> None:
    with holding(tmp_path / "log.lock") as process:
        found = finding(held_in(tmp_path, patience=PATIENCE), patience=PATIENCE)

    assert not found.ok
    assert "log.lock" in found.da
    assert f"pid {process.pid}" in found.da
    assert f"kill {process.pid}" in (found.do_en or "")


def test_who_folds_into_the_graph_may_take_its_time(tmp_path: Path) -> None:
    with holding(tmp_path / "projector.lock") as process:
        found = finding(held_in(tmp_path, patience=PATIENCE), patience=PATIENCE)

    assert found.ok
    assert f"pid {process.pid}" in found.en


def test_who_was_suspended_while_folding_is_found(tmp_path: Path) -> None:
    with holding(tmp_path / "projector.lock") as process:
        _suspend(process)
        found = finding(held_in(tmp_path, patience=PATIENCE), patience=PATIENCE)

    assert not found.ok
    assert "sat i stå" in found.da


def test_the_doctor_does_not_wait_with_the_others(tmp_path: Path) -> None:
    CommandLine(tmp_path)("events", "list")

    with holding(tmp_path / "log.lock"):
        ran = CommandLine(tmp_path).json("doctor")

    checks = {one["check"]: one["ok"] for one in ran.document["findings"]}
    assert ran.exit_code == 1
    assert checks["locks"] is False
    assert "log" not in checks


def test_a_session_that_stands_still_on_the_server_is_found(
    tmp_path: Path, postgres_address: str
) -> None:
    log = PostgresLog(postgres_address, SqliteKeyStore(None), beside=tmp_path / "log.db")
    engine = create_engine(url_of(postgres_address))

    with engine.begin() as connection:
        connection.execute(text("SELECT 1"))
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        time.sleep(PATIENCE)
        found = standing(log, patience=PATIENCE)
    log.close()
    engine.dispose()

    assert not found.ok
    assert f"session {pid}" in found.en


def _suspend(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGSTOP)
    os.waitid(os.P_PID, process.pid, os.WSTOPPED)
