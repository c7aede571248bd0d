"""The rows of the log: found, numbered, chained and written on a connection that holds the head."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection, Select, func, select

from graph.batches import batched
from graph.canonical import canonical
from graph.envelope import Envelope
from graph.errors import StaleError
from graph.events.body import stream_of
from graph.events.catalogue import KINDS, AnyEvent
from graph.log.accept import Statement
from graph.log.chain import chained
from graph.log.contract import Expected, Head
from graph.log.prepare import Prepared
from graph.log.tables import events, head
from graph.upcast import upcast

_COLUMNS = tuple(column.name for column in events.columns)
_INSERT = f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - names from the table above
_AT_ONCE = 500


def read_head(connection: Connection) -> Head:
    """Where the log ends."""
    row = connection.execute(select(head)).one()
    return Head(row.log_id, row.position, row.chain, row.recorded_at)


def envelopes(connection: Connection, query: Select[Any]) -> list[Envelope]:
    """The events that a query over the event table selects."""
    return [Envelope(*row) for row in connection.execute(query)]


def find(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Envelope]:
    """The events with these sources and ids."""
    found: dict[tuple[str, str], Envelope] = {}
    for source, ids in _by_source(keys).items():
        for some in batched(ids, _AT_ONCE):
            query = select(events).where(events.c.source == source, events.c.id.in_(some))
            found.update(((one.source, one.id), one) for one in envelopes(connection, query))
    return found


def digests(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], bytes]:
    """The digests of those of these statements that the log holds."""
    found: dict[tuple[str, str], bytes] = {}
    for source, ids in _by_source(keys).items():
        for some in batched(ids, _AT_ONCE):
            query = select(events.c.id, events.c.digest).where(
                events.c.source == source, events.c.id.in_(some)
            )
            found.update(((source, row.id), row.digest) for row in connection.execute(query))
    return found


def statements(
    connection: Connection, keys: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Statement]:
    """What these events said. Rules never look at sealed texts, so these stay sealed."""
    return {key: _statement(envelope) for key, envelope in find(connection, keys).items()}


def check_expected(connection: Connection, before: Head, expected: Expected | None) -> None:
    """Raises StaleError when somebody wrote since the writer looked."""
    if expected is None:
        return
    if expected.position is not None and expected.position != before.position:
        raise StaleError("Loggen", expected.position, before.position)
    versions = _versions(connection, expected.versions)
    for stream, version in expected.versions.items():
        if versions.get(stream, 0) != version:
            raise StaleError(stream, version, versions.get(stream, 0))


def enveloped(
    connection: Connection, before: Head, entries: Sequence[Prepared], recorded_at: str
) -> list[Envelope]:
    """The entries with their positions, stream versions and links of the chain."""
    versions = _versions(connection, {stream_of(entry.proposal.event) for entry in entries})
    chain = before.chain
    made: list[Envelope] = []
    for position, entry in enumerate(entries, start=before.position + 1):
        stream = stream_of(entry.proposal.event)
        versions[stream] = versions.get(stream, 0) + 1
        bare = _envelope(entry, position, versions[stream], stream, recorded_at)
        chain = chained(chain, bare)
        made.append(replace(bare, chain=chain))
    return made


def insert(connection: Connection, made: Sequence[Envelope]) -> None:
    """Write them, and where the log ends now."""
    connection.exec_driver_sql(
        _INSERT, [tuple(getattr(one, name) for name in _COLUMNS) for one in made]
    )
    last = made[-1]
    connection.execute(
        head.update().values(position=last.position, chain=last.chain, recorded_at=last.recorded_at)
    )


def _envelope(
    entry: Prepared, position: int, version: int, stream: str, recorded_at: str
) -> Envelope:
    proposal = entry.proposal
    provenance = proposal.provenance
    return Envelope(
        position=position,
        source=proposal.source,
        id=proposal.id,
        stream=stream,
        version=version,
        kind=proposal.event.kind,
        schema_version=proposal.event.schema_version,
        valid_from=proposal.valid_from,
        valid_to=proposal.valid_to,
        recorded_at=recorded_at,
        correlation_id=proposal.correlation_id,
        causation_id=proposal.causation_id,
        actor=proposal.actor,
        provenance=None
        if provenance is None
        else canonical(provenance.model_dump(exclude_none=True)).decode(),
        data=entry.data,
        digest=entry.digest,
        chain=b"",
    )


def _statement(envelope: Envelope) -> Statement:
    data = upcast(envelope.kind, envelope.schema_version, json.loads(envelope.data))
    readable = {name: value for name, value in data.items() if not _is_sealed(value)}
    # Built without validation, since sealed texts are left out; every kind is in the union.
    event = cast("AnyEvent", KINDS[envelope.kind].model_construct(**readable))
    return Statement(event, envelope.valid_from)


def _is_sealed(value: object) -> bool:
    return isinstance(value, dict) and "sealed" in value


def _versions(connection: Connection, streams: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in batched(sorted(streams), _AT_ONCE):
        query = (
            select(events.c.stream, func.max(events.c.version).label("version"))
            .where(events.c.stream.in_(some))
            .group_by(events.c.stream)
        )
        found.update((row.stream, row.version) for row in connection.execute(query))
    return found


def _by_source(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, id in keys:
        found.setdefault(source, []).append(id)
    return found
