"""An import that was stopped, or died, is taken up again by the same command."""

from pathlib import Path

import pytest

from importers.contract import Source
from importers.running.ending import Snapshot
from importers.running.remembered import keep_manifest, manifest_of
from importers.running.run import run
from importers.running.status import status_of
from tests.importers.ideas import NAME, ideas
from tests.importers.sources import an_empty_log, initiative, written


def test_what_was_stopped_goes_on_as_the_same_import_with_the_whole_account(
    tmp_path: Path,
) -> None:
    kept = an_empty_log()
    lines = [*(initiative(f"i{n}") for n in range(6)), initiative("i0"), "{"]
    path = written(tmp_path / "a.jsonl", *lines)
    source = [Source(path)]

    stopped = run(
        source,
        kept.log,
        dry_run=False,
        folder=tmp_path,
        batch=2,
        progress=lambda done: done < 4,
    )
    state = status_of(kept.log, stopped.import_id, folder=tmp_path).state
    whole = run(source, kept.log, dry_run=False, folder=tmp_path, batch=2)

    assert (stopped.rows, stopped.events, state) == (4, 4, "stopped")
    assert (whole.import_id, whole.resumed) == (stopped.import_id, True)
    assert (whole.rows, whole.events, whole.changed_rows) == (8, 6, 6)
    assert (whole.unchanged, whole.quarantined) == (1, 1)
    assert {one["correlation_id"] for one in kept.events()} == {whole.import_id}


def test_what_died_in_the_middle_is_remembered_and_taken_up(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = written(tmp_path / "a.jsonl", *(initiative(f"i{n}") for n in range(4)))

    def die(_done: int) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run([Source(path)], kept.log, dry_run=False, folder=tmp_path, batch=2, progress=die)
    (import_id,) = {one["correlation_id"] for one in kept.events()}
    died = manifest_of(tmp_path, str(import_id))
    whole = run([Source(path)], kept.log, dry_run=False, folder=tmp_path)

    assert died.report.state == "stopped"
    assert (whole.import_id, whole.events, whole.changed_rows) == (import_id, 4, 4)


def test_what_had_been_ended_before_it_died_is_in_the_account(tmp_path: Path) -> None:
    kept, day = an_empty_log(), "2026-01-01"
    rows = [f"i|{n}|Indsats {n}|" for n in range(4)]
    run([Source(ideas(tmp_path / "a.ideas", *rows))], kept.log, dry_run=False, format=NAME)
    fewer = [Source(ideas(tmp_path / "a.ideas", *rows[:2], "i|9|Ny|"))]
    whole = run(
        fewer, kept.log, dry_run=False, folder=tmp_path, format=NAME, snapshot=Snapshot(day)
    )
    # As it lies there when the process is killed before it can say that it is done.
    begun = manifest_of(tmp_path, whole.import_id)
    cut = begun.report.model_copy(update={"state": "begun", "ended": 0, "events": 0})
    keep_manifest(tmp_path, begun.model_copy(update={"report": cut}))

    after = run(
        fewer, kept.log, dry_run=False, folder=tmp_path, format=NAME, snapshot=Snapshot(day)
    )

    assert (after.resumed, after.import_id) == (True, whole.import_id)
    assert (after.ended, after.events, after.changed_rows) == (2, 3, 1)
    assert (after.ended, after.events) == (whole.ended, whole.events)
