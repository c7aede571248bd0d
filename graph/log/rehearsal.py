"""What would come of appends: decided one after another as on the log, and kept beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    MetaData,
    Select,
    StaticPool,
    Table,
    Text,
    create_engine,
    select,
)

from graph import bulk
from graph.database import Database
from graph.envelope import Envelope
from graph.log import rows, rule_state
from graph.log.accept import Accepted, Batch, Known, accept, retracted_in
from graph.log.contract import Appended, Head, Ledger
from graph.log.looking import versions
from graph.log.prepare import Prepared, prepare
from graph.log.tables import events
from graph.proposals import Proposal
from graph.sqlite import unnamed
from graph.state import Fact, state_of, subjects_of

_turned = Table(
    "turned",
    MetaData(),
    Column("subject", Text, primary_key=True),
    Column("predicate", Text, primary_key=True),
    Column("object", Text, primary_key=True),
    Column("holds", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""The facts that were added to those of the log, or taken from them."""
_TURN = "INSERT OR REPLACE INTO turned VALUES (?, ?, ?, ?)"


class Rehearsal:
    """A log as it would be, had it been told what is told here: the log itself stays as it is.

    What is told is kept in a file of the system's own that is gone with this, so that a million
    events take no memory. Nobody else who appends is held up, and what they append is seen.
    """

    def __init__(self, log: Ledger, database: Database) -> None:
        self.keys = log.keys
        self._log = log
        self._database = database
        self._head = log.head()
        self._engine = create_engine("sqlite://", creator=unnamed, poolclass=StaticPool)
        self._own = self._engine.connect()
        events.create(self._own)
        _turned.create(self._own)

    def append(self, proposals: Sequence[Proposal], *, keep_going: bool = False) -> Appended:
        entries = prepare(proposals, self.keys)
        (accepted,) = accept([Batch(entries, keep_going)], self._known(entries))
        if accepted.refused and not keep_going:
            raise accepted.error
        if accepted.entries:
            self._keep(accepted)
        position, refused = self._head.position, tuple(accepted.refused)
        return Appended(accepted.proposals, accepted.unchanged, position, refused)

    def find(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Envelope]:
        wanted = list(keys)
        return rows.find(self._own, wanted) | self._log.find(wanted)

    def read(self, **wanted: Any) -> Iterator[Envelope]:
        """What is in the log, as it reads; nothing of what was told here."""
        return self._log.read(**wanted)

    def head(self) -> Head:
        return self._head

    def close(self) -> None:
        self._own.close()
        self._engine.dispose()

    def _known(self, entries: Sequence[Prepared]) -> Known:
        subjects = subjects_of(entry.proposal.event for entry in entries)
        found = self.find(entry.key for entry in entries)
        taken_back = self.find(retracted_in(entries))
        statements = {key: rows.statement(one) for key, one in taken_back.items()}
        more = subjects_of(statement.event for statement in statements.values())
        with self._database.reading() as connection:
            facts = rule_state.led_on(
                lambda some: self._facts(connection, some), [], asked=set(), more=subjects | more
            )
        digests = {key: one.digest for key, one in found.items()}
        return Known(state_of(facts), digests, statements)

    def _facts(self, connection: Connection, subjects: Set[str]) -> list[Fact]:
        """Those of the log, as they were turned here."""
        facts = dict.fromkeys(rule_state.of(connection, subjects), True)
        for *fact, holds in bulk.run(self._own, _about(), {"subjects": bulk.listed(subjects)}):
            facts[Fact(*fact)] = holds
        return [fact for fact, holds in facts.items() if holds]

    def _keep(self, accepted: Accepted) -> None:
        made = rows.enveloped(
            self._head, accepted.entries, self._reached(accepted.entries), self._head.recorded_at
        )
        rows.insert(self._own, made)
        self._head = Head(
            self._head.log_id, made[-1].position, made[-1].chain, self._head.recorded_at
        )
        turned = [(*fact, holds) for fact, holds in accepted.turned.items()]
        if turned:
            self._own.exec_driver_sql(_TURN, turned)

    def _reached(self, entries: Iterable[Prepared]) -> Mapping[str, int]:
        streams = {entry.stream for entry in entries}
        with self._database.reading() as connection:
            return versions(connection, streams) | versions(self._own, streams)


@cache
def _about() -> Select[Any]:
    return select(_turned).where(bulk.among(_turned.c.subject, "subjects", postgres=False))
