"""The power is cut at any moment: what was acknowledged is on the disk, and it can be read."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.conftest import Faults
from tests.support import recording
from tests.support.power_cut import Disk, said_before
from tests.support.recording import Call, recorded
from tests.support.remains import Remains, examined

BATCHES = 60


@pytest.fixture(autouse=True)
def strace() -> None:
    recording.needed()


def test_what_was_acknowledged_is_there_after_a_power_cut(tmp_path: Path, faults: Faults) -> None:
    times = faults.times(short=20, long=600)
    calls = _recorded(tmp_path)
    # What is recorded is all that was written: with every sector there, the files are the same.
    Disk(calls).left(tmp_path / "same")
    assert _content(tmp_path / "same") == _content(tmp_path / "recorded" / "data")

    found = list(_cut(calls, tmp_path, times))

    assert [one for one in found if not one.is_whole] == []
    faults.tell(
        "power cut, unsynced sectors lost, SQLite",
        tried=times,
        found="0 acknowledged lost, 0 names unreadable, 0 chains broken",
    )


def test_a_log_that_is_not_synced_at_each_commit_does_lose_some(
    tmp_path: Path, faults: Faults
) -> None:
    times = faults.times(short=15, long=600)

    found = list(_cut(_recorded(tmp_path, "log"), tmp_path, times))

    losing = [one for one in found if one.lost]
    assert losing != []
    faults.tell(
        "power cut, log not synced at each commit (must lose)",
        tried=times,
        found=f"acknowledged lost in {len(losing)}",
    )


def test_keys_that_are_not_synced_at_each_commit_do_leave_names_unreadable(
    tmp_path: Path, faults: Faults
) -> None:
    times = faults.times(short=15, long=600)

    found = list(_cut(_recorded(tmp_path, "keys"), tmp_path, times))

    losing = [one for one in found if one.unreadable]
    assert losing != []
    assert [one for one in found if one.lost or one.broken] == []
    faults.tell(
        "power cut, keys not synced at each commit (must lose)",
        tried=times,
        found=f"names unreadable in {len(losing)}",
    )


def _recorded(folder: Path, *weak: str) -> list[Call]:
    return recorded(folder / "recorded", "tests.support.traced_writer", str(BATCHES), *weak)


def _cut(calls: list[Call], folder: Path, times: int) -> Iterator[Remains]:
    for seed in range(times):
        chance = Random(seed)  # noqa: S311 - nothing here is secret
        moment = chance.randrange(len(calls))
        image = folder / f"image{seed}"
        Disk(calls[:moment]).cut(image, chance)
        yield examined(image, [int(text) for text in said_before(calls, moment)], seed=seed)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".lock"}
