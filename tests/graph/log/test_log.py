"""What every log promises, run over each place that a log is kept in."""

import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import BatchRefusedError, ConflictError, StaleError
from graph.log.contract import Appended, Expected
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.log.verify import verify
from graph.privacy.keys import SqliteKeyStore
from graph.refusals import UnknownReferenceError
from tests.support.lines import line
from tests.support.stored import Stored

faldklub = line("initiative.registered", initiative="faldklub", title="Faldklub")
balancehold = line("initiative.registered", initiative="balancehold", title="Balancehold")
renamed = line("initiative.described", initiative="faldklub", title="Faldholdet")


def test_positions_are_dense_from_one(log: SqlLog) -> None:
    log.append([faldklub, balancehold])
    log.append([renamed])

    assert [event.position for event in log.read()] == [1, 2, 3]
    assert log.head().position == 3


def test_what_the_log_already_says_is_not_said_again(log: SqlLog) -> None:
    log.append([faldklub])

    assert log.append([faldklub, balancehold]) == Appended(1, 1, 2)
    assert log.append([faldklub, balancehold]) == Appended(0, 2, 2)


def test_the_same_twice_in_one_batch_is_said_once(log: SqlLog) -> None:
    assert log.append([faldklub, faldklub]) == Appended(1, 1, 1)


def test_a_known_id_with_other_content_is_a_conflict(log: SqlLog) -> None:
    log.append([faldklub])
    other = line("initiative.registered", faldklub.id, initiative="faldklub", title="En anden")

    with pytest.raises(BatchRefusedError) as refused:
        log.append([balancehold, other])

    assert [(at, type(error)) for at, error in refused.value.refused] == [(1, ConflictError)]


def test_a_batch_with_anything_wrong_in_it_leaves_nothing(log: SqlLog) -> None:
    stranger = line("initiative.described", initiative="ukendt", title="x")

    with pytest.raises(BatchRefusedError):
        log.append([faldklub, stranger])

    assert list(log.read()) == []
    assert log.append([renamed], keep_going=True).appended == 0


def test_keeping_going_appends_what_can_be_and_names_the_rest(log: SqlLog) -> None:
    stranger = line("initiative.described", initiative="ukendt", title="x")

    done = log.append([faldklub, stranger, renamed], keep_going=True)

    assert (done.appended, done.position) == (2, 2)
    assert [(one.index, type(one.error)) for one in done.refused] == [(1, UnknownReferenceError)]


def test_a_rehearsal_counts_the_same_and_writes_nothing(log: SqlLog) -> None:
    log.append([faldklub])

    with log.rehearsing() as rehearsal:
        dry = rehearsal.append([faldklub, balancehold, renamed])

    assert (dry.appended, dry.unchanged) == (2, 1)
    assert log.head().position == 1


def test_a_stream_counts_its_own_versions(log: SqlLog) -> None:
    log.append([faldklub, balancehold, renamed])

    found = [(event.stream, event.version) for event in log.read()]

    assert found == [
        ("initiative/faldklub", 1),
        ("initiative/balancehold", 1),
        ("initiative/faldklub", 2),
    ]


@pytest.mark.parametrize(
    "expected", [Expected(position=0), Expected(versions={"initiative/faldklub": 0})]
)
def test_who_has_not_seen_the_newest_is_told(log: SqlLog, expected: Expected) -> None:
    log.append([faldklub])

    with pytest.raises(StaleError):
        log.append([renamed], expected=expected)

    assert log.append([renamed], expected=Expected(position=1)).appended == 1


def test_reading_goes_on_after_a_position_and_stops_at_a_limit(log: SqlLog) -> None:
    log.append([faldklub, balancehold, renamed])

    assert [event.id for event in log.read(after=1, limit=1)] == [balancehold.id]
    assert [event.id for event in log.read(kind="initiative.described")] == [renamed.id]
    assert [event.id for event in log.read(stream="initiative/balancehold")] == [balancehold.id]


def test_a_clock_set_back_does_not_turn_the_log_back() -> None:
    times = iter(["2020-01-02T00:00:00", "2020-01-01T00:00:00"])
    log = SqliteLog(None, SqliteKeyStore(None), now=lambda: next(times))

    log.append([faldklub])
    log.append([balancehold])

    assert [event.recorded_at for event in log.read()] == ["2020-01-02T00:00:00"] * 2


def test_the_last_event_by_a_day_is_found() -> None:
    times = iter(["2020-01-01T10:00:00", "2020-01-03T10:00:00"])
    log = SqliteLog(None, SqliteKeyStore(None), now=lambda: next(times))
    log.append([faldklub])
    log.append([balancehold])

    found = [log.position_by(day) for day in ("2019-12-31", "2020-01-02", "2020-01-03")]

    assert found == [0, 1, 2]


def test_taking_back_a_yes_takes_it_from_the_rules_too(log: SqlLog) -> None:
    cluster = line("cluster.registered", cluster="vest", name="Vest")
    opted_in = line("cluster.opted_in", "yes", cluster="vest", initiative="faldklub")
    taken_back = line("statement.retracted", event_source="test", event_id="yes")
    lemvig = line("organisation.registered", organisation="lemvig", name="Lemvig")
    member = line("membership.started", organisation="lemvig", cluster="vest")
    policy = line("policy.changed", when="2016", policy="opt_in", in_force=True)
    adopted = line(
        "adoption.started", when="2018", adoption="a", initiative="faldklub", organisation="lemvig"
    )

    log.append([faldklub, cluster, opted_in, lemvig, member, policy, taken_back])
    log.append([adopted])

    assert [event.kind for event in log.read(after=8)] == ["policy.deviated"]


def test_eight_processes_with_the_same_keys_double_nothing(stored: Stored) -> None:
    with ProcessPoolExecutor(8) as pool:
        done = list(pool.map(_append_hundred, [stored] * 8))

    with stored.opened() as (log, _):
        assert [event.position for event in log.read()] == list(range(1, 101))
        assert verify(log.read(), log.head(), {}).ok
    assert sum(done) == 100


def test_only_the_owner_reads_the_keys(tmp_path: Path) -> None:
    with closing(SqliteKeyStore(tmp_path / "keys.db")):
        assert (tmp_path / "keys.db").stat().st_mode & 0o077 == 0


def test_the_file_is_durable(tmp_path: Path) -> None:
    with closing(SqliteLog(tmp_path / "log.db", SqliteKeyStore(None))) as log:
        log.append([faldklub])

    with closing(sqlite3.connect(tmp_path / "log.db")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _append_hundred(stored: Stored) -> int:
    with stored.opened() as (log, _):
        return sum(
            log.append([line("initiative.registered", initiative=f"i{n}", title="x")]).appended
            for n in range(100)
        )
