"""A copy of a log, wherever it is kept, is whole, and is put back only where there is none."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from graph.errors import BadMomentError, BatchRefusedError, UnreadableFileError
from graph.log import rule_state
from graph.log.backup import backup, backup_keys, restore
from graph.log.errors import BackupDamagedError, LogInTheWayError
from graph.log.heads import heads_path, read_heads
from graph.log.refold import drift
from graph.log.sql import SqlLog
from graph.privacy.keys import SqliteKeyStore
from graph.reading import recorded
from graph.state import Fact
from tests.support.lines import line
from tests.support.stored import Stored

first = line("initiative.registered", initiative="i", title="x")
second = line("initiative.described", initiative="i", title="y")
vest = line("cluster.registered", cluster="vest", name="Vest")
yes = line("cluster.opted_in", "yes", cluster="vest", initiative="i")
taken_back = line("statement.retracted", event_source="test", event_id="yes")
ada = line("person.registered", person="p1", name="Ada")
erased = line("person.erased", person="p1")


def test_a_backup_taken_in_use_is_put_back_whole(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _), another.opened() as (restored, keys):
        log.append([first])
        backup(log, tmp_path / "copy.db")
        log.append([second])

        done = restore(tmp_path / "copy.db", restored, keys)

        assert (done.ok, done.events) == (True, 1)
        assert _bytes(restored) == _bytes(log)[:1]


def test_a_log_and_its_keys_put_back_from_two_copies_tell_who_is_who(
    stored: Stored, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    with stored.opened() as (log, keys):
        log.append([ada])
        backup(log, tmp_path / "copy.db")

        assert backup_keys(keys, tmp_path / "new" / "keys.db") == 1

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["keys.db"]
    assert (tmp_path / "new" / "keys.db").stat().st_mode & 0o777 == 0o600
    with Stored(tmp_path / "new").opened() as (restored, kept):
        restore(tmp_path / "copy.db", restored, kept)
        assert [event.data["name"] for event in recorded(restored.read(), kept)] == ["Ada"]


def test_a_copy_of_the_keys_has_none_of_who_was_erased_and_overwrites_nothing(
    stored: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (_, keys):
        keys.made_for(["p1", "p2"])
        keys.destroy("p1")
        backup_keys(keys, tmp_path / "keys-copy.db")

        with pytest.raises(LogInTheWayError):
            backup_keys(keys, tmp_path / "keys-copy.db")

    with closing(SqliteKeyStore(tmp_path / "keys-copy.db")) as copied:
        assert list(copied.made_for(["p1", "p2"])) == ["p2"]


def test_a_backup_is_one_moment_while_others_write(stored: Stored, tmp_path: Path) -> None:
    stop = Event()
    with stored.opened() as (log, _):
        log.append([first])
        writer = Thread(target=_write_until, args=(stored, stop))
        writer.start()
        results = [backup(log, tmp_path / f"copy{n}.db") for n in range(5)]
        stop.set()
        writer.join()

    assert all(result.ok for result in results)


def test_a_log_put_back_has_rules_made_of_its_events(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _), another.opened() as (restored, keys):
        log.append([first, vest, yes, taken_back, second])
        backup(log, tmp_path / "copy.db")

        restore(tmp_path / "copy.db", restored, keys)

        assert _facts(restored) == _facts(log)


def test_a_log_is_put_back_up_to_a_position(stored: Stored, tmp_path: Path) -> None:
    with stored.opened() as (log, _):
        log.append([first, vest, yes])
        log.append([taken_back, second])
        backup(log, tmp_path / "copy.db")
    (tmp_path / "third").mkdir()

    with Stored(tmp_path / "third").opened() as (restored, keys):
        done = restore(tmp_path / "copy.db", restored, keys, to_position=3)

        assert done.events == restored.head().position == 3
        assert any(fact.predicate == "opted_in" for fact in _facts(restored))
        assert restored.append([taken_back]).position == 4


def test_a_graph_of_what_came_later_is_not_taken_for_that_of_a_log_put_back(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _), another.opened() as (restored, keys):
        log.append([first])
        backup(log, tmp_path / "copy.db")
        restore(tmp_path / "copy.db", restored, keys)

        assert restored.head().log_id != log.head().log_id


def test_the_ends_that_were_written_down_come_along(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _), another.opened() as (restored, keys):
        log.append([first])
        log.append([second])
        backup(log, tmp_path / "copy.db")
        restore(tmp_path / "copy.db", restored, keys)

    assert sorted(read_heads(heads_path(tmp_path / "copy.db"))) == [1, 2]
    assert sorted(read_heads(heads_path(another.folder / "log.db"))) == [1, 2]


def test_who_was_erased_stays_erased_when_a_copy_is_put_back(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _):
        log.append([ada, erased])
        backup(log, tmp_path / "copy.db")

    with another.opened() as (restored, old_keys):
        old_keys.made_for(["p1"])
        restore(tmp_path / "copy.db", restored, old_keys, to_position=1)

        assert old_keys.known_for(["p1"]) == {}
        with pytest.raises(BatchRefusedError, match="slettet"):
            restored.append([line("person.described", person="p1", name="Igen")])


def test_a_damaged_backup_is_not_put_back(stored: Stored, another: Stored, tmp_path: Path) -> None:
    with stored.opened() as (log, _):
        log.append([first])
        backup(log, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as raw:
        raw.execute("UPDATE event SET data = '{}'")
        raw.commit()

    with another.opened() as (restored, keys):
        with pytest.raises(BackupDamagedError):
            restore(tmp_path / "copy.db", restored, keys)

        assert restored.head().position == 0


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Kære alle")

    with Stored(tmp_path).opened() as (log, keys):
        with pytest.raises(BackupDamagedError):
            restore(tmp_path / "letter.db", log, keys)
        with pytest.raises(UnreadableFileError):
            restore(tmp_path / "missing.db", log, keys)


def test_a_log_or_a_file_that_is_there_is_not_overwritten(stored: Stored, tmp_path: Path) -> None:
    with stored.opened() as (log, keys):
        log.append([first])
        backup(log, tmp_path / "copy.db")

        with pytest.raises(LogInTheWayError):
            backup(log, tmp_path / "copy.db")
        with pytest.raises(LogInTheWayError):
            restore(tmp_path / "copy.db", log, keys)


def test_a_position_beyond_the_copy_is_refused(
    stored: Stored, another: Stored, tmp_path: Path
) -> None:
    with stored.opened() as (log, _), another.opened() as (restored, keys):
        log.append([first])
        backup(log, tmp_path / "copy.db")

        with pytest.raises(BadMomentError):
            restore(tmp_path / "copy.db", restored, keys, to_position=2)


def test_a_backup_is_one_file_that_only_its_owner_reads(stored: Stored, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    with stored.opened() as (log, _):
        log.append([first])
        backup(log, folder / "copy.db")

    assert sorted(path.name for path in folder.iterdir()) == ["copy.db", "copy.heads.jsonl"]
    assert (folder / "copy.db").stat().st_mode & 0o077 == 0


def _write_until(stored: Stored, stop: Event) -> None:
    with stored.opened() as (log, _):
        number = 0
        while not stop.is_set():
            log.append([line("initiative.registered", initiative=f"n{number}", title="x")])
            number += 1


def _bytes(log: SqlLog) -> list[tuple[int, bytes, bytes, str]]:
    return [(one.position, one.data, one.chain, one.recorded_at) for one in log.read()]


def _facts(log: SqlLog) -> set[Fact]:
    assert drift(log) == set()
    with log.database.snapshot() as connection:
        return rule_state.kept(connection)
