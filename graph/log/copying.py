"""Events copied from one log database to another as they are: positions, digests and chain."""

from sqlalchemy import Connection, select

from graph.log import rows, rule_state
from graph.log.errors import LogInTheWayError
from graph.log.sql import SqlLog
from graph.log.tables import head, live_graph


def copy_whole(source: Connection, target: Connection) -> None:
    """The log as it is: its events, its id, the facts of the rules, the name of the live graph."""
    log_id = rows.read_head(source).log_id
    copy_events(source, target, to=rows.read_head(source).position)
    target.execute(head.update().values(log_id=log_id))
    rule_state.put(target, rule_state.kept(source))
    name = source.execute(select(live_graph.c.name)).scalar_one()
    target.execute(live_graph.update().values(name=name))


def copy_events(source: Connection, target: Connection, *, to: int) -> None:
    """The events up to a position, and where they end."""
    for page in rows.in_pages(source, to=to):
        rows.insert(target, page)
        rows.end_at(target, page[-1])


def refuse_unless_empty(connection: Connection, log: SqlLog) -> None:
    """Raises LogInTheWayError when the log has come anywhere; holds its head."""
    if rows.read_head(connection, hold=True).position:
        raise LogInTheWayError(log.place)
