"""A log and the model of it: each step is done to both, and both must come to the same."""

import json
from contextlib import ExitStack
from typing import ClassVar, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graph.envelope import Envelope
from graph.errors import BatchRefusedError, StaleError
from graph.log.backup import backup, restore, verified
from graph.log.contract import Appended, Expected, Ledger
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.log.sql import SqlLog
from tests.faults.empty_logs import EmptyLogs
from tests.faults.model import INITIATIVES, KINDS, SOURCE, TITLES, Entry, Model, Said, proposed

IDS: Final = [f"e{number}" for number in range(8)]
sayings = st.builds(
    Said,
    id=st.sampled_from(IDS),
    kind=st.sampled_from(KINDS),
    initiative=st.sampled_from(INITIATIVES),
    title=st.sampled_from(TITLES),
)
batches = st.lists(sayings, min_size=1, max_size=6)
years = st.integers(2010, 2040)
positions = st.integers(0, 30)


class LogAndModel(RuleBasedStateMachine):
    """Every step that can be done to a log; a subclass says where the logs are."""

    place: ClassVar[EmptyLogs]

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.now = _stamp(2020)
        self.log = self._empty()

    @rule(year=years)
    def the_clock_is_set(self, year: int) -> None:
        self.now = _stamp(year)

    @rule(batch=batches, keep_going=st.booleans())
    def a_batch_is_appended(self, batch: list[Said], *, keep_going: bool) -> None:
        self._append(batch, keep_going=keep_going)

    @rule(batch=batches, keep_going=st.booleans())
    def a_batch_is_rehearsed(self, batch: list[Said], *, keep_going: bool) -> None:
        with self.log.rehearsing() as rehearsal:
            self._told(batch, rehearsal, keep_going=keep_going)

    @rule(one=sayings)
    def one_is_appended(self, one: Said) -> None:
        self._append([one])

    @rule(one=sayings, by_stream=st.booleans())
    def who_has_not_seen_the_newest_is_told(self, one: Said, *, by_stream: bool) -> None:
        with pytest.raises(StaleError):
            self.log.append(
                [proposed(one)], expected=self._seen(one, by_stream=by_stream, missed=1)
            )

    @rule(one=sayings, by_stream=st.booleans())
    def who_has_seen_the_newest_is_heard(self, one: Said, *, by_stream: bool) -> None:
        wanted = self.model.sorted([one])
        seen = self._seen(one, by_stream=by_stream, missed=0)
        done = self.log.append([proposed(one)], expected=seen, keep_going=True)
        self.model.append(wanted.new, self.now)
        assert (done.appended, len(done.refused)) == (len(wanted.new), len(wanted.refused))

    @rule(after=positions)
    def what_is_there_is_said_again(self, after: int) -> None:
        again = [entry.said for entry in self.model.entries[after:]]
        done = self.log.append([proposed(said) for said in again])
        assert done == Appended(0, len(again), len(self.model.entries))

    @precondition(lambda self: self.place.lasts)
    @rule()
    def it_is_closed_and_opened_again(self) -> None:
        self.log.close()
        self.log = self.open()

    @precondition(lambda self: bool(self.model.entries))
    @rule(to=positions)
    def a_copy_is_put_back_elsewhere(self, to: int) -> None:
        to = min(to, len(self.model.entries))
        copy = self.place.name()
        assert backup(self.log, copy).events == len(self.model.entries)
        self._close()
        self.log = self._empty()
        assert restore(copy, self.log, self.place.keys, to_position=to).events == to
        del self.model.entries[to:]

    @rule(after=positions, limit=st.none() | positions, kind=st.none() | st.sampled_from(KINDS))
    def some_are_read(self, after: int, limit: int | None, kind: str | None) -> None:
        found = [_entry(one) for one in self.log.read(after=after, limit=limit, kind=kind)]
        wanted = [one for one in self.model.entries[after:] if kind in (None, one.said.kind)]
        assert found == wanted[:limit]

    @rule(initiative=st.sampled_from(INITIATIVES), ids=st.sets(st.sampled_from(IDS)))
    def some_are_looked_up(self, initiative: str, ids: set[str]) -> None:
        stream = [_entry(one) for one in self.log.read(stream=f"initiative/{initiative}")]
        found = self.log.find((SOURCE, id) for id in sorted(ids))

        entries = self.model.entries
        assert stream == [one for one in entries if one.said.initiative == initiative]
        assert {_entry(one).position for one in found.values()} == {
            one.position for one in entries if one.said.id in ids
        }

    @rule(year=years)
    def it_is_asked_how_far_it_had_come(self, year: int) -> None:
        known = [one for one in self.model.entries if one.recorded_at[:4] <= str(year)]
        assert self.log.position_by(f"{year}-12-31") == len(known)

    @invariant()
    def it_ends_where_the_model_ends(self) -> None:
        head, last = self.log.head(), self.model.entries[-1:]
        assert (head.position, head.recorded_at) == (
            len(self.model.entries),
            last[0].recorded_at if last else head.recorded_at,
        )

    def teardown(self) -> None:
        try:
            assert [_entry(one) for one in self.log.read()] == self.model.entries
            assert verified(self.log, self.log.beside and heads_path(self.log.beside)).ok
            assert drift(self.log) == set()
        finally:
            self._close()

    def _append(self, batch: list[Said], *, keep_going: bool = False) -> None:
        new = self._told(batch, self.log, keep_going=keep_going)
        self.model.append(new, self.now)

    def _told(self, batch: list[Said], ledger: Ledger, *, keep_going: bool) -> list[Said]:
        """What of a batch is new to a log, or to a rehearsal of it, as the model has it too."""
        wanted, before = self.model.sorted(batch), len(self.model.entries)
        proposals = [proposed(said) for said in batch]
        if wanted.refused and not keep_going:
            with pytest.raises(BatchRefusedError) as refused:
                ledger.append(proposals)
            assert [(at, type(error)) for at, error in refused.value.refused] == wanted.refused
            return []
        done = ledger.append(proposals, keep_going=keep_going)
        assert (done.appended, done.unchanged) == (len(wanted.new), wanted.unchanged)
        assert done.position == before + len(wanted.new)
        assert [(one.index, type(one.error)) for one in done.refused] == wanted.refused
        return wanted.new

    def _seen(self, one: Said, *, by_stream: bool, missed: int) -> Expected:
        if by_stream:
            return Expected(versions={one.stream: self.model.version(one.initiative) - missed})
        return Expected(position=len(self.model.entries) - missed)

    def _empty(self) -> SqlLog:
        self.stack = ExitStack()
        self.open = self.stack.enter_context(self.place.another(lambda: self.now))
        return self.open()

    def _close(self) -> None:
        self.log.close()
        self.stack.close()


def _entry(event: Envelope) -> Entry:
    told = json.loads(event.data)
    said = Said(event.id, event.kind, told["initiative"], told["title"])
    assert event.stream == said.stream
    return Entry(event.position, said, event.version, event.recorded_at)


def _stamp(year: int) -> str:
    return f"{year}-06-01T00:00:00.000000+00:00"
