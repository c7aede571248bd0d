"""What only a log on a server can meet: lost sessions, notifications, a lock held elsewhere."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from graph.log.errors import LogUnavailableError
from graph.log.postgres import PostgresLog
from graph.log.verify import verify
from graph.postgres import same_database, shown, url_of
from graph.privacy.keys import SqliteKeyStore
from tests.support.lines import line

faldklub = line("initiative.registered", initiative="faldklub", title="Faldklub")
balancehold = line("initiative.registered", initiative="balancehold", title="Balancehold")


@pytest.fixture
def log(postgres_address: str) -> Iterator[PostgresLog]:
    with closing(_log(postgres_address)) as log:
        yield log


def test_a_session_ended_in_the_middle_of_an_append_leaves_nothing(postgres_address: str) -> None:
    def ended() -> str:
        _end_sessions(postgres_address)
        return "2020-01-01T00:00:00"

    keys = SqliteKeyStore(None)
    with closing(PostgresLog(postgres_address, keys, now=ended)) as log:
        with pytest.raises(LogUnavailableError) as told:
            log.append([faldklub])

        assert "postgres" in told.value.place
        assert list(log.read()) == []


def test_a_log_goes_on_when_its_sessions_were_ended(
    postgres_address: str, log: PostgresLog
) -> None:
    log.append([faldklub])

    _end_sessions(postgres_address)

    assert log.append([faldklub, balancehold]).position == 2
    assert verify(log.read(), log.head(), {}).ok


def test_a_writer_that_stands_still_does_not_stop_those_who_read(
    postgres_address: str, log: PostgresLog
) -> None:
    log.append([faldklub])

    with psycopg.connect(postgres_address) as other:
        other.execute("SELECT * FROM log_head FOR UPDATE")

        assert [event.position for event in log.read()] == [1]


def test_who_waits_is_woken_by_an_append(postgres_address: str, log: PostgresLog) -> None:
    with closing(_log(postgres_address)) as other, ThreadPoolExecutor(1) as pool:
        begun = time.monotonic()
        found = pool.submit(log.wait_for, 1, 30.0)
        time.sleep(0.3)
        other.append([faldklub])

        assert found.result() == 1
        assert time.monotonic() - begun < 5


def test_one_at_a_time_projects_wherever_they_run(postgres_address: str, log: PostgresLog) -> None:
    entered = threading.Event()

    def project() -> None:
        with closing(_log(postgres_address)) as other, other.projecting():
            entered.set()

    with log.projecting():
        waiting = threading.Thread(target=project)
        waiting.start()
        assert not entered.wait(0.5)
    waiting.join(10)

    assert entered.is_set()


def test_the_lock_of_a_lost_session_is_free_again(postgres_address: str, log: PostgresLog) -> None:
    with log.projecting():
        _end_sessions(postgres_address)

    with closing(_log(postgres_address)) as other, other.projecting():
        pass


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    address = f"postgresql://ida:hemmelig@/log?host={tmp_path}"

    with pytest.raises(LogUnavailableError) as told:
        _log(address)

    assert "hemmelig" not in told.value.message()
    assert "ida@" in told.value.message()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("postgresql://a:x@db/log", "postgres://b@db:5432/log", True),
        ("postgresql://a@db/log", "postgresql://a@db/keys", False),
        ("postgresql://a@/log?host=/run/pg", "postgresql://a@db/log", False),
    ],
)
def test_an_address_is_known_by_where_it_leads(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_database(url_of(one), url_of(other)) is same


def test_an_address_is_shown_without_secrets() -> None:
    url = url_of("postgres://ida:hemmelig@db:5433/log?sslmode=require&sslpassword=hemmelig")

    assert shown(url) == "postgresql://ida@db:5433/log?sslmode=require"


def _log(address: str) -> PostgresLog:
    return PostgresLog(address, SqliteKeyStore(None))


def _end_sessions(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
