"""What is said about people can be forgotten, and the log still holds together."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import BatchRefusedError
from graph.log.backup import verified
from graph.log.errors import KeysDifferError
from graph.log.heads import heads_path
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.privacy.postgres_keys import PostgresKeyStore
from graph.reading import recorded
from tests.support.lines import line
from tests.support.postgres_server import PostgresServer
from tests.support.stored import Stored

CANARY = "Kanariefugl Kvidder"
ada = line("person.registered", person="p1", name=CANARY, title="Sygeplejerske")
bo = line("person.registered", person="p2", name="Bo Bogfinke")
met = line(
    "relationship.recorded",
    relationship="r",
    person="p1",
    other="p2",
    how="course",
    occasion="Kursus",
)
erased = line("person.erased", person="p1")


def test_a_name_is_never_written_as_it_is(tmp_path: Path) -> None:
    keys = SqliteKeyStore(tmp_path / "keys.db")
    with closing(SqliteLog(tmp_path / "log.db", keys)) as log:
        log.append([ada, bo, met])

    assert not _is_anywhere(b"Kanariefugl", tmp_path)
    assert not _is_anywhere(b"Kursus", tmp_path)


def test_a_name_is_never_sent_as_it_is(stored: Stored) -> None:
    with stored.opened() as (log, _):
        log.append([ada, bo, met])

        assert not [event for event in log.read() if b"Kanariefugl" in event.data]


def test_the_same_statement_about_a_person_again_is_no_change(stored: Stored) -> None:
    with stored.opened() as (log, _):
        log.append([ada])

        assert log.append([ada]).unchanged == 1


def test_an_erased_person_cannot_be_read_again_and_the_log_verifies(stored: Stored) -> None:
    with stored.opened() as (log, keys):
        log.append([ada, bo, met, erased])

        texts = [event.data.get("name") for event in recorded(log.read(), keys)]
        assert texts == [None, "Bo Bogfinke", None, None]
        assert verified(log, heads_path(stored.folder / "log.db")).ok


def test_what_two_people_share_is_gone_when_either_is(stored: Stored) -> None:
    with stored.opened() as (log, keys):
        log.append([ada, bo, met, line("person.erased", person="p2")])

        third = list(recorded(log.read(), keys))[2]

    assert (third.data["occasion"], third.erased) == (None, frozenset({"p2"}))


def test_an_erased_person_sent_again_counts_as_unchanged_and_gets_no_new_key(
    stored: Stored,
) -> None:
    with stored.opened() as (log, keys):
        log.append([ada, erased])

        assert log.append([ada]).unchanged == 1
        assert keys.known_for(["p1"]) == keys.made_for(["p1"]) == {}


def test_something_new_about_an_erased_person_is_refused(stored: Stored) -> None:
    with stored.opened() as (log, _):
        log.append([ada, erased])

        with pytest.raises(BatchRefusedError, match="slettet"):
            log.append([line("person.described", person="p1", name="Igen")])


def test_one_key_holds_for_all_who_ask(stored: Stored) -> None:
    with stored.opened() as (_, keys), stored.opened() as (_, others):
        made = keys.made_for(["p2", "p1"])

        assert others.made_for(["p1", "p2", "p3"]).items() > made.items()


def test_a_destroyed_key_is_gone_from_its_file(tmp_path: Path) -> None:
    with closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        key = keys.made_for(["p1"])["p1"]
        keys.destroy("p1")

        assert not _is_anywhere(key, tmp_path)


def test_a_destroyed_key_is_gone_from_the_files_of_its_table(
    postgres: PostgresServer, postgres_address: str
) -> None:
    with closing(PostgresKeyStore(postgres_address)) as keys:
        key = keys.made_for(["p1"])["p1"]
        postgres.checkpoint()
        assert _is_anywhere(key, postgres.folder / "data" / "base")

        keys.destroy("p1")
        postgres.checkpoint()

    assert not _is_anywhere(key, postgres.folder / "data" / "base")


def test_keys_are_copied_whole_and_nobody_comes_back(stored: Stored, another: Stored) -> None:
    with stored.opened() as (_, keys), another.opened() as (_, others):
        made = keys.made_for(["p1", "p2"])
        keys.destroy("p1")

        assert keys.copy_to(others) == 2
        assert others.made_for(["p1", "p2"]) == {"p2": made["p2"]}


def test_keys_are_not_copied_over_others(stored: Stored, another: Stored) -> None:
    with stored.opened() as (_, keys), another.opened() as (_, others):
        keys.made_for(["p0", "p1"])
        kept = others.made_for(["p1"])

        with pytest.raises(KeysDifferError):
            keys.copy_to(others)

        assert others.known_for(["p0", "p1"]) == kept


def _is_anywhere(content: bytes, folder: Path) -> bool:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return any(content in path.read_bytes() for path in files)
