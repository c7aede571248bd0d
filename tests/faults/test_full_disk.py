"""A disk that is full, or fails: it is said plainly, nothing is lost, and reading goes on."""

import json
import os
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from shutil import rmtree

import pytest
from psycopg.errors import DiskFull

from graph.database import outage
from graph.log.backup import verified
from graph.log.errors import DiskFullError
from graph.log.heads import heads_path
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal
from tests.faults.conftest import Faults
from tests.support import small_disk
from tests.support.command_line import CommandLine
from tests.support.lines import line
from tests.support.serving import Site, address_of, serving
from tests.support.small_disk import fill, mounted, on_a_small_disk

LONG = "Så langt, at det fylder noget. " * 100
too_much = {
    "source": "test",
    "id": "too-much",
    "kind": "initiative.registered",
    "data": {"initiative": "too-much", "title": "For meget", "purpose": LONG * 3},
}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes; without the right to mount one, where it will be."""
    small_disk.needed()
    if os.geteuid():
        yield tmp_path
        return
    with mounted(tmp_path / "small") as folder:
        yield folder


@on_a_small_disk
def test_a_full_disk_loses_nothing_and_the_log_goes_on_when_there_is_room(
    small: Path, faults: Faults
) -> None:
    times = faults.times(short=1, long=25)

    for number in range(times):
        folder = small / f"log{number}"
        with _opened(folder, folder) as (log, _):
            ballast = fill(small, leave=1_500_000)
            done = _until_full(log)
            assert [event.id for event in log.read()] == done
            assert verified(log, heads_path(folder / "log.db")).ok

        with _opened(folder, folder) as (log, _):
            ballast.unlink()
            log.append([_registered("after")])
            assert [event.id for event in log.read()] == [*done, "after"]
            assert verified(log, heads_path(folder / "log.db")).ok
        rmtree(folder)

    faults.tell("disk full, the log", tried=times, found="0 acknowledged lost, goes on with room")


@on_a_small_disk
def test_an_event_whose_key_there_is_no_room_for_is_not_in_the_log(
    small: Path, tmp_path: Path, faults: Faults
) -> None:
    with _opened(tmp_path / "log", small) as (log, keys):
        log.append([_person("before")])
        ballast = _filled(keys, small)

        with pytest.raises(DiskFullError, match=r"keys\.db"):
            log.append([_person("refused")])
        log.append([_registered("of-nobody")])
        assert [event.id for event in log.read()] == ["before", "of-nobody"]
        assert set(keys.known_for(["before"])) == {"before"}

        ballast.unlink()
        log.append([_person("refused")])
        assert set(keys.known_for(["refused"])) == {"refused"}
    faults.tell("disk full, the keys", tried=1, found="no event without its key, goes on with room")


@on_a_small_disk
def test_an_end_that_there_is_no_room_for_does_not_undo_what_was_appended(
    small: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    heads_path(folder / "log.db").symlink_to(small / "heads")
    with _opened(folder, folder) as (log, _):
        log.append([_registered("before")])
        ballast = fill(small)
        for number in range(100):
            log.append([_registered(f"{number}")])
        assert log.head().position == 101

        ballast.unlink()
        log.append([_registered("after")])
        assert verified(log, heads_path(folder / "log.db")).ok
        assert (small / "heads").read_bytes().endswith(b"\n")


@on_a_small_disk
def test_a_full_disk_is_told_to_programs_and_to_people(small: Path, tmp_path: Path) -> None:
    (tmp_path / "graphs").mkdir()
    (small / "graphs").symlink_to(tmp_path / "graphs")
    with serving(small) as process:
        site = Site(address_of(process), small)
        with site.client() as client:
            ballast = fill(small)
            refused = client.post("/api/v1/events", json=too_much, headers=site.bearer)
            told = CommandLine(small).json("events", "append", "-", given=json.dumps(too_much))
            read = client.get("/api/v1/events")
            ballast.unlink()
            accepted = client.post("/api/v1/events", json=too_much, headers=site.bearer)

    assert (refused.status_code, refused.json()["code"]) == (507, "disk_full")
    assert (told.exit_code, told.document["error"]["code"]) == (3, "disk_full")
    assert "Gør plads" in told.document["error"]["hint"]
    assert (read.status_code, accepted.status_code) == (200, 201)


def test_a_full_disk_of_a_server_is_told_as_one() -> None:
    assert outage("postgresql://log", DiskFull("could not extend file")).code == "disk_full"


def _until_full(log: SqliteLog) -> list[str]:
    """Append until there is no room; the ids of what was acknowledged."""
    done: list[str] = []
    for number in count():
        try:
            log.append([_registered(str(number))])
        except DiskFullError:
            return done
        done.append(str(number))
    raise AssertionError


def _filled(keys: SqliteKeyStore, disk: Path) -> Path:
    """The disk with no room for another key: what a file has begun to take up counts."""
    ballast = fill(disk)
    for number in count():
        try:
            keys.made_for([f"nobody-{number}"])
        except DiskFullError:
            return ballast
    raise AssertionError


def _registered(id: str) -> Proposal:
    return line("initiative.registered", id, initiative=id, title="x", purpose=LONG)


def _person(id: str) -> Proposal:
    return line("person.registered", id, person=id, name="Navn")


@contextmanager
def _opened(log: Path, keys: Path) -> Generator[tuple[SqliteLog, SqliteKeyStore]]:
    log.mkdir(exist_ok=True)
    with (
        closing(SqliteKeyStore(keys / "keys.db")) as store,
        closing(SqliteLog(log / "log.db", store)) as opened,
    ):
        yield opened, store
