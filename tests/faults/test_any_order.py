"""Whatever is done to a log, in whatever order, it is what a plain model of it is."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from graph.privacy.keys import SqliteKeyStore
from tests.faults.conftest import Faults
from tests.faults.empty_logs import EmptyLogs
from tests.faults.log_and_model import LogAndModel
from tests.support.postgres_server import PostgresServer

SHORT = {"memory": 40, "SQLite": 15, "PostgreSQL": 6}
STEPS = 20


@pytest.fixture(params=list(SHORT))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_logs(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Generator[EmptyLogs]:
    server: object = request.getfixturevalue("postgres") if kind == "PostgreSQL" else None
    known = server if isinstance(server, PostgresServer) else None
    with closing(SqliteKeyStore(None)) as keys:
        yield EmptyLogs(tmp_path, keys, lasts=kind != "memory", server=known)


def test_a_log_is_what_its_model_is(kind: str, empty_logs: EmptyLogs, faults: Faults) -> None:
    class Here(LogAndModel):
        place = empty_logs

    examples = faults.times(short=SHORT[kind], long=1_000)
    wanted = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )

    run_state_machine_as_test(Here, settings=wanted)

    what = f"up to {STEPS} steps in any order: append, retry, conflict, restore ..., {kind}"
    faults.tell(what, tried=examples, found="the log is what its model is")
