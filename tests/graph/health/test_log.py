"""Faults of the log and of the clock that stamps it, made by hand."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from graph.health import log, proof
from graph.health.machine import clock
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.settings import Settings
from tests.support.command_line import CommandLine
from tests.support.lines import line

some = [line("initiative.registered", initiative=f"i{n}", title="x") for n in range(3)]


@contextmanager
def written(folder: Path) -> Generator[SqliteLog]:
    """Three events in a log, opened."""
    with closing(SqliteLog(folder / "log.db", SqliteKeyStore(folder / "keys.db"))) as made:
        made.append(some)
        yield made


def test_a_log_as_it_was_written_is_whole(tmp_path: Path) -> None:
    with written(tmp_path) as made:
        assert log.chain(log.walked(made, Settings(data=tmp_path))).ok
        assert log.ends(made).ok
        assert log.rules(made).ok


def test_a_changed_event_is_told_by_its_position(tmp_path: Path) -> None:
    with written(tmp_path) as made:
        _change(tmp_path, "UPDATE event SET data = X'7B7D' WHERE position = 2")
        found = log.chain(log.walked(made, Settings(data=tmp_path)))

    assert not found.ok
    assert "brudt ved nr. 2" in found.da
    assert "broken at no. 2" in found.en


def test_ends_that_were_lost_are_missed(tmp_path: Path) -> None:
    with written(tmp_path) as made:
        (tmp_path / "log.heads.jsonl").unlink()

        assert not log.ends(made).ok


def test_facts_that_do_not_follow_from_the_log_are_found(tmp_path: Path) -> None:
    with written(tmp_path) as made:
        _change(tmp_path, "INSERT INTO rule_state VALUES ('i0', 'mandated', '')")

        assert not log.rules(made).ok


def test_a_clock_behind_the_last_event_is_found() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    found = clock((now + timedelta(hours=1)).isoformat(), now=now)

    assert not found.ok
    assert "3600 sekunder" in found.da
    assert clock((now + timedelta(seconds=1)).isoformat(), now=now).ok
    assert clock("", now=now).ok


def test_when_the_log_was_verified_is_kept_for_those_who_watch(tmp_path: Path) -> None:
    with written(tmp_path):
        pass

    CommandLine(tmp_path)("events", "verify")

    last = proof.recall(tmp_path)
    assert last is not None
    assert (last.events, last.ok) == (3, True)


def test_a_file_that_is_no_log_is_told_and_the_rest_looked_at(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_bytes(b"not a database" * 100)

    ran = CommandLine(tmp_path).json("doctor")

    checks = {one["check"]: one for one in ran.document["findings"]}
    assert ran.exit_code == 1
    assert checks["log"]["ok"] is False
    assert {"python", "sqlite", "files", "disk", "locks"} <= set(checks)


def _change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "log.db")) as connection, connection:
        connection.execute(statement)
