"""The log in a SQL database: what all of them share."""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from graph import bulk
from graph.database import Database
from graph.dates import day_after
from graph.envelope import Envelope
from graph.log import rows, rule_state
from graph.log.accept import Accepted, Batch, accept
from graph.log.contract import Appended, Expected, Head, Ledger
from graph.log.gathering import Gathering
from graph.log.heads import export_head
from graph.log.looking import Seen, check_expected, seen, versions
from graph.log.prepare import prepare
from graph.log.rehearsal import Rehearsal
from graph.log.tables import events, live_graph
from graph.log.upgrade import upgrade
from graph.privacy.keys import KeyStore
from graph.proposals import Proposal

PAGE = 5_000
_TOGETHER = 256
_PATIENCE = 0.002
_LOOK_EVERY = 0.2


def utc_now() -> str:
    """The time, as events are stamped with it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class SqlLog(ABC):
    """A log over a database: every append holds the head, so that positions are dense.

    `beside` names the file next to which the ends of the log are written down.
    """

    def __init__(
        self,
        database: Database,
        keys: KeyStore,
        *,
        beside: Path | None,
        now: Callable[[], str] = utc_now,
    ) -> None:
        self.database = database
        self.beside = beside
        self.keys = keys
        self._now = now
        self._gathering = Gathering(self._appended, at_once=_TOGETHER, patience=_PATIENCE)
        upgrade(database)

    @property
    def place(self) -> str:
        """Where the log is, for people."""
        return self.database.place

    def append(
        self,
        proposals: Sequence[Proposal],
        *,
        expected: Expected | None = None,
        keep_going: bool = False,
    ) -> Appended:
        batch = Batch(prepare(proposals, self.keys), keep_going)
        if expected is None:
            return self._gathering.ask(batch)
        return _told(self._appended([batch], expected=expected)[0])

    def read(
        self,
        *,
        after: int = 0,
        limit: int | None = None,
        kind: str | None = None,
        stream: str | None = None,
        correlation_id: str | None = None,
        source: str | None = None,
    ) -> Iterator[Envelope]:
        wanted = {
            "kind": kind,
            "stream": stream,
            "correlation_id": correlation_id,
            "source": source,
        }
        query = select(events).order_by(events.c.position)
        for name, value in wanted.items():
            if value is not None:
                query = query.where(events.c[name] == value)
        left = limit
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            with self.database.reading() as connection:
                page = rows.envelopes(
                    connection, query.where(events.c.position > after).limit(size)
                )
            yield from page
            if len(page) < size:
                return
            after = page[-1].position
            left = None if left is None else left - len(page)

    def find(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Envelope]:
        with self.database.reading() as connection:
            return rows.find(connection, keys)

    def head(self) -> Head:
        with self.database.reading() as connection:
            return rows.read_head(connection)

    def rehearsing(self) -> AbstractContextManager[Ledger]:
        return closing(Rehearsal(self, self.database))

    def wait_for(self, position: int, timeout: float) -> int:
        """Looks now and then."""
        end = time.monotonic() + timeout
        while (found := self.head().position) < position and time.monotonic() < end:
            time.sleep(max(0.0, min(_LOOK_EVERY, end - time.monotonic())))
        return found

    def position_by(self, day: str) -> int:
        after = day_after(day)
        query = select(func.max(events.c.position)).where(events.c.recorded_at < after)
        with self.database.reading() as connection:
            return connection.execute(query).scalar() or 0

    def live_graph(self) -> str:
        """The name of the graph that answers questions now."""
        with self.database.reading() as connection:
            return connection.execute(select(live_graph.c.name)).scalar_one()

    def point_to(self, name: str) -> None:
        """From now on this graph answers."""
        with self.database.writing() as connection:
            connection.execute(live_graph.update().values(name=name))

    @abstractmethod
    def projecting(self) -> AbstractContextManager[object]:
        """Held by the one who folds this log into the live graph."""

    def close(self) -> None:
        self.database.close()

    def announce(self, connection: Connection, head: Head) -> None:  # noqa: B027 - not every store can tell
        """Tell those who wait, once this is committed; here nobody can be told."""

    def _appended(
        self, batches: Sequence[Batch], *, expected: Expected | None = None
    ) -> list[Appended | Exception]:
        """What came of each, all in one transaction."""
        with self.database.writing() as connection:
            before = seen(connection, [entry for batch in batches for entry in batch.entries])
            check_expected(connection, before.head, expected)
            accepted = accept(batches, before.known)
            after = self._write(connection, before, accepted)
        if after.position > before.head.position and self.beside is not None:
            export_head(self.beside, after)
        answers = _answers(batches, accepted, after.position)
        self._forget(batches, accepted, answers)
        return answers

    def _write(self, connection: Connection, before: Seen, accepted: Sequence[Accepted]) -> Head:
        entries = [entry for one in accepted for entry in one.entries]
        if not entries:
            return before.head
        # What the rules add may be about others than what was proposed.
        streams = {entry.stream for entry in entries}
        reached = {**before.versions, **versions(connection, streams - before.asked)}
        recorded_at = max(self._now(), before.head.recorded_at)
        made = rows.enveloped(before.head, entries, reached, recorded_at)
        rows.insert(connection, made)
        head = Head(before.head.log_id, made[-1].position, made[-1].chain, recorded_at)
        with bulk.together(connection):
            rows.end_at(connection, made[-1])
            rule_state.save(connection, [one.turned for one in accepted])
            self.announce(connection, head)
        return head

    def _forget(
        self,
        batches: Sequence[Batch],
        accepted: Sequence[Accepted],
        answers: Sequence[Appended | Exception],
    ) -> None:
        """Keys go once the event that says so is safe; also when it was, and the key did not go."""
        for batch, one, answer in zip(batches, accepted, answers, strict=True):
            if isinstance(answer, Exception):
                continue
            refused = {one.index for one in answer.refused}
            told = [it for index, it in enumerate(batch.entries) if index not in refused]
            # Those who were the same person are erased along, by events that nobody proposed.
            for event in (entry.proposal.event for entry in (*told, *one.entries)):
                if event.kind == "person.erased":
                    self.keys.destroy(event.person)


def _answers(
    batches: Sequence[Batch], accepted: Sequence[Accepted], position: int
) -> list[Appended | Exception]:
    return [
        Appended(one.proposals, one.unchanged, position, tuple(one.refused))
        if batch.keep_going or not one.refused
        else one.error
        for batch, one in zip(batches, accepted, strict=True)
    ]


def _told(answer: Appended | Exception) -> Appended:
    if isinstance(answer, Exception):
        raise answer
    return answer
