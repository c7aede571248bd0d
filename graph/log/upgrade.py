"""The log database brought to the newest revision, by Alembic."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from graph.database import Database
from graph.log.errors import NewerLogError
from graph.log.refold import refold

NEWEST = "0004"


def upgrade(database: Database, to: str = NEWEST) -> None:
    """Apply the revisions that are missing; nothing where the database is up to date.

    The facts that rules look at are made anew from the events, as this version understands them.
    NewerLogError where a later version has been at work.
    """
    with database.reading() as connection:
        found = _revision(connection)
    if found == to:
        return
    if found is not None and found > NEWEST:
        raise NewerLogError(found, NEWEST)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with database.shaping() as connection:
        if _revision(connection) == to:
            return  # somebody else was first
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if to == NEWEST:
            refold(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
