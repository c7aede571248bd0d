"""A log of any earlier revision is brought up to date where it stands, and stays whole."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table, text

import graph.log
from graph.database import Database
from graph.log import rows, rule_state
from graph.log.errors import NewerLogError
from graph.log.refold import refolded
from graph.log.tables import metadata
from graph.log.upgrade import NEWEST, upgrade
from graph.log.verify import verify
from graph.postgres import PostgresDatabase
from graph.sqlite import SqliteDatabase
from graph.state import Fact
from tests.support.golden import FOLDER, golden_rows

_SCRIPTS = Config()
_SCRIPTS.set_main_option("script_location", str(Path(graph.log.__file__).parent / "migrations"))
REVISIONS = [one.revision for one in ScriptDirectory.from_config(_SCRIPTS).walk_revisions()][::-1]
GOLDEN = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.fixture(params=["memory", "file", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "postgres":
        made: Database = PostgresDatabase(str(request.getfixturevalue("postgres_address")))
    else:
        made = SqliteDatabase(None if request.param == "memory" else tmp_path / "log.db")
    with closing(made):
        yield made


def test_the_newest_revision_is_the_one_that_a_log_is_brought_to() -> None:
    assert REVISIONS[-1] == NEWEST


def test_the_revisions_make_the_tables_that_the_code_uses(database: Database) -> None:
    upgrade(database)

    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_log_of_a_newer_version_is_left_as_it_is_and_said_to_be_newer(
    database: Database,
) -> None:
    upgrade(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerLogError, match="9999"):
        upgrade(database)


def test_revisions_are_numbered_in_their_order() -> None:
    assert sorted(REVISIONS) == REVISIONS


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize("revision", REVISIONS)
def test_a_golden_log_comes_whole_from_any_revision(
    database: Database, revision: str, name: str
) -> None:
    upgrade(database, revision)
    _fill(database, golden_rows(name))

    upgrade(database)

    with database.snapshot() as connection:
        head = rows.read_head(connection)
        events = [event for page in rows.in_pages(connection, to=head.position) for event in page]
    assert head.position == len(golden_rows(name))
    assert verify(events, head, {}).problems == ()


@pytest.mark.parametrize("name", GOLDEN)
@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_what_rules_look_at_is_made_anew_from_the_events(
    database: Database, revision: str, name: str
) -> None:
    upgrade(database, revision)
    _fill(database, golden_rows(name))

    upgrade(database)

    with database.snapshot() as connection:
        kept = rule_state.kept(connection)
        assert kept == refolded(connection, to=len(golden_rows(name)))
    assert Fact("ad-1", "is", "adoption") in kept or name != "first"


def _fill(database: Database, stored: list[dict[str, Any]]) -> None:
    """The rows as that revision's tables take them."""
    with database.writing() as connection:
        tables = MetaData()
        event = Table("event", tables, autoload_with=connection)
        head = Table("log_head", tables, autoload_with=connection)
        last = {name: stored[-1][name] for name in ("position", "chain", "recorded_at")}
        connection.execute(event.insert(), stored)
        connection.execute(head.update().values(**last))
