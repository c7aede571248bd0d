"""The rows of the log: found, numbered, chained and written on a connection that holds the head."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, bindparam, func, select

from graph import bulk
from graph.canonical import canonical
from graph.envelope import Envelope
from graph.events.catalogue import KINDS, AnyEvent
from graph.log.accept import Statement
from graph.log.chain import linked
from graph.log.contract import Head
from graph.log.prepare import Prepared
from graph.log.tables import events, head
from graph.upcast import upcast

# Put together once: SQLAlchemy takes longer to build a query than these take to run.
_HEAD = select(head.c.log_id, head.c.position, head.c.chain, head.c.recorded_at)
HELD = _HEAD.with_for_update()
"""Where the log ends; from here on nobody else appends before the transaction is over."""
_MOVE = head.update().values(
    position=bindparam("to"), chain=bindparam("link"), recorded_at=bindparam("at")
)
_BEFORE = func.lag(events.c.version).over(partition_by=events.c.stream, order_by=events.c.position)
# The database sorts, on its disk where there are many: streams by the million need no memory here.
_STEPS = (
    select(
        events.c.position,
        events.c.stream,
        events.c.version,
        func.coalesce(_BEFORE, 0).label("before"),
    )
    .where(events.c.position <= bindparam("to"))
    .subquery()
)
_SKIPS = (
    select(_STEPS.c.position, _STEPS.c.stream)
    .where(_STEPS.c.version != _STEPS.c.before + 1)
    .order_by(_STEPS.c.position)
)
_PAGE = 5_000


def read_head(connection: Connection, *, hold: bool = False) -> Head:
    """Where the log ends; `hold` it, and nobody else appends before this transaction is over."""
    (row,) = bulk.run(connection, HELD if hold else _HEAD)
    return Head(*row)


def envelopes(connection: Connection, query: Select[Any]) -> list[Envelope]:
    """The events that a query over the event table selects."""
    return [Envelope(*row) for row in connection.execute(query)]


def in_pages(connection: Connection, *, to: int) -> Iterator[list[Envelope]]:
    """The events up to a position, in order, some thousands at a time."""
    after = 0
    wanted = select(events).order_by(events.c.position).limit(_PAGE)
    wanted = wanted.where(events.c.position <= to)
    while page := envelopes(connection, wanted.where(events.c.position > after)):
        yield page
        after = page[-1].position


def find(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Envelope]:
    """The events with these sources and ids."""
    found: dict[tuple[str, str], Envelope] = {}
    query = _named(postgres=bulk.is_postgres(connection))
    for source, ids in by_source(keys).items():
        one_source = {"of": source, "ids": bulk.listed(ids)}
        some = (Envelope(*row) for row in connection.execute(query, one_source))
        found.update(((one.source, one.id), one) for one in some)
    return found


def statements(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Statement]:
    """What these events said. Rules never look at sealed texts, so these stay sealed."""
    return {key: statement(envelope) for key, envelope in find(connection, keys).items()}


def enveloped(
    before: Head, entries: Sequence[Prepared], reached: Mapping[str, int], recorded_at: str
) -> list[Envelope]:
    """The entries with their positions and links of the chain.

    `reached` has the version that each of their streams had come to, where there was one.
    """
    chain, versions = before.chain, dict(reached)
    made: list[Envelope] = []
    for position, entry in enumerate(entries, start=before.position + 1):
        version = versions.get(entry.stream, 0) + 1
        versions[entry.stream] = version
        envelope = _envelope(entry, chain, (position, entry.stream, version, recorded_at))
        made.append(envelope)
        chain = envelope.chain
    return made


def insert(connection: Connection, made: Sequence[Envelope]) -> None:
    """Write them."""
    bulk.insert(connection, events, made)


def end_at(connection: Connection, last: Envelope) -> None:
    """The log ends with this event now."""
    end = {"to": last.position, "link": last.chain, "at": last.recorded_at}
    bulk.run(connection, _MOVE, end)


def _envelope(entry: Prepared, previous: bytes, place: tuple[int, str, int, str]) -> Envelope:
    proposal = entry.proposal
    position, stream, version, recorded_at = place
    said = proposal.provenance
    provenance = None if said is None else canonical(said).decode()
    said_by = proposal.correlation_id, proposal.causation_id, proposal.actor, provenance
    return Envelope(
        position,
        proposal.source,
        proposal.id,
        stream,
        version,
        proposal.event.kind,
        proposal.event.schema_version,
        proposal.valid_from,
        proposal.valid_to,
        recorded_at,
        *said_by,
        entry.data,
        entry.digest,
        linked(previous, entry.digest, *place, *said_by),
    )


def skips(connection: Connection, *, to: int) -> list[tuple[int, str]]:
    """The positions, up to one, where a stream does not go on with its next version."""
    return [(row.position, row.stream) for row in connection.execute(_SKIPS, {"to": to})]


def erased_in(envelope: Envelope) -> str:
    """The person whom this event, of the kind person.erased, is about."""
    return str(json.loads(envelope.data)["person"])


def statement(envelope: Envelope) -> Statement:
    data = upcast(envelope.kind, envelope.schema_version, json.loads(envelope.data))
    readable = {name: value for name, value in data.items() if not _is_sealed(value)}
    # Built without validation, since sealed texts are left out; every kind is in the union.
    event = cast("AnyEvent", KINDS[envelope.kind].model_construct(**readable))
    return Statement(event, envelope.valid_from)


def _is_sealed(value: object) -> bool:
    return isinstance(value, dict) and "sealed" in value


@cache
def _named(*, postgres: bool) -> Select[Any]:
    some = bulk.among(events.c.id, "ids", postgres=postgres)
    return select(events).where(events.c.source == bindparam("of"), some)


def by_source(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, id in keys:
        found.setdefault(source, []).append(id)
    return found
