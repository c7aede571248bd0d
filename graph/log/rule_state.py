"""The facts that rules look at, kept in the log database and changed with each append."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from graph.batches import batched
from graph.log.tables import rule_state
from graph.state import Change, Fact, State, state_of

_ADD = "INSERT OR IGNORE INTO rule_state (subject, predicate, object) VALUES (?, ?, ?)"
_REMOVE = "DELETE FROM rule_state WHERE subject = ? AND predicate = ? AND object = ?"


def load(connection: Connection, subjects: Iterable[str]) -> State:
    """The facts about these subjects."""
    facts: list[Fact] = []
    for some in batched(sorted(set(subjects)), 500):
        rows = connection.execute(select(rule_state).where(rule_state.c.subject.in_(some)))
        facts.extend(Fact(row.subject, row.predicate, row.object) for row in rows)
    return state_of(facts)


def save(connection: Connection, changes: Iterable[Change]) -> None:
    """What a batch changed, in order: the last word on each fact counts."""
    final = {
        fact: is_added
        for change in changes
        for facts, is_added in ((change.removed, False), (change.added, True))
        for fact in facts
    }
    added = [_row(fact) for fact, is_added in final.items() if is_added]
    removed = [_row(fact) for fact, is_added in final.items() if not is_added]
    if removed:
        connection.exec_driver_sql(_REMOVE, removed)
    if added:
        connection.exec_driver_sql(_ADD, added)


def _row(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.predicate, fact.object
