"""One setting says where the log is, and everything else follows."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from graph.log.errors import BadLogAddressError, KeysBesideLogError
from graph.log.refold import drift
from graph.log.verify import verify
from graph.postgres import url_of
from graph.relocation import moved_to
from graph.settings import Settings, settings_from
from graph.wiring import opened
from tests.support.checkout import ROOT
from tests.support.command_line import CommandLine
from tests.support.lines import line
from tests.support.postgres_server import PostgresServer

first = line("initiative.registered", initiative="i", title="x")
ada = line("person.registered", person="p1", name="Ada")


@pytest.fixture
def keys_address(postgres: PostgresServer) -> Iterator[str]:
    with postgres.lent() as lent:
        yield lent


def test_without_the_setting_the_log_is_a_file_in_the_folder(tmp_path: Path) -> None:
    with opened(settings_from({}, data=tmp_path)) as system:
        assert system.log.place == str(tmp_path / "log.db")


def test_with_the_setting_the_log_is_there_and_the_keys_stay_a_file(
    tmp_path: Path, postgres_address: str
) -> None:
    with opened(settings_from({"SPREDNING_LOG": postgres_address}, data=tmp_path)) as system:
        system.log.append([ada])

        assert "postgresql://postgres@" in system.log.place
        assert system.keys.place == str(tmp_path / "keys.db")
    assert not (tmp_path / "log.db").exists()


def test_the_keys_can_have_a_database_of_their_own_and_no_other(
    tmp_path: Path, postgres_address: str, keys_address: str
) -> None:
    both = {"SPREDNING_LOG": postgres_address, "SPREDNING_KEYS": keys_address}
    with opened(settings_from(both, data=tmp_path)) as system:
        assert system.keys.place.startswith("postgresql://")

    with (
        pytest.raises(KeysBesideLogError),
        opened(settings_from(both | {"SPREDNING_KEYS": postgres_address}, data=tmp_path)),
    ):
        pass


@pytest.mark.parametrize("address", ["mysql://a/b", "log.db", "postgres://h:port/x"])
def test_an_address_that_cannot_be_read_is_refused(tmp_path: Path, address: str) -> None:
    settings = Settings(data=tmp_path, log_address=SecretStr(address))

    with pytest.raises(BadLogAddressError), opened(settings):
        pass


def test_a_log_and_its_keys_are_moved_to_where_the_settings_say(
    tmp_path: Path, postgres_address: str, keys_address: str
) -> None:
    with opened(Settings(data=tmp_path)) as system:
        system.log.append([first, ada])
        there = {"SPREDNING_KEYS": keys_address}
        done = moved_to(system, postgres_address, there, with_keys=True)

    assert (done.log.ok, done.log.events, done.keys) == (True, 2, 1)
    moved = settings_from(there | {"SPREDNING_LOG": postgres_address}, data=tmp_path)
    with opened(moved) as system:
        assert list(system.keys.known_for(["p1"])) == ["p1"]
        assert verify(system.log.read(), system.log.head(), {}).ok


def test_a_log_is_moved_back_to_a_folder(tmp_path: Path, postgres_address: str) -> None:
    folder = tmp_path / "new"
    with opened(settings_from({"SPREDNING_LOG": postgres_address}, data=tmp_path)) as system:
        system.log.append([first, ada])
        done = moved_to(system, str(folder), {}, with_keys=True)

    with opened(Settings(data=folder)) as system:
        assert (done.log.ok, system.log.head().position) == (True, 2)
        assert list(system.keys.known_for(["p1"])) == ["p1"]


def test_facts_that_do_not_follow_from_the_log_are_found(
    tmp_path: Path, postgres_address: str
) -> None:
    with opened(settings_from({"SPREDNING_LOG": postgres_address}, data=tmp_path)) as system:
        system.log.append([first])
        assert drift(system.log) == set()
        engine = create_engine(url_of(postgres_address))
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO rule_state VALUES ('i', 'mandated', '')"))
        engine.dispose()

        assert [fact.predicate for fact in drift(system.log)] == ["mandated"]


def test_the_command_line_works_over_a_server(
    tmp_path: Path, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPREDNING_LOG", postgres_address)
    spredning = CommandLine(tmp_path / "data")
    said = {"initiative": "i", "title": "x"}
    event = json.dumps({"source": "s", "id": "1", "kind": "initiative.registered", "data": said})
    assert spredning.json("events", "append", "-", given=event).document["appended"] == 1

    copied = spredning.json("backup", str(tmp_path / "copy.db"))
    restored = CommandLine(tmp_path / "other")
    monkeypatch.delenv("SPREDNING_LOG")

    put_back = restored.json("restore", str(tmp_path / "copy.db"), "--to-position", "1")
    assert put_back.document["events"] == copied.document["events"] == 1
    assert restored.json("move", str(tmp_path / "third")).document["ok"] is True
    assert restored.json("move", str(tmp_path / "third")).exit_code == 4


def test_status_and_doctor_work_over_a_server_and_show_no_password(
    tmp_path: Path, postgres_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPREDNING_LOG", postgres_address.replace("postgres@", "postgres:x1y2@"))
    spredning = CommandLine(tmp_path)

    status, doctor = spredning.json("status"), spredning.json("doctor")

    assert status.document["log"].startswith("postgresql://postgres@/test")
    assert "x1y2" not in status.out + doctor.out
    checks = {one["check"]: one["ok"] for one in doctor.document["findings"]}
    assert checks["log"]
    assert checks["rules"]


def test_a_log_out_of_reach_is_said_with_the_code_of_a_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPREDNING_LOG", f"postgresql://ida:hemmelig@/log?host={tmp_path}")

    ran = CommandLine(tmp_path).json("events", "list")

    assert (ran.exit_code, ran.document["error"]["code"]) == (3, "log_unavailable")
    assert "hemmelig" not in ran.out


def test_without_the_driver_it_is_said_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from graph.log.errors import MissingExtraError\n"
        "from graph.postgres import PostgresDatabase\n"
        "try: PostgresDatabase('postgresql://a/b')\n"
        "except MissingExtraError as told: print(told.hint())\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "spredning[postgres]" in ran.stdout
