"""The log database brought to the newest revision, by Alembic."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

NEWEST = "0001"


def upgrade(engine: Engine) -> None:
    """Apply the revisions that are missing; nothing where the database is up to date."""
    if _revision(engine) == NEWEST:
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
