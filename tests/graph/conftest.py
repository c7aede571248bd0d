"""The places that a log is kept in: every one that this machine has."""

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from tests.support import postgres_server
from tests.support.postgres_server import PostgresServer
from tests.support.stored import Stored


@pytest.fixture(scope="session")
def postgres() -> Generator[PostgresServer]:
    reason = postgres_server.why_not()
    if reason and postgres_server.is_required():
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    with postgres_server.start() as server:
        yield server


@pytest.fixture(params=["file", "postgres"])
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stored]:
    """An empty log that several processes can use."""
    with _stored(request, tmp_path) as made:
        yield made


@pytest.fixture(params=["file", "postgres"])
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stored]:
    """Another empty log, in a place of its own."""
    with _stored(request, tmp_path / "another") as made:
        yield made


@pytest.fixture(params=["memory", "file", "postgres"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlLog]:
    """An empty log in each place that there is."""
    if request.param == "memory":
        with closing(SqliteLog(None, SqliteKeyStore(None))) as made:
            yield made
        return
    with _stored(request, tmp_path) as stored, stored.opened() as (made, _):
        yield made


@pytest.fixture
def postgres_address(postgres: PostgresServer) -> Iterator[str]:
    """The address of an empty database."""
    with postgres.lent() as lent:
        yield lent


@contextmanager
def _stored(request: pytest.FixtureRequest, folder: Path) -> Generator[Stored]:
    folder.mkdir(exist_ok=True)
    if request.param == "file":
        yield Stored(folder)
        return
    server = request.getfixturevalue("postgres")
    if not isinstance(server, PostgresServer):
        raise TypeError(server)
    with server.lent() as log, server.lent() as keys:
        yield Stored(folder, log, keys)
