"""Two imports at the same time, of sources that say much of the same, account for every row."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from graph.log.sql import SqlLog
from importers.contract import Source
from importers.running.run import run
from tests.faults.conftest import Faults
from tests.faults.crew import all_at_once, crew, settings_of, where
from tests.faults.doomed import choices
from tests.faults.whole import is_whole
from tests.importers.sources import BROKEN, an_empty_log, change, history, initiative, written
from tests.support.stored import Stored

Report: TypeAlias = Mapping[str, Any]
SHARED, OWN = 60, 30


def test_two_imports_of_shared_lines_account_for_every_row(stored: Stored, faults: Faults) -> None:
    rounds = faults.times(short=3, long=100)

    with crew(2, settings_of(stored)) as racers, stored.opened() as (log, _):
        for number in range(rounds):
            before = log.head().position
            sources = [_lines(stored.folder, number, side) for side in ("left", "right")]
            reports = all_at_once(racers, "bring_in", sources=sources, batch=7)

            assert [one["rows"] for one in reports] == [SHARED + OWN + 1] * 2
            assert [one["quarantined"] for one in reports] == [1, 1]
            assert log.head().position - before == SHARED + OWN + OWN
            _check_accounts(log, before, reports)
        is_whole(log, stored, events=log.head().position)

    what = f"rows of two imports at once, two thirds of them the same, {where(stored)}"
    tried = rounds * 2 * (SHARED + OWN + 1)
    faults.tell(what, tried=tried, found="each told once; both reports right")


def test_two_imports_of_one_register_account_for_every_row(stored: Stored, faults: Faults) -> None:
    rounds = faults.times(short=2, long=50)

    with crew(2, settings_of(stored)) as racers, stored.opened() as (log, _):
        for number in range(rounds):
            before = log.head().position
            sources = [_register(stored.folder, number, changes) for changes in (40, 60)]
            reports = all_at_once(racers, "bring_in", sources=sources, batch=5)

            assert [one["rows"] for one in reports] == [40, 60]
            assert [one["quarantined"] for one in reports] == [0, 0]
            assert log.head().position - before == _events_alone(sources[1])
            _check_accounts(log, before, reports)
        is_whole(log, stored, events=log.head().position)

    what = f"changes of two imports at once of one register, {where(stored)}"
    faults.tell(what, tried=rounds * 100, found="each told once; both reports right")


def _check_accounts(log: SqlLog, before: int, reports: Sequence[Report]) -> None:
    """What each says that it brought in is what the log has from it, and nobody else's."""
    newest = list(log.read(after=before))
    assert len({(event.source, event.id) for event in newest}) == len(newest)
    for report in reports:
        own = [event for event in newest if event.correlation_id == report["import_id"]]
        rows = {json.loads(event.provenance or "{}")["row"] for event in own}
        assert (report["events"], report["changed_rows"]) == (len(own), len(rows))
    assert sum(report["events"] for report in reports) == len(newest)


def _lines(folder: Path, number: int, side: str) -> Path:
    """Lines in an order of their own: what both sides say, what this one says, and nonsense."""
    said: list[object] = [initiative(f"r{number}-{n}") for n in range(SHARED)]
    said += [initiative(f"r{number}-{side}-{n}") for n in range(OWN)]
    choices(f"{number} {side}").shuffle(said)
    return written(folder / f"{side}{number}.jsonl", *said, BROKEN)


def _register(folder: Path, number: int, size: int) -> Path:
    """The first changes of a register: ten initiatives, each changed again and again."""
    there = folder / f"register{number}-{size}"
    there.mkdir()
    changes = [
        change("A" if n < 10 else "M", f"{n % 10}.json", blob=f"v{n}", commit=f"{number}-{n}")
        for n in range(size)
    ]
    versions = {
        f"v{n}": {"name": f"Indsats {n}", "organizations": [{"name": f"Sted {n % 7}"}]}
        for n in range(size)
    }
    return history(there, changes, versions)


def _events_alone(source: Path) -> int:
    """How many events the source gives where nothing else goes on."""
    return run([Source(source)], an_empty_log().log, dry_run=False).events
