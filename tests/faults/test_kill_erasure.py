"""An erasure is killed: done again it is whole, and no file holds the name or the key any more."""

import time
from contextlib import closing
from pathlib import Path

from graph.privacy.keys import SqliteKeyStore
from graph.settings import Settings
from graph.wiring import opened
from tests.faults.conftest import Faults
from tests.faults.doomed import choices, doomed
from tests.faults.engines import none_left
from tests.faults.work import commanding, destroying
from tests.support.command_line import CommandLine
from tests.support.lines import line

SEED = 20
BYSTANDER = "bystander"


def test_an_erasure_that_was_killed_is_finished_by_doing_it_again(
    tmp_path: Path, faults: Faults
) -> None:
    times, chance, spredning = faults.times(short=2, long=100), choices(SEED), CommandLine(tmp_path)
    with none_left(tmp_path):
        fill(tmp_path, [str(number) for number in range(times)])
        seconds = seconds_of_an_erasure(tmp_path)
        for life in range(times):
            person = str(life)
            key = key_of(tmp_path, person)
            with doomed(commanding, tmp_path, "person", "erase", person) as process:
                # The first moments are the shortest, and as dangerous as all the others.
                process.killed(after=chance.choice((0.15, 1)) * chance.uniform(0, seconds))

            done = spredning.json("person", "erase", person)
            assert (done.exit_code, done.document["verified"]) == (0, True), (SEED, life, done.err)
            assert files_with(tmp_path, name_of(person), key) == [], (SEED, life)
            assert key_of(tmp_path, person) == b"", (SEED, life)
        assert files_with(tmp_path, name_of(BYSTANDER))
    faults.tell(
        "kill -9 during an erasure, then done again",
        tried=times,
        found="0 names and 0 keys left in any file; the log verifies",
    )


def test_what_a_check_that_was_killed_left_is_gone_with_an_erasure(
    tmp_path: Path, faults: Faults
) -> None:
    times, chance, spredning = faults.times(short=1, long=10), choices(SEED), CommandLine(tmp_path)
    with none_left(tmp_path):
        fill(tmp_path, [str(number) for number in range(times)])
        for life in range(times):
            with doomed(commanding, tmp_path, "rebuild", "--check") as process:
                process.killed(after=chance.uniform(1.5, 4))

            assert spredning.json("person", "erase", str(life)).exit_code == 0
            assert files_with(tmp_path, name_of(str(life))) == [], (SEED, life)
    faults.tell(
        "kill -9 during rebuild --check, then an erasure", tried=times, found="0 names left"
    )


def test_a_key_can_be_scrubbed_from_the_files_by_another_than_who_destroyed_it(
    tmp_path: Path,
) -> None:
    # It stays open, as a server does, so that no file is tidied up when it is closed.
    with closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        key = keys.made_for(["ada"])["ada"]
        with doomed(destroying, tmp_path / "keys.db", "ada") as process:
            process.wait_for(1)
        assert (keys.known_for(["ada"]), bool(files_with(tmp_path, key))) == ({}, True)

        keys.scrub()

        assert files_with(tmp_path, key) == []


def fill(data: Path, people: list[str]) -> None:
    """A log and a graph with these people in it, and one who stays."""
    with opened(Settings(data=data)) as system:
        system.log.append(
            [
                line("person.registered", person=person, name=name_of(person).decode())
                for person in (*people, "measured", BYSTANDER)
            ]
        )
        system.catch_up()
    # Else it would prove nothing that they are in no file afterwards.
    assert all(files_with(data, name_of(person)) for person in people)


def seconds_of_an_erasure(data: Path) -> float:
    """How long one takes that nobody kills."""
    begun = time.monotonic()
    with doomed(commanding, data, "person", "erase", "measured") as process:
        process.wait_for(1)
        assert process.told == [0]
    return time.monotonic() - begun


def name_of(person: str) -> bytes:
    """A name that is in no other."""
    return f"Kanariefugl-{person}-Kvidder".encode()


def key_of(data: Path, person: str) -> bytes:
    """The person's key, while there is one."""
    with opened(Settings(data=data)) as system:
        return system.keys.known_for([person]).get(person, b"")


def files_with(data: Path, *wanted: bytes) -> list[str]:
    """The files below the folder that hold any of these bytes."""
    files = sorted(path for path in data.rglob("*") if path.is_file())
    return [
        str(path) for path in files if any(some in path.read_bytes() for some in wanted if some)
    ]
