"""The facts that rules look at, kept in the log database and changed with each append."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from graph import bulk
from graph.log.tables import rule_state
from graph.state import LEADS_ON, Change, Fact, State, state_of


def load(connection: Connection, subjects: Iterable[str]) -> State:
    """The facts about these subjects, and about those that they lead on to."""
    query = _about(postgres=bulk.is_postgres(connection))
    found: list[Fact] = []
    seen: set[str] = set()
    wanted = set(subjects)
    while wanted:
        rows = bulk.run(connection, query, {"subjects": bulk.listed(sorted(wanted))})
        facts = [Fact(*row) for row in rows]
        found += facts
        seen |= wanted
        wanted = {fact.object for fact in facts if fact.predicate in LEADS_ON} - seen
    return state_of(found)


def save(connection: Connection, changes: Iterable[Change]) -> None:
    """What a batch changed, in order: the last word on each fact counts."""
    final = {
        fact: is_added
        for change in changes
        for facts, is_added in ((change.removed, False), (change.added, True))
        for fact in facts
    }
    bulk.remove(connection, rule_state, [fact for fact, is_in in final.items() if not is_in])
    bulk.add(connection, rule_state, [fact for fact, is_in in final.items() if is_in])


def kept(connection: Connection) -> set[Fact]:
    """Every fact that is kept."""
    return {Fact(*row) for row in connection.execute(select(rule_state))}


def put(connection: Connection, facts: Iterable[Fact]) -> None:
    """These facts, in a database that has none."""
    bulk.insert(connection, rule_state, sorted(facts))


@cache
def _about(*, postgres: bool) -> Select[Any]:
    some = bulk.among(rule_state.c.subject, "subjects", postgres=postgres)
    return select(rule_state).where(some)
