"""A corrected file of rows put aside says what the corrected file itself would have said."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from importers.contract import Source
from importers.errors import NotWholeError
from importers.quarantine.annotated import parts, written
from importers.quarantine.errors import MixedCorrectionsError, NotCorrectedHereError
from importers.quarantine.rows import errors
from importers.running.ending import Snapshot
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.cloudevents.cases import said
from tests.importers.sources import BROKEN, Kept, an_empty_log, change, history, initiative
from tests.importers.sources import written as lines
from tests.importers.tables.workbooks import workbook

MAPPING = """
mapping: 1
source: indberetning
decimal: "."
tables:
  - sheet: Steder
    events:
      - kind: organisation.registered
        data: {organisation: {entity: organisation, column: Sted}, name: Sted}
  - sheet: Resultater
    header_row: 3
    events:
      - kind: result.recorded
        data:
          result: {entity: result, column: Nr}
          initiative: {entity: initiative, column: Indsats, known: {Faldklub: i1}}
          organisation: {entity: organisation, column: Sted}
          sector: {fixed: hospital}
          dimension: {fixed: cost}
          nature: {fixed: economic}
          text: {column: Beløb, type: number}
          n: {column: Antal, type: whole}
        valid_from: {column: Dato, type: date}
"""
DAY = date(2016, 9, 1)


def imported(kept: Kept, folder: Path, *paths: Path, mapping: Path | None = None) -> ImportReport:
    sources = [Source(path, mapping=mapping) for path in paths]
    return run(sources, kept.log, dry_run=False, folder=folder)


def handed_out(folder: Path, report: ImportReport) -> list[Path]:
    return written(report.import_id, errors(folder, report.import_id), folder / "ret.csv")


def put_right(path: Path, correct: Callable[[dict[str, str]], object]) -> Path:
    """As a person in a spreadsheet: each row by the names of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    for row in rows:
        correct(row)
    with path.open("w", encoding="cp1252", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def told(kept: Kept) -> list[dict[str, Any]]:
    """What the log says, but for when it was said and in which import."""
    without = ("recorded_at", "correlation_id", "digest", "chain", "position")
    events = [{k: v for k, v in one.items() if k not in without} for one in kept.events()]
    for one in events:
        one["provenance"] = {k: v for k, v in one["provenance"].items() if k != "file_sha256"}
    return events


def template(folder: Path, row: list[str], **sheets: list[list[str]]) -> Path:
    """As the template is filled in, the name of the register in its guide."""
    guide = [["Registrets navn", "Vest"]]
    table = [["Indsats", "Begyndt"], row]
    return workbook(folder / "a.xlsx", Vejledning=guide, **sheets, Indsatser=table)


def amounts(path: Path, count: object) -> Path:
    head = ["Nr", "Indsats", "Sted", "Beløb", "Antal", "Dato"]
    rows = [
        ["1", "Faldklub", "Lemvig", 12.345, 4, DAY],
        ["2", "Faldklub", "Lemvig", -1.5, count, DAY],
        ["3", "Faldklub", "Lemvig", 0.001, 5, "1/9-16"],
    ]
    return workbook(path, Steder=[["Sted"], ["Lemvig"]], Resultater=[["Regnskab"], [], head, *rows])


def test_a_corrected_row_of_a_workbook_is_the_row_corrected_in_the_workbook(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    kept, other = an_empty_log(), an_empty_log()
    for one in (kept, other):
        imported(one, tmp_path, lines(tmp_path / "i.jsonl", initiative("i1")))
    first = imported(kept, tmp_path, amounts(tmp_path / "a.xlsx", "seks"), mapping=mapping)

    (file,) = handed_out(tmp_path, first)
    again = imported(kept, tmp_path, put_right(file, lambda row: row.update(Antal="6")))
    imported(other, tmp_path, amounts(tmp_path / "a.xlsx", 6), mapping=mapping)

    assert (first.quarantined, again.rows, again.events, again.quarantined) == (1, 1, 1, 0)
    assert sorted(told(kept), key=str) == sorted(told(other), key=str)
    assert kept.events()[-1]["data"]["text"] == "-1.5"
    assert kept.events()[-1]["provenance"]["row"] == 5


def test_a_number_that_was_corrected_is_read_as_it_was_shown(tmp_path: Path) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    kept = an_empty_log()
    imported(kept, tmp_path, lines(tmp_path / "i.jsonl", initiative("i1")))
    report = imported(kept, tmp_path, amounts(tmp_path / "a.xlsx", "seks"), mapping=mapping)

    (file,) = handed_out(tmp_path, report)
    assert ";'-1,5;seks;" in file.read_text(encoding="utf-8-sig")
    imported(kept, tmp_path, put_right(file, lambda row: row.update(Antal="6", Beløb="-1,625")))

    assert kept.events()[-1]["data"]["text"] == "-1.625"


def test_a_template_whose_only_row_was_wrong_is_of_the_same_register(tmp_path: Path) -> None:
    kept, other = an_empty_log(), an_empty_log()
    report = imported(kept, tmp_path, template(tmp_path, ["Hop", "snart"]))

    (file,) = handed_out(tmp_path, report)
    imported(kept, tmp_path, put_right(file, lambda row: row.update(Begyndt="2016")))
    imported(other, tmp_path, template(tmp_path, ["Hop", "2016"]))

    assert told(kept) == told(other)


def test_a_workbook_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = template(tmp_path, ["Hop", "snart"]).rename(tmp_path / "tabel.csv")
    report = imported(kept, tmp_path, path)

    (file,) = handed_out(tmp_path, report)
    imported(kept, tmp_path, put_right(file, lambda row: row.update(Begyndt="2016")))

    (event,) = kept.events()
    assert (event["source"], event["provenance"]["sheet"]) == ("skabelon/Vest", "Indsatser")


def test_each_sheet_is_a_file_and_all_can_be_imported_together(tmp_path: Path) -> None:
    kept = an_empty_log()
    path = template(tmp_path, ["Hop", "snart"], Klynger=[["Klynge", "Id"], ["Vest", "ikke et id"]])
    report = imported(kept, tmp_path, path)

    files = handed_out(tmp_path, report)
    put_right(files[0], lambda row: row.update(Id="vest"))
    put_right(files[1], lambda row: row.update(Begyndt="2016"))
    again = imported(kept, tmp_path, *files)

    assert [file.name for file in files] == ["ret.csv", "ret-2.csv"]
    assert (again.events, again.quarantined) == (2, 0)


def broken_lines(folder: Path) -> Path:
    return lines(folder / "a.jsonl", initiative("i1"), initiative("i2", phase=3), BROKEN)


def broken_table(folder: Path) -> Path:
    path = folder / "a.csv"
    text = 'Indsats;Begyndt;Formål\n=Hop;snart;"to\nlinjer"\nGå;2016;\nRing 010190-1234;2016;\n'
    path.write_text(text, encoding="utf-8")
    return path


def broken_workbook(folder: Path) -> Path:
    rows = [["Indsats", "Begyndt"], ["=Hop", "snart"], ["#DIV/0!", DAY], ["010190-1234", DAY]]
    path = workbook(folder / "a.xlsx", Indsatser=rows)
    book = openpyxl.load_workbook(path)
    book["Indsatser"]["A2"].data_type = "s"
    book.save(path)
    return path


def broken_cloud_events(folder: Path) -> Path:
    return lines(folder / "a.json", [said(id="e1", type="ukendt"), said(id="", source="")])


@pytest.mark.parametrize("made", [broken_lines, broken_table, broken_workbook, broken_cloud_events])
def test_what_nobody_corrected_is_put_aside_again_for_the_same_reasons(
    tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    kept = an_empty_log()
    first = imported(kept, tmp_path, made(tmp_path))

    again = imported(kept, tmp_path, *handed_out(tmp_path, first))

    found = [
        [(one.row, one.column, one.code) for one in errors(tmp_path, report.import_id)]
        for report in (first, again)
    ]
    assert first.quarantined > 1
    assert found[0] == found[1]
    assert again.events == 0


def test_rows_of_two_files_are_not_one_table(tmp_path: Path) -> None:
    report = imported(an_empty_log(), tmp_path, broken_table(tmp_path))
    (file,) = handed_out(tmp_path, report)
    put_right(file, lambda row: row.update(fil="b.csv") if row["række"] == "4" else None)

    with pytest.raises(MixedCorrectionsError, match="Række 3"):
        imported(an_empty_log(), tmp_path, file)


def test_a_change_of_a_history_is_nothing_without_those_before_it(tmp_path: Path) -> None:
    changes = [change("A", "a.json", blob="v1")]
    report = imported(an_empty_log(), tmp_path, history(tmp_path, changes, {"v1": "{"}))

    (file, *_) = handed_out(tmp_path, report)

    with pytest.raises(NotCorrectedHereError, match="registry-history"):
        imported(an_empty_log(), tmp_path, file)


def test_what_is_forgotten_is_not_handed_out(tmp_path: Path) -> None:
    report = imported(an_empty_log(), tmp_path, broken_lines(tmp_path))
    rows = [
        one.model_copy(update={"raw": "(fjernet: personen er slettet)"})
        for one in errors(tmp_path, report.import_id)
    ]

    assert parts(report.import_id, rows) == []


def test_some_rows_end_nothing_although_they_are_declared_whole(tmp_path: Path) -> None:
    report = imported(an_empty_log(), tmp_path, broken_table(tmp_path))
    (file,) = handed_out(tmp_path, report)
    whole = Snapshot("2026-01-01")

    with pytest.raises(NotWholeError):
        run([Source(file)], an_empty_log().log, dry_run=True, folder=tmp_path, snapshot=whole)
