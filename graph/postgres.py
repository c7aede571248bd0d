"""How this project opens PostgreSQL: readers and writers from any machine."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from graph.database import outage, told
from graph.log.errors import BadLogAddressError, MissingExtraError

SCHEMES = ("postgresql://", "postgres://")
# A writer that stands still holds everybody up: the server lets go of it after a minute.
_OPTIONS = "-c idle_in_transaction_session_timeout=60000"
_SHAPING = 5_077_251_339  # any number, the same in every version


class PostgresDatabase:
    """A PostgreSQL database, reached by an address such as postgresql://user@host/name."""

    def __init__(self, address: str) -> None:
        url = url_of(address)
        _need_driver()
        self.place = shown(url)
        self._engine = _engine(url)
        self._reader = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        self._snapshot = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @contextmanager
    def reading(self) -> Generator[Connection]:
        with self._told(), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Generator[Connection]:
        with self._told(), self._snapshot.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def shaping(self) -> Generator[Connection]:
        with self.writing() as connection:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_SHAPING,))
            yield connection

    def rewrite(self, table: str) -> None:
        """Write a table anew, so that its file holds nothing that was deleted."""
        with self.reading() as connection:
            connection.exec_driver_sql(f"VACUUM FULL {table}")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Generator[None]:
        from psycopg import Error

        try:
            with told(self.place):
                yield
        # What goes by the driver itself, such as COPY, is not wrapped.
        except Error as problem:
            raise outage(self.place, problem) from problem


def is_postgres_address(text: str) -> bool:
    """Whether the text is the address of a PostgreSQL database."""
    return text.startswith(SCHEMES)


def url_of(address: str) -> URL:
    """The parts of an address; raises BadLogAddressError, which never shows a password."""
    try:
        if not is_postgres_address(address):
            raise BadLogAddressError
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise BadLogAddressError from None


def shown(url: URL) -> str:
    """The address for people, without the password."""
    bare = URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, _harmless(url)
    )
    return bare.render_as_string(hide_password=True)


def same_database(one: URL, other: URL) -> bool:
    """Whether two addresses lead to one database, as far as they say."""
    return _where(one) == _where(other)


def _where(url: URL) -> tuple[object, ...]:
    host = url.host or url.query.get("host") or "localhost"
    return host, url.port or url.query.get("port") or 5432, url.database or url.username


def _harmless(url: URL) -> dict[str, str | tuple[str, ...]]:
    return {name: value for name, value in url.query.items() if name in ("host", "port", "sslmode")}


def _need_driver() -> None:
    try:
        import_module("psycopg")
    except ImportError:
        raise MissingExtraError("PostgreSQL", "postgres") from None


def _engine(url: URL) -> Engine:
    arguments = {"application_name": "spredning", "connect_timeout": 10, "options": _OPTIONS}
    # A connection that went with a restart of the server is noticed before it is used.
    return create_engine(url, pool_pre_ping=True, connect_args=arguments)
