"""The facts that rules look at, kept in the log database and changed with each append."""

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select

from graph import bulk
from graph.log.tables import rule_state
from graph.state import LEADS_ON, Fact


def about(subjects: Iterable[str], *, postgres: bool) -> bulk.Question:
    """The facts that are kept about these subjects."""
    return bulk.Question(_about(postgres=postgres), {"subjects": bulk.listed(sorted(subjects))})


def of(connection: Connection, subjects: Set[str]) -> list[Fact]:
    """The same, asked at once."""
    query = about(subjects, postgres=bulk.is_postgres(connection))
    return [Fact(*row) for row in bulk.run(connection, *query)]


def led_on(
    ask: Callable[[Set[str]], list[Fact]],
    found: list[Fact],
    *,
    asked: Set[str],
    more: Set[str],
) -> list[Fact]:
    """What was found about those asked for, with all that is kept about `more` subjects too.

    And about those that these facts lead on to.
    """
    facts, known = list(found), set(asked)
    wanted = (more | _led_to(found)) - known
    while wanted:
        some = ask(wanted)
        facts += some
        known |= wanted
        wanted = _led_to(some) - known
    return facts


def save(connection: Connection, changes: Iterable[Mapping[Fact, bool]]) -> None:
    """Keep what batches changed, in order: of each fact, the last word on whether it holds."""
    turned = {fact: holds for change in changes for fact, holds in change.items()}
    bulk.remove(connection, rule_state, [fact for fact, holds in turned.items() if not holds])
    bulk.add(connection, rule_state, [fact for fact, holds in turned.items() if holds])


def kept(connection: Connection) -> set[Fact]:
    """Every fact that is kept."""
    return {Fact(*row) for row in connection.execute(select(rule_state))}


def put(connection: Connection, facts: Iterable[Fact]) -> None:
    """These facts, in a database that has none."""
    bulk.insert(connection, rule_state, sorted(facts))


def _led_to(facts: Iterable[Fact]) -> set[str]:
    return {fact.object for fact in facts if fact.predicate in LEADS_ON}


@cache
def _about(*, postgres: bool) -> Select[Any]:
    some = bulk.among(rule_state.c.subject, "subjects", postgres=postgres)
    return select(rule_state).where(some)
