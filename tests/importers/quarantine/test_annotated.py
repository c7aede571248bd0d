"""Rows put aside come out with what is wrong beside them, and go in again when they are right."""

import csv
from pathlib import Path

import pytest

from importers.contract import Source
from importers.quarantine.annotated import COLUMNS, written
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.sources import Kept, an_empty_log, event, initiative
from tests.importers.sources import written as lines


def imported(kept: Kept, folder: Path, path: Path, *, mapping: Path | None = None) -> ImportReport:
    return run([Source(path, mapping=mapping)], kept.log, dry_run=False, folder=folder)


def put_right(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8-sig")
    return path


def test_lines_are_put_right_in_a_table_and_only_they_give_events(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = lines(tmp_path / "a.jsonl", initiative("i1"), initiative("i2", phase=3))
    first = imported(kept, tmp_path, path)

    (file,) = written(first.import_id, errors(tmp_path, first.import_id), tmp_path / "ret.csv")
    again = imported(kept, tmp_path, put_right(file, '""phase"": 3', '""phase"": 2'))

    assert (first.events, first.quarantined) == (1, 1)
    assert (again.rows, again.events, again.quarantined) == (1, 1, 0)
    assert kept.events()[-1]["data"]["phase"] == 2
    assert kept.events()[-1]["provenance"]["file"] == "a.jsonl"


def test_beside_each_row_stands_what_is_wrong_and_what_can_be_done(tmp_path: Path) -> None:
    withdrawn = event("e1", "initiative.withdrawn", initiative="i9")
    report = imported(an_empty_log(), tmp_path, lines(tmp_path / "a.jsonl", withdrawn))

    (file,) = written(report.import_id, errors(tmp_path, report.import_id), tmp_path / "ret.csv")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream, delimiter=";")

    assert tuple(row)[: len(COLUMNS)] == COLUMNS
    assert (row["række"], row["fejl_kolonne"], row["fejl_kode"]) == (
        "1",
        "initiative",
        "unknown_reference",
    )
    assert row["hvad_gøres"].startswith("Registrér 'i9' først")


def test_what_would_be_run_as_a_formula_leaves_as_text(tmp_path: Path) -> None:
    report = imported(an_empty_log(), tmp_path, lines(tmp_path / "a.jsonl", "=cmd()", "x"))

    (file,) = written(report.import_id, errors(tmp_path, report.import_id), tmp_path / "ret.csv")

    assert ";'=cmd()" in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("name", ["andet.csv", "ret.jsonl"])
def test_any_other_file_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    kept = an_empty_log()
    path = lines(tmp_path / name, initiative("i1"))

    assert imported(kept, tmp_path, path).events == 1
    assert kept.events()[0]["provenance"]["file"] == name
