"""What is said about people can be forgotten, and the log still holds together."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import BatchRefusedError
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.reading import recorded
from tests.support.lines import line

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
    with closing(_log(tmp_path)) as log:
        log.append([ada, bo, met])

    assert not _is_anywhere("Kanariefugl", tmp_path)
    assert not _is_anywhere("Kursus", tmp_path)


def test_the_same_statement_about_a_person_again_is_no_change(tmp_path: Path) -> None:
    with closing(_log(tmp_path)) as log:
        log.append([ada])

        assert log.append([ada]).unchanged == 1


def test_an_erased_person_cannot_be_read_again_and_the_log_verifies(tmp_path: Path) -> None:
    with closing(_log(tmp_path)) as log, closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        log.append([ada, bo, met, erased])

        texts = [event.data.get("name") for event in recorded(log.read(), keys)]
        assert texts == [None, "Bo Bogfinke", None, None]
        assert verified(log, heads_path(tmp_path / "log.db")).ok


def test_what_two_people_share_is_gone_when_either_is(tmp_path: Path) -> None:
    with closing(_log(tmp_path)) as log, closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        log.append([ada, bo, met, line("person.erased", person="p2")])

        third = list(recorded(log.read(), keys))[2]

    assert (third.data["occasion"], third.erased) == (None, frozenset({"p2"}))


def test_an_erased_person_sent_again_counts_as_unchanged_and_gets_no_new_key(
    tmp_path: Path,
) -> None:
    with closing(_log(tmp_path)) as log, closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        log.append([ada, erased])

        assert log.append([ada]).unchanged == 1
        assert keys.known_for(["p1"]) == keys.made_for(["p1"]) == {}


def test_something_new_about_an_erased_person_is_refused(tmp_path: Path) -> None:
    with closing(_log(tmp_path)) as log:
        log.append([ada, erased])

        with pytest.raises(BatchRefusedError, match="slettet"):
            log.append([line("person.described", person="p1", name="Igen")])


def test_a_destroyed_key_is_gone_from_its_file(tmp_path: Path) -> None:
    with closing(SqliteKeyStore(tmp_path / "keys.db")) as keys:
        key = keys.made_for(["p1"])["p1"]
        keys.destroy("p1")

        files = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))

    assert key not in files


def _log(folder: Path) -> SqliteLog:
    return SqliteLog(folder / "log.db", SqliteKeyStore(folder / "keys.db"))


def _is_anywhere(text: str, folder: Path) -> bool:
    return any(text.encode() in path.read_bytes() for path in sorted(folder.iterdir()))
