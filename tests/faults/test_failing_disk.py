"""A disk that fails now and then: it is told, nothing that was acknowledged is lost."""

from pathlib import Path
from random import Random

import pytest

from tests.faults.conftest import Faults
from tests.support import recording
from tests.support.recording import with_errors
from tests.support.remains import Remains, examined

BATCHES = 60


@pytest.fixture(autouse=True)
def strace() -> None:
    recording.needed()


def test_reads_writes_and_syncs_that_fail_lose_nothing(tmp_path: Path, faults: Faults) -> None:
    times = faults.times(short=1, long=25)

    told: list[str] = []
    found: list[Remains] = []
    for seed in range(times):
        chance = Random(seed)  # noqa: S311 - nothing here is secret
        folder = tmp_path / str(seed)
        said = with_errors(
            folder,
            "tests.support.traced_writer",
            str(BATCHES),
            first=chance.randrange(1, 60),
            every=chance.randrange(50, 150),
        )
        told.extend(text for text in said if not text.isdecimal())
        done = [int(text) for text in said if text.isdecimal()]
        found.append(examined(folder, done, seed=seed))

    assert set(told) == {"log_unavailable"}
    assert [one for one in found if not one.is_whole] == []
    faults.tell(
        "disk fails one in a hundred reads, writes, syncs, SQLite",
        tried=len(told),
        found="all told, 0 acknowledged lost",
    )
