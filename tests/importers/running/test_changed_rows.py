"""A changed row is one change, with what was and what is; the same again is nothing."""

from pathlib import Path
from typing import Any

import pytest

from importers.contract import Source
from importers.running.ending import Snapshot
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.ideas import NAME, ideas
from tests.importers.sources import Kept, an_empty_log, event, initiative, written


def brought(kept: Kept, folder: Path, *rows: str, **more: Any) -> ImportReport:
    path = ideas(folder / "register.ideas", *rows)
    how: dict[str, Any] = {"dry_run": False, "folder": folder, "format": NAME, **more}
    return run([Source(path)], kept.log, **how)


def changes(report: ImportReport) -> list[tuple[str, str, list[tuple[str, Any, Any]]]]:
    return [
        (one.what, one.kind, [(f.field, f.before, f.after) for f in one.fields])
        for one in report.changes
    ]


def test_a_changed_row_is_one_change_and_the_same_again_is_nothing(tmp_path: Path) -> None:
    kept = an_empty_log()
    brought(kept, tmp_path, "i|1|Faldklub|Færre fald", "i|2|Gåture|")

    changed = brought(kept, tmp_path, "i|1|Faldklub|Flere ture", "i|2|Gåture|")
    again = brought(kept, tmp_path, "i|1|Faldklub|Flere ture", "i|2|Gåture|", "i|3|Kor|")

    assert (changed.changed_rows, changed.new_rows, changed.unchanged, changed.events) == (
        1,
        0,
        1,
        1,
    )
    assert changes(changed) == [
        ("changed", "initiative.described", [("purpose", "Færre fald", "Flere ture")])
    ]
    assert (again.changed_rows, again.unchanged) == (1, 2)


def test_a_row_that_becomes_what_it_was_is_a_change_too(tmp_path: Path) -> None:
    kept = an_empty_log()
    for title in ("A", "B", "A", "A"):
        last = brought(kept, tmp_path, f"i|1|{title}|", "-")

    assert [one["data"]["title"] for one in kept.events()] == ["A", "B", "A"]
    assert (last.events, last.unchanged, last.ignored, last.known_file) == (0, 1, 1, True)


def test_what_cannot_be_described_anew_is_taken_back_and_told_as_it_is(tmp_path: Path) -> None:
    kept = an_empty_log()
    rows = ("i|1|Faldklub|", "o|1|Lemvig", "a|1|1|1|pilot")
    brought(kept, tmp_path, *rows)

    changed = brought(kept, tmp_path, *rows[:2], "a|1|1|1|adopted")

    assert kept.kinds()[3:] == ["statement.retracted", "adoption.started"]
    assert (changed.changed_rows, changed.events) == (1, 2)
    assert changes(changed) == [("changed", "adoption.started", [("stage", "pilot", "adopted")])]


@pytest.mark.parametrize("batch", [1, 3, 2_000])
def test_a_dry_run_shows_the_changes_that_the_real_run_makes(tmp_path: Path, batch: int) -> None:
    kept = an_empty_log()
    brought(kept, tmp_path, "i|1|Faldklub|", "o|1|Lemvig")

    rows = ("i|1|Faldklubben|", "o|1|Lemvig Kommune", "i|2|Kor|", "i|2|Andet|", "i|9||")
    dry = brought(kept, tmp_path, *rows, dry_run=True, batch=batch)
    position = kept.log.head().position
    real = brought(kept, tmp_path, *rows, batch=1)

    told = {"import_id", "seconds", "dry_run"}
    assert position == 2
    assert dry.model_dump(exclude=told) == real.model_dump(exclude=told)
    assert real.quarantined == 2


def test_a_key_told_twice_in_one_file_is_put_aside(tmp_path: Path) -> None:
    report = brought(an_empty_log(), tmp_path, "i|1|A|", "i|1|B|", "i|1|A|", batch=1)

    assert (report.changed_rows, report.quarantined, report.unchanged) == (1, 1, 1)


def test_a_missing_row_means_nothing_unless_the_file_is_declared_whole(tmp_path: Path) -> None:
    kept = an_empty_log()
    cluster = event("c", "cluster.registered", cluster="vest", name="Vest")
    run([Source(written(tmp_path / "c.jsonl", cluster))], kept.log, dry_run=False)
    rows = ("i|1|Faldklub|", "i|2|Kor|", "o|1|Lemvig", "m|1|vest")
    brought(kept, tmp_path, *rows)

    nothing = brought(kept, tmp_path, *rows[:1], *rows[2:3])
    whole = brought(kept, tmp_path, *rows[:1], *rows[2:3], snapshot=Snapshot("2026-01-01"))
    again = brought(kept, tmp_path, *rows[:1], *rows[2:3], snapshot=Snapshot("2026-01-01"))

    assert (nothing.events, nothing.ended) == (0, 0)
    assert kept.kinds()[-2:] == ["initiative.withdrawn", "membership.ended"]
    assert (whole.ended, whole.events, whole.not_ended) == (2, 2, 0)
    assert again.ended == 0


def test_a_row_that_is_back_is_told_again(tmp_path: Path) -> None:
    kept = an_empty_log()
    rows = ("i|1|Faldklub|", "i|2|Kor|")
    brought(kept, tmp_path, *rows)
    brought(kept, tmp_path, *rows[:1], snapshot=Snapshot(None))

    back = brought(kept, tmp_path, *rows)

    assert kept.kinds()[-2:] == ["initiative.withdrawn", "initiative.described"]
    assert changes(back)[0][:2] == ("again", "initiative.described")


def test_nothing_is_ended_by_a_file_with_rows_put_aside(tmp_path: Path) -> None:
    kept = an_empty_log()
    brought(kept, tmp_path, "i|1|Faldklub|", "i|2|Kor|")

    whole = brought(kept, tmp_path, "i|1|Faldklub|", "i|2||", snapshot=Snapshot(None))

    assert (whole.ended, whole.not_ended, whole.quarantined) == (0, 1, 1)


def test_each_event_remembers_its_columns_and_its_row(tmp_path: Path) -> None:
    kept = an_empty_log()
    brought(kept, tmp_path, "-", "i|1|Faldklub|")

    (one,) = kept.events()

    assert one["provenance"]["column"] == "initiative, title, purpose"
    assert (one["provenance"]["file"], one["provenance"]["row"]) == ("register.ideas", 2)


@pytest.mark.parametrize("changed", [False, True])
def test_an_unchanged_file_is_known_by_its_digest(tmp_path: Path, *, changed: bool) -> None:
    kept = an_empty_log()
    brought(kept, tmp_path, "i|1|A|", "-")
    other = ideas(tmp_path / "register-2.ideas", "i|1|B|")
    if changed:
        run([Source(other)], kept.log, dry_run=False, folder=tmp_path, format=NAME)

    again = brought(kept, tmp_path, "i|1|A|", "-")

    assert again.known_file is not changed
    assert (again.rows, again.ignored, again.events) == (2, 1, int(changed))


def test_possible_duplicates_are_told_as_pairs(tmp_path: Path) -> None:
    kept = an_empty_log()
    run([Source(written(tmp_path / "a.jsonl", initiative("i1")))], kept.log, dry_run=False)

    report = brought(kept, tmp_path, "i|1|INDSATS i1|", "o|1|Lemvig", "o|2|lemvig")

    assert report.possible_duplicates == 2
