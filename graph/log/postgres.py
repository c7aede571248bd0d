"""The log in a PostgreSQL database, for more than one machine."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from graph import bulk
from graph.log import rows
from graph.log.contract import Head
from graph.log.sql import SqlLog, utc_now
from graph.postgres import PostgresDatabase
from graph.privacy.keys import KeyStore

# A notification is a hint and may be lost: the head is looked at this often all the same.
_LOOK_EVERY = 1.0
_NOTIFY = select(func.pg_notify(bindparam("channel"), bindparam("position")))


class PostgresLog(SqlLog):
    """A log that many machines append to."""

    def __init__(
        self,
        address: str,
        keys: KeyStore,
        *,
        beside: Path | None = None,
        now: Callable[[], str] = utc_now,
    ) -> None:
        super().__init__(PostgresDatabase(address), keys, beside=beside, now=now)
        self._turn = Lock()

    def wait_for(self, position: int, timeout: float) -> int:
        """Wakes up when somebody tells of an append."""
        end = time.monotonic() + timeout
        with self.database.reading() as connection:
            log_id = rows.read_head(connection).log_id
            connection.exec_driver_sql(f'LISTEN "{_channel(log_id)}"')
            try:
                return _awaited(connection, position, end)
            finally:
                connection.exec_driver_sql("UNLISTEN *")

    @contextmanager
    def projecting(self) -> Generator[None]:
        # One thread of this process at a time asks the server, so that those who wait hold none
        # of the connections that the one who projects needs.
        with self._turn, self.database.reading() as connection:
            key = _lock_key(rows.read_head(connection).log_id)
            connection.exec_driver_sql("SELECT pg_advisory_lock(%s)", (key,))
            try:
                yield
            finally:
                _unlock(connection, key)

    def announce(self, connection: Connection, head: Head) -> None:
        told = {"channel": _channel(head.log_id), "position": str(head.position)}
        bulk.run(connection, _NOTIFY, told)


def _awaited(connection: Connection, position: int, end: float) -> int:
    driver: Any = connection.connection.driver_connection
    while (found := rows.read_head(connection).position) < position:
        left = end - time.monotonic()
        if left <= 0:
            break
        for _ in driver.notifies(timeout=min(left, _LOOK_EVERY), stop_after=1):
            pass
    return found


def _unlock(connection: Connection, key: int) -> None:
    try:
        connection.exec_driver_sql("SELECT pg_advisory_unlock(%s)", (key,))
    except DBAPIError:
        # The session is gone, and its lock with it: the checkpoint keeps what was done safe.
        connection.invalidate()


def _channel(log_id: str) -> str:
    return f"log_{log_id}"


def _lock_key(log_id: str) -> int:
    return int.from_bytes(sha256(log_id.encode()).digest()[:8], "big", signed=True)
