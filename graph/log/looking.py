"""What the log holds of what some entries name, all of it asked for at once and under its head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from graph import bulk
from graph.errors import StaleError
from graph.log import rows, rule_state
from graph.log.accept import Known, retracted_in
from graph.log.contract import Expected, Head
from graph.log.prepare import Prepared
from graph.log.tables import events
from graph.state import Fact, state_of, subjects_of


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the log ended, what it knew, and what the streams asked for had come to."""

    head: Head
    known: Known
    asked: frozenset[str]
    versions: Mapping[str, int]


def seen(connection: Connection, entries: Sequence[Prepared]) -> Seen:
    """What these entries meet. The head is held first, so that the rest cannot change."""
    said = [entry.proposal.event for entry in entries]
    streams, subjects = frozenset([entry.stream for entry in entries]), subjects_of(said)
    keys, postgres = rows.by_source(entry.key for entry in entries), bulk.is_postgres(connection)
    (head,), about, versions, *digests = bulk.answers(
        connection,
        [
            bulk.Question(rows.HELD, {}),
            rule_state.about(subjects, postgres=postgres),
            _versions_of(streams, postgres=postgres),
            *(_digests_of(source, ids, postgres=postgres) for source, ids in keys.items()),
        ],
    )
    statements = rows.statements(connection, retracted_in(entries))
    more = subjects_of(statement.event for statement in statements.values())
    found = [Fact(*row) for row in about]
    ask = partial(rule_state.of, connection)
    facts = rule_state.led_on(ask, found, asked=subjects, more=more)
    known = {
        (source, id): digest
        for source, some in zip(keys, digests, strict=True)
        for id, digest in some
    }
    return Seen(Head(*head), Known(state_of(facts), known, statements), streams, dict(versions))


def check_expected(connection: Connection, before: Head, expected: Expected | None) -> None:
    """Raises StaleError when somebody wrote since the writer looked."""
    if expected is None:
        return
    if expected.position is not None and expected.position != before.position:
        raise StaleError("Loggen", expected.position, before.position)
    found = versions(connection, expected.versions)
    for stream, version in expected.versions.items():
        if found.get(stream, 0) != version:
            raise StaleError(stream, version, found.get(stream, 0))


def versions(connection: Connection, streams: Iterable[str]) -> dict[str, int]:
    """The versions that those of these streams that there are have come to."""
    wanted = set(streams)
    if not wanted:
        return {}
    return dict(bulk.run(connection, *_versions_of(wanted, postgres=bulk.is_postgres(connection))))


def _versions_of(streams: Iterable[str], *, postgres: bool) -> bulk.Question:
    return bulk.Question(_newest(postgres=postgres), {"streams": bulk.listed(sorted(streams))})


def _digests_of(source: str, ids: Iterable[str], *, postgres: bool) -> bulk.Question:
    return bulk.Question(_digests(postgres=postgres), {"of": source, "ids": bulk.listed(ids)})


# Put together once: SQLAlchemy takes longer to build a query than these take to run.


@cache
def _newest(*, postgres: bool) -> Select[Any, Any]:
    some = bulk.among(events.c.stream, "streams", postgres=postgres)
    newest = select(events.c.stream, func.max(events.c.version))
    return newest.where(some).group_by(events.c.stream)


@cache
def _digests(*, postgres: bool) -> Select[Any, Any]:
    some = bulk.among(events.c.id, "ids", postgres=postgres)
    wanted = select(events.c.id, events.c.digest)
    return wanted.where(events.c.source == bindparam("of"), some)
