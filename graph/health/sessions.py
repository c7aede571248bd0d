"""Sessions on a PostgreSQL that stand still while they hold what others wait for."""

from sqlalchemy import text

from graph import bulk
from graph.health.finding import Finding, well, wrong
from graph.log.sql import SqlLog

_STANDING = text(
    "SELECT pid, coalesce(host(client_addr), 'local') AS host, "
    "extract(epoch FROM now() - state_change)::int AS seconds "
    "FROM pg_stat_activity WHERE datname = current_database() "
    "AND state LIKE 'idle in transaction%' "
    "AND extract(epoch FROM now() - state_change) >= :patience ORDER BY state_change"
)


def standing(log: SqlLog, *, patience: float) -> Finding:
    """Whether a session began to write and went no further; in a file there are none."""
    with log.database.reading() as connection:
        if not bulk.is_postgres(connection):
            return well("sessions", "loggen er en fil", "the log is a file")
        found = connection.execute(_STANDING, {"patience": patience}).all()
    if not found:
        return well("sessions", "ingen står stille", "none stands still")
    pid, host, seconds = found[0]
    return wrong(
        "sessions",
        f"session {pid} fra {host} har stået stille midt i en skrivning i {seconds} sekunder",
        f"session {pid} from {host} stood still in the middle of a write for {seconds} seconds",
        "Serveren slipper den efter et minut. Ellers, på serveren: "
        f"SELECT pg_terminate_backend({pid})",
        "The server lets go of it after a minute. Else, on the server: "
        f"SELECT pg_terminate_backend({pid})",
    )
