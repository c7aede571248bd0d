"""An import accounts for every row, appends whole rows only, and says the same thing once."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.contract import Source
from importers.errors import EmptyFileError, ImportInvariantError
from importers.running.report import ImportReport, balanced
from importers.running.run import run
from tests.importers.sources import an_empty_log, change, event, history, initiative, written

adoption = event("e-a1", "adoption.started", adoption="a1", initiative="i1", organisation="o1")


def counts(report: ImportReport) -> dict[str, Any]:
    names = ("rows", "events", "changed_rows", "unchanged", "ignored", "quarantined")
    return {name: getattr(report, name) for name in names}


def counted(**more: int) -> dict[str, int]:
    nothing = dict.fromkeys(
        ("rows", "events", "changed_rows", "unchanged", "ignored", "quarantined"), 0
    )
    return {**nothing, **more}


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = written(
        tmp_path / "a.jsonl", initiative("i1"), initiative("i1"), "{", adoption, initiative("i2")
    )

    report = run([Source(path)], kept.log, dry_run=False)

    assert counts(report) == counted(rows=5, events=2, changed_rows=2, unchanged=1, quarantined=2)
    assert kept.kinds() == ["initiative.registered"] * 2


def test_the_same_file_twice_appends_nothing(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = written(tmp_path / "a.jsonl", initiative("i1"), initiative("i2"))
    run([Source(path)], kept.log, dry_run=False)

    report = run([Source(path)], kept.log, dry_run=False)

    assert counts(report) == counted(rows=2, unchanged=2)
    assert kept.log.head().position == 2


def test_a_dry_run_counts_the_same_and_writes_nothing(tmp_path: Path) -> None:
    kept = an_empty_log()
    organisation = event("e-o1", "organisation.registered", organisation="o1", name="Lemvig")
    path = written(tmp_path / "a.jsonl", initiative("i1"), organisation, adoption, adoption, "x")

    rehearsed = run([Source(path)], kept.log, dry_run=True, batch=1)
    position = kept.log.head().position
    real = run([Source(path)], kept.log, dry_run=False, batch=1)

    assert position == 0
    assert counts(rehearsed) == counts(real)


def test_a_known_id_with_other_content_is_put_aside(tmp_path: Path) -> None:
    kept = an_empty_log()
    run([Source(written(tmp_path / "a.jsonl", initiative("i1")))], kept.log, dry_run=False)

    path = written(tmp_path / "b.jsonl", initiative("i1", purpose="Et nyt formål"))
    report = run([Source(path)], kept.log, dry_run=False)

    assert counts(report) == counted(rows=1, quarantined=1)


def test_a_row_is_appended_whole_or_not_at_all(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = history(
        tmp_path,
        [change("A", "a.json", blob="v1")],
        {"v1": {"name": "A", "organizations": [{"name": "Havnen"}]}},
    )
    run([Source(path)], kept.log, dry_run=False)
    taken = kept.events()[1]["data"]["initiative"]
    other = an_empty_log()
    run([Source(written(tmp_path / "b.jsonl", initiative(taken)))], other.log, dry_run=False)

    report = run([Source(path)], other.log, dry_run=False)

    assert counts(report) == counted(rows=1, quarantined=1)
    assert other.kinds() == ["initiative.registered"]


def test_several_files_are_one_import_in_the_order_given(tmp_path: Path) -> None:
    kept = an_empty_log()
    first = written(tmp_path / "a.jsonl", initiative("i1"))
    then = written(tmp_path / "b.jsonl", event("e2", "initiative.withdrawn", initiative="i1"))

    report = run([Source(first), Source(then)], kept.log, dry_run=False)

    assert counts(report) == counted(rows=2, events=2, changed_rows=2)
    assert {one["correlation_id"] for one in kept.events()} == {report.import_id}


def test_an_event_remembers_the_file_and_the_row_it_came_from(tmp_path: Path) -> None:
    kept = an_empty_log()
    known = {
        **initiative("i2"),
        "provenance": {"document": "Referat", "file": "x.pdf", "page": "3"},
    }
    path = written(tmp_path / "a.jsonl", "", initiative("i1"), known)

    run([Source(path)], kept.log, dry_run=False)
    first, second = [one["provenance"] for one in kept.events()]

    assert (first["file"], first["row"], len(first["file_sha256"])) == ("a.jsonl", 2, 64)
    assert second == {"document": "Referat", "file": "x.pdf", "page": "3"}


def test_progress_is_told_batch_by_batch(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", *(initiative(f"i{n}") for n in range(5)))
    heard: list[int] = []

    run([Source(path)], an_empty_log().log, dry_run=False, batch=2, progress=heard.append)

    assert heard == [2, 4, 5]


def test_accounts_that_do_not_balance_are_never_reported() -> None:
    with pytest.raises(ImportInvariantError, match="3 rækker læst, 2 gjort rede for"):
        balanced(ImportReport(import_id="x", rows=3, changed_rows=1, ignored=1))


pieces = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            b'{"source": "t", "id": "e1", "kind": "initiative.registered", "data": ',
            b'{"initiative": "i1", "title": "x"}}',
            b'"\\ud800"}}',
            b"\n",
            b"\xef\xbb\xbf",
            b"[" * 2_000,
            b'{"a": 1, "a": 2}\n',
            b"\x1f\x8b\x08\x00",
            b"010190-1234",
        ]
    ),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(content=st.lists(pieces, max_size=12).map(b"".join))
def test_no_bytes_break_an_import_and_none_are_lost(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.jsonl"
        path.write_bytes(content)
        try:
            report = run([Source(path)], an_empty_log().log, dry_run=False, folder=Path(folder))
        except EmptyFileError:
            return

    assert report.rows >= 1
    assert report.rows == report.changed_rows + report.unchanged + report.quarantined
