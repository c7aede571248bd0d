"""The driver to a graph over Bolt, the same for the embedded engine and for a Neo4j."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.engine.errors import EngineLoginRefusedError, EngineUnavailableError

if TYPE_CHECKING:
    from neo4j import Driver


@dataclass(frozen=True, slots=True)
class BoltAddress:
    """Where a graph answers; without a password no login is made.

    What fails is tried again for so many seconds, since a cluster may be choosing a new leader.
    """

    uri: str
    user: str
    password: str | None = field(repr=False)
    database: str | None = None
    retry_seconds: float = 15.0


@contextmanager
def driver_for(address: BoltAddress) -> Generator["Driver"]:
    """A driver that has answered once; a connection lost on the way is a GraphError as well."""
    with told(address), _driver(address) as driver:
        driver.verify_connectivity()
        yield driver


@contextmanager
def told(address: BoltAddress) -> Generator[None]:
    """A connection that is refused or lost inside becomes an EngineUnavailableError.

    A refused login is never tried again: a dozen of them lock the right password out too.
    """
    # The driver takes half a second to import, which a command without a graph need not pay.
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError as error:
        raise EngineLoginRefusedError(address.uri) from error
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        raise EngineUnavailableError(address.uri) from error


def _driver(address: BoltAddress) -> "Driver":
    from neo4j import GraphDatabase, NotificationMinimumSeverity

    return GraphDatabase.driver(
        address.uri,
        auth=None if address.password is None else (address.user, address.password),
        connection_timeout=10.0,
        max_transaction_retry_time=address.retry_seconds,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )
