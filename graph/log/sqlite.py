"""The log in a SQLite file, or in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, func, select

from graph.dates import day_after
from graph.envelope import Envelope
from graph.errors import BatchRefusedError
from graph.events.curation import PersonErased
from graph.log import rows, rule_state
from graph.log.accept import Accepted, accept, retracted_in
from graph.log.contract import Appended, Expected, Head
from graph.log.heads import export_head
from graph.log.prepare import Prepared, prepare
from graph.log.tables import events, live_graph
from graph.log.upgrade import upgrade
from graph.privacy.keys import KeyStore
from graph.proposals import Proposal
from graph.sqlite import sqlite_engine
from graph.state import subjects_of

PAGE = 5_000


def _utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class SqliteLog:
    """A log on one machine: many readers, one writer at a time under a file lock."""

    def __init__(
        self, path: Path | None, keys: KeyStore, *, now: Callable[[], str] = _utc_now
    ) -> None:
        self._path = path
        self._keys = keys
        self._now = now
        self._engine = sqlite_engine(path)
        self._writer = self._engine.execution_options(writes=True)
        with self._locked():
            upgrade(self._engine)

    def append(
        self,
        proposals: Sequence[Proposal],
        *,
        expected: Expected | None = None,
        keep_going: bool = False,
        dry_run: bool = False,
    ) -> Appended:
        batch = prepare(proposals, self._keys)
        with self._locked():
            with self._writer.begin() as connection:
                before = rows.read_head(connection)
                rows.check_expected(connection, before, expected)
                accepted = _accepted(connection, batch)
                if accepted.refused and not keep_going:
                    refusals = tuple((one.index, one.error) for one in accepted.refused)
                    raise BatchRefusedError(refusals)
                position = before.position
                if accepted.entries and not dry_run:
                    position = self._write(connection, before, accepted)
            if position > before.position and self._path is not None:
                export_head(self._path, self.head())
        if not dry_run:
            self._forget(accepted)
        return Appended(accepted.proposals, accepted.unchanged, position, tuple(accepted.refused))

    def read(
        self,
        *,
        after: int = 0,
        limit: int | None = None,
        kind: str | None = None,
        stream: str | None = None,
        correlation_id: str | None = None,
    ) -> Iterator[Envelope]:
        wanted = {"kind": kind, "stream": stream, "correlation_id": correlation_id}
        query = select(events).order_by(events.c.position)
        for name, value in wanted.items():
            if value is not None:
                query = query.where(events.c[name] == value)
        left = limit
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            with self._engine.connect() as connection:
                page = rows.envelopes(
                    connection, query.where(events.c.position > after).limit(size)
                )
            yield from page
            if len(page) < size:
                return
            after = page[-1].position
            left = None if left is None else left - len(page)

    def find(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Envelope]:
        with self._engine.connect() as connection:
            return rows.find(connection, keys)

    def head(self) -> Head:
        with self._engine.connect() as connection:
            return rows.read_head(connection)

    def close(self) -> None:
        with self._locked():
            self._engine.dispose()

    def _write(self, connection: Connection, before: Head, accepted: Accepted) -> int:
        recorded_at = max(self._now(), before.recorded_at)
        envelopes = rows.enveloped(connection, before, accepted.entries, recorded_at)
        rows.insert(connection, envelopes)
        rule_state.save(connection, accepted.changes)
        return envelopes[-1].position

    def _forget(self, accepted: Accepted) -> None:
        """Keys go after the event that says so is safe; done again by whoever reads it next."""
        for entry in accepted.entries:
            if isinstance(entry.proposal.event, PersonErased):
                self._keys.destroy(entry.proposal.event.person)

    def position_by(self, day: str) -> int:
        after = day_after(day)
        query = select(func.max(events.c.position)).where(events.c.recorded_at < after)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0

    def live_graph(self) -> str:
        """The name of the graph that answers questions now."""
        with self._engine.connect() as connection:
            return connection.execute(select(live_graph.c.name)).scalar_one()

    def point_to(self, name: str) -> None:
        """From now on this graph answers."""
        with self._locked(), self._writer.begin() as connection:
            connection.execute(live_graph.update().values(name=name))

    def _locked(self) -> AbstractContextManager[object]:
        # Held for every write, checkpoint and close of a writer: SQLite before 3.51.3 can lose
        # data when a write-ahead log is reset beside another connection's write.
        return nullcontext() if self._path is None else FileLock(self._path.with_suffix(".lock"))


def _accepted(connection: Connection, batch: Sequence[Prepared]) -> Accepted:
    """The batch as the rules see it, with what the log knows of it already."""
    subjects = {id for entry in batch for id in subjects_of(entry.proposal.event)}
    return accept(
        batch,
        rule_state.load(connection, subjects),
        digests=rows.digests(connection, [entry.key for entry in batch]),
        statements=rows.statements(connection, retracted_in(batch)),
    )
