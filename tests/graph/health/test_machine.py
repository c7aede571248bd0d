"""The disk, and who may read and write the data folder."""

import os
import sys
from pathlib import Path

import pytest

from graph.health.machine import LEAST_FREE, disk, files, room
from graph.settings import Settings

ANOTHER_USER = 12_345

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder as the program makes it, with a log and keys."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    for name in ("log.db", "keys.db", "token"):
        (data / name).touch(mode=0o600)
    return Settings(data=data)


def test_a_disk_nearly_full_is_found() -> None:
    assert not room(LEAST_FREE - 1, used=0).ok
    assert room(LEAST_FREE, used=0).ok


def test_there_must_be_room_to_make_the_graph_anew() -> None:
    assert not room(2 * LEAST_FREE, used=3 * LEAST_FREE).ok


def test_a_folder_that_is_not_there_yet_is_judged_by_where_it_will_be(tmp_path: Path) -> None:
    assert disk(Settings(data=tmp_path / "not" / "yet")).check == "disk"


def test_a_folder_as_it_was_made_is_well(settings: Settings) -> None:
    assert files(settings).ok


@posix
@pytest.mark.parametrize("name", ["keys.db", "token", ""])
def test_a_secret_that_others_can_read_is_named(settings: Settings, name: str) -> None:
    secret = settings.data / name
    secret.chmod(0o755)

    found = files(settings)

    assert not found.ok
    assert secret.name in found.da


@posix
def test_a_file_that_cannot_be_written_by_who_runs_it_is_named(settings: Settings) -> None:
    if os.getuid() == 0:
        os.chown(settings.log, ANOTHER_USER, ANOTHER_USER)
    else:
        settings.log.chmod(0o400)

    found = files(settings)

    assert not found.ok
    assert "log.db" in found.en
