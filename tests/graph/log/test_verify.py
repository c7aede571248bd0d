"""Whatever is changed in a log behind its back is found."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.envelope import Envelope
from graph.errors import UnreadableFileError
from graph.log import rows
from graph.log.backup import verified
from graph.log.chain import chained, digest_of
from graph.log.contract import Head
from graph.log.heads import heads_path, read_heads
from graph.log.prepare import prepare
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.log.verify import verify
from graph.privacy.keys import SqliteKeyStore
from tests.support.lines import line, memory_log
from tests.support.stored import Stored


def _whole() -> tuple[list[Envelope], Head]:
    log = memory_log()
    log.append(
        [line("initiative.registered", initiative=f"i{n}", title=f"Nr. {n}") for n in range(6)]
    )
    log.append([line("initiative.described", initiative="i3", title="Igen", when="2018")])
    return list(log.read()), log.head()


EVENTS, HEAD = _whole()
FIELDS = Envelope._fields


def test_a_log_as_it_was_written_is_whole() -> None:
    anchors = {event.position: event.chain.hex() for event in EVENTS}

    assert verify(EVENTS, HEAD, anchors).ok


@given(st.integers(0, len(EVENTS) - 1), st.sampled_from(FIELDS))
def test_a_change_to_any_field_is_found(at: int, name: str) -> None:
    other = _changed(getattr(EVENTS[at], name))
    tampered = [*EVENTS[:at], EVENTS[at]._replace(**{name: other}), *EVENTS[at + 1 :]]

    assert not verify(tampered, HEAD, {}).ok


@given(st.integers(0, len(EVENTS) - 1))
def test_an_event_that_is_gone_is_found(at: int) -> None:
    assert not verify([*EVENTS[:at], *EVENTS[at + 1 :]], HEAD, {}).ok


@given(st.integers(0, len(EVENTS) - 2))
def test_two_events_that_changed_places_are_found(at: int) -> None:
    swapped = [*EVENTS[:at], EVENTS[at + 1], EVENTS[at], *EVENTS[at + 2 :]]

    assert not verify(swapped, HEAD, {}).ok


def test_a_stream_that_skips_a_version_is_found_though_the_chain_is_right(log: SqlLog) -> None:
    log.append([line("initiative.registered", initiative="i", title="Faldklub")])
    again = [line("initiative.described", "second", initiative="i", title="x")]
    sealed = prepare(again, SqliteKeyStore(None))
    skipping = rows.enveloped(log.head(), sealed, {"initiative/i": 3}, "2030")
    with log.database.writing() as connection:
        rows.insert(connection, skipping)
        rows.end_at(connection, skipping[-1])
    log.append([line("initiative.described", "third", initiative="i", title="y")])

    found = verified(log, None).problems

    assert [(problem.position, problem.code) for problem in found] == [(2, "version")]


def test_a_cut_tail_with_its_head_rewritten_is_found_by_what_was_written_outside() -> None:
    cut = EVENTS[:4]
    head = Head(HEAD.log_id, 4, cut[-1].chain, cut[-1].recorded_at)
    anchors = {len(EVENTS): EVENTS[-1].chain.hex()}

    assert verify(cut, head, {}).ok
    assert [problem.code for problem in verify(cut, head, anchors).problems] == ["cut_tail"]


def test_a_chain_made_anew_by_an_insider_is_found_by_what_was_written_outside() -> None:
    forged = _forged(EVENTS, at=2, data=b'{"initiative":"i2","title":"Forfalsket"}')
    head = Head(HEAD.log_id, HEAD.position, forged[-1].chain, HEAD.recorded_at)
    anchors = {HEAD.position: HEAD.chain.hex()}

    assert verify(forged, head, {}).ok
    assert [problem.code for problem in verify(forged, head, anchors).problems] == ["anchor"]


def test_a_change_in_the_file_is_found_at_its_position(tmp_path: Path) -> None:
    with closing(_file_log(tmp_path)) as log:
        log.append([line("initiative.registered", initiative=f"i{n}", title="x") for n in range(3)])
    _run(tmp_path, "UPDATE event SET valid_from = '1999' WHERE position = 2")

    with closing(_file_log(tmp_path)) as log:
        found = verified(log, heads_path(tmp_path / "log.db"))

    assert {(problem.position, problem.code) for problem in found.problems} == {(2, "digest")}


def test_a_cut_tail_in_the_file_is_found(tmp_path: Path) -> None:
    with closing(_file_log(tmp_path)) as log:
        log.append([line("initiative.registered", initiative="i", title="x")])
        log.append([line("initiative.described", initiative="i", title="y")])
    _run(tmp_path, "DELETE FROM event WHERE position = 2")
    _run(
        tmp_path,
        "UPDATE log_head SET (position, chain, recorded_at) = "
        "(SELECT position, chain, recorded_at FROM event)",
    )

    with closing(_file_log(tmp_path)) as log:
        found = verified(log, heads_path(tmp_path / "log.db"))

    assert [problem.code for problem in found.problems] == ["cut_tail"]


def test_a_log_put_in_the_place_of_another_is_found(stored: Stored, another: Stored) -> None:
    with stored.opened() as (log, _), another.opened() as (other, _):
        log.append([line("initiative.registered", initiative="i", title="x")])
        other.append([line("initiative.registered", initiative="i", title="y")])

        found = verified(other, heads_path(stored.folder / "log.db"))

    assert [problem.code for problem in found.problems] == ["anchor"]


def test_an_end_that_does_not_say_whose_it_is_counts(tmp_path: Path) -> None:
    (tmp_path / "ends").write_text('{"position": 2, "chain": "00"}\n', encoding="utf-8")
    log = memory_log()
    log.append([line("initiative.registered", initiative="i", title="x")])

    assert [problem.code for problem in verified(log, tmp_path / "ends").problems] == ["cut_tail"]


@pytest.mark.parametrize("left", ['{"log_id": "a", "posit', '{"position": 1\0\0\0\0', "\0\0\0"])
def test_an_end_that_was_never_finished_says_nothing_and_hides_none(
    tmp_path: Path, left: str
) -> None:
    heads_path(tmp_path / "log.db").write_text(left, encoding="utf-8")

    with closing(_file_log(tmp_path)) as log:
        log.append([line("initiative.registered", initiative="i", title="x")])
        found = read_heads(heads_path(tmp_path / "log.db"))

        assert found == {1: log.head().chain.hex()}


def test_a_head_that_tells_another_time_than_the_last_event_is_found() -> None:
    head = Head(HEAD.log_id, HEAD.position, HEAD.chain, "2099-01-01T00:00:00")

    assert [problem.code for problem in verify(EVENTS, head, {}).problems] == ["head"]


def test_a_file_that_holds_no_ends_is_told(tmp_path: Path) -> None:
    (tmp_path / "ends").write_text("[1]\n", encoding="utf-8")

    with pytest.raises(UnreadableFileError, match="linje 1"):
        verified(memory_log(), tmp_path / "ends")


def _changed(value: object) -> object:
    match value:
        case int():
            return value + 100
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1])
        case _:
            return f"{value}x"


def _forged(events: list[Envelope], *, at: int, data: bytes) -> list[Envelope]:
    chain = events[at - 1].chain
    made = list(events[:at])
    for event in events[at:]:
        bare = event._replace(data=data) if event is events[at] else event
        said = {
            name: getattr(bare, name)
            for name in ("source", "id", "kind", "schema_version", "valid_from", "valid_to", "data")
        }
        bare = bare._replace(digest=digest_of(**said))
        chain = chained(chain, bare)
        made.append(bare._replace(chain=chain))
    return made


def _file_log(folder: Path) -> SqliteLog:
    return SqliteLog(folder / "log.db", SqliteKeyStore(folder / "keys.db"))


def _run(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "log.db")) as raw:
        raw.execute(statement)
        raw.commit()
