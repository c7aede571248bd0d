"""The facts that rules look at, made anew from the events: what is kept must be the same."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from graph.events.body import EventBody
from graph.events.curation import StatementRetracted
from graph.log import rule_state
from graph.log.accept import taken_back
from graph.log.rows import in_pages, read_head, statement, statements
from graph.log.tables import rule_state as table
from graph.state import Change, Fact, change_by

if TYPE_CHECKING:
    from graph.log.sql import SqlLog


def drift(log: "SqlLog") -> set[Fact]:
    """The facts that are kept but do not follow from the log, or follow and are not kept."""
    with log.database.snapshot() as connection:
        end = read_head(connection).position
        return rule_state.kept(connection) ^ refolded(connection, to=end)


def refold(connection: Connection) -> None:
    """Keep what follows from the events, and nothing else."""
    connection.execute(table.delete())
    rule_state.put(connection, refolded(connection, to=read_head(connection).position))


def refolded(connection: Connection, *, to: int) -> set[Fact]:
    """The facts as the events up to a position give them."""
    facts: set[Fact] = set()
    for page in in_pages(connection, to=to):
        for envelope in page:
            change = _change(connection, statement(envelope).event, envelope.valid_from)
            facts.difference_update(change.removed)
            facts.update(change.added)
    return facts


def _change(connection: Connection, event: EventBody, valid_from: str | None) -> Change:
    if isinstance(event, StatementRetracted):
        key = event.event_source, event.event_id
        return taken_back(statements(connection, [key])[key])
    return change_by(event, valid_from=valid_from)
