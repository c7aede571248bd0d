"""Whatever is changed behind the back of the log is found, and where it is found by what."""

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from random import Random

from graph import bulk
from graph.log import rule_state
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.log.sql import SqlLog
from graph.log.tables import rule_state as facts
from graph.state import Fact
from tests.faults.conftest import Faults
from tests.support.command_line import CommandLine
from tests.support.lines import line
from tests.support.stored import Stored
from tests.support.tampering import (
    INSIDERS,
    TAMPERINGS,
    Tables,
    Tampering,
    put,
    rechained,
    tables_of,
)


def test_whatever_is_changed_in_the_tables_is_found(stored: Stored, faults: Faults) -> None:
    times = faults.times(short=100, long=1_000)

    with stored.opened() as (log, _):
        _fill(log)
        missed = [
            (seed, way)
            for seed, way in _tampered(log, TAMPERINGS, times)
            if verified(log, _heads(stored)).ok
        ]

    assert missed == []
    faults.tell(
        f"tampering: edited, deleted, inserted, swapped, cut, {_store(stored)}",
        tried=times,
        found="all found",
    )


def test_an_insider_who_makes_the_chain_anew_is_found_only_by_the_ends_kept_outside(
    stored: Stored, faults: Faults
) -> None:
    times = faults.times(short=60, long=500)

    with stored.opened() as (log, _):
        _fill(log)
        found = [
            (seed, way, verified(log, None).ok, verified(log, _heads(stored)).ok)
            for seed, way in _tampered(log, INSIDERS, times, then=rechained)
        ]

    assert [one for one in found if one[2:] != (True, False)] == []
    faults.tell(
        f"tampering: chain made anew after a change, {_store(stored)}",
        tried=times,
        found="all found by the ends kept outside, none without",
    )


def test_a_fact_of_the_rules_that_was_changed_is_found(stored: Stored, faults: Faults) -> None:
    times = faults.times(short=30, long=300)

    with stored.opened() as (log, _):
        _fill(log)
        missed = [seed for seed in range(times) if not _changes_a_fact(log, _chance(seed))]
        assert drift(log) == set()

    assert missed == []
    faults.tell(f"tampering: facts of the rules, {_store(stored)}", tried=times, found="all found")


def test_the_doctor_tells_of_a_changed_fact_and_of_a_changed_event(tmp_path: Path) -> None:
    with Stored(tmp_path).opened() as (log, _):
        _fill(log)
        tampered = tables_of(log)
        TAMPERINGS["edited valid_from"](tampered, _chance(1))
        put(log, tampered)
        with log.database.writing() as connection:
            connection.execute(facts.delete().where(facts.c.subject == "i1-0"))

    told = CommandLine(tmp_path).json("doctor").document

    assert {one["check"] for one in told["findings"] if not one["ok"]} == {"log", "rules"}


def _fill(log: SqlLog) -> None:
    """Some two dozen events in appends of one to four, about things that belong together."""
    for number in range(8):
        log.append(
            [
                line("initiative.registered", initiative=f"i{number}-{one}", title="Indsats")
                for one in range(1 + number % 3)
            ]
            + [line("person.registered", person=f"p{number}", name=f"Navn {number}")]
        )
        log.append([line("initiative.described", initiative=f"i{number}-0", title="Igen")])


def _tampered(
    log: SqlLog,
    ways: Mapping[str, Tampering],
    times: int,
    *,
    then: Callable[[Tables], None] = lambda _: None,
) -> Iterator[tuple[int, str]]:
    """The log tampered with in one way after the other; put right at the end."""
    whole = tables_of(log)
    for seed, way in zip(range(times), cycle(sorted(ways)), strict=False):
        tampered = whole.copy()
        ways[way](tampered, _chance(seed))
        then(tampered)
        put(log, tampered)
        yield seed, way
    put(log, whole)


def _chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing here is secret


def _changes_a_fact(log: SqlLog, chance: Random) -> bool:
    """Whether a fact taken out, put in or changed is all that is found; then put right again."""
    with log.database.reading() as connection:
        kept = sorted(rule_state.kept(connection), key=str)
    fact = chance.choice(kept)
    other = fact._replace(object=f"x{chance.random()}")
    gone, added = chance.choice([([fact], [other]), ([fact], []), ([], [other])])
    _change(log, gone, added)
    found = drift(log)
    _change(log, added, gone)
    return found == {*gone, *added}


def _change(log: SqlLog, gone: list[Fact], added: list[Fact]) -> None:
    with log.database.writing() as connection:
        bulk.remove(connection, facts, gone)
        bulk.add(connection, facts, added)


def _heads(stored: Stored) -> Path:
    return heads_path(stored.folder / "log.db")


def _store(stored: Stored) -> str:
    return "SQLite" if stored.log_address is None else "PostgreSQL"
