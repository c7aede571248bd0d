"""The template that the software writes is read back by it, filled in, without a mapping."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from importers.contract import Source
from importers.errors import EmptyFileError
from importers.quarantine.rows import QuarantinedRow, errors
from importers.registry import opened
from importers.running.run import run
from importers.tables import template
from importers.tables.template_workbook import write_template
from tests.importers.sources import Kept, an_empty_log
from tests.importers.tables.workbooks import workbook

FILLED: dict[str, list[dict[str, Any]]] = {
    "Klynger": [{"Klynge": "Vestklyngen"}],
    "Organisationer": [
        {"Organisation": "Lemvig Kommune", "Type": "kommune", "Medlem af klynge": "Vestklyngen"},
        {"Organisation": "Gødstrup", "Type": "hospital", "Medlem af klynge": "Vestklyngen"},
    ],
    "Fora": [{"Forum": "Styregruppen", "Type": "klyngestyregruppe", "Klynge": "Vestklyngen"}],
    "Personer": [
        {"Person": "Ane Test", "Arbejdssted": "Lemvig Kommune", "Ansat fra": "september 2015"},
        {"Person": "Bo Test", "Stilling": "læge", "Sidder i": "Styregruppen"},
    ],
    "Indsatser": [
        {
            "Indsats": "Faldklub",
            "Oprindelse": "egen",
            "Emner": "fald; ældre",
            "Klynger": "Vestklyngen",
            "Organisationer": "Lemvig Kommune;Gødstrup",
            "Kontaktperson": "Ane Test",
            "Meldt til": "Styregruppen",
            "Begyndt": "1/9-16",
        }
    ],
    "Kerne": [
        {
            "Indsats": "Faldklub",
            "Række": "aktiviteter",
            "Spreder: må ikke ændres": "Hold hver uge\nTest før og efter",
            "Spreder: kan tilpasses": "Kaffen",
        }
    ],
    "Forbindelser": [{"Person": "Ane Test", "Kender": "Bo Test", "Hvordan": "møde"}],
    "Udbredelse": [{"Indsats": "Faldklub", "Organisation": "Gødstrup", "Trin": "pilot"}],
    "Tilpasninger": [
        {
            "Indsats": "Faldklub",
            "Organisation": "Gødstrup",
            "Række": "aktiviteter",
            "Kan tilpasses": "nej",
            "Linje": 2,
            "Hos modtageren": "tilpasset",
            "Hvorfor": "Testen fandtes allerede",
        }
    ],
    "Resultater": [
        {
            "Indsats": "Faldklub",
            "Klynge": "Vestklyngen",
            "Sektor": "kommune",
            "Dimension": "sundhed",
            "Art": "klinisk",
            "Resultat": "Færre fald",
            "Antal": 12,
        }
    ],
}


def filled(path: Path, rows: dict[str, list[dict[str, Any]]], register: str = "Vest") -> Path:
    """The template, filled in as a person would in a spreadsheet."""
    write_template(path, register=register)
    book = openpyxl.load_workbook(path)
    for name, some in rows.items():
        sheet = book[name]
        header = [cell.value for cell in sheet[1]]
        for row in some:
            assert row.keys() <= set(header)
            sheet.append([row.get(str(column)) for column in header])
    book.save(path)
    return path


def test_the_template_filled_in_is_read_without_a_mapping(tmp_path: Path) -> None:
    path, kept = filled(tmp_path / "a.xlsx", FILLED), an_empty_log()

    report = run([Source(path)], kept.log, dry_run=False)

    assert (report.rows, report.changed_rows, report.quarantined) == (12, 12, 0)
    assert kept.kinds().count("kernel.element_defined") == 3
    assert [remark.code for remark in report.remarks] == []
    [initiative] = [one for one in kept.events() if one["kind"] == "initiative.registered"]
    assert (initiative["source"], initiative["valid_from"]) == ("skabelon/Vest", "2016-09-01")
    assert initiative["data"]["topics"] == ["fald", "ældre"]


def test_what_a_receiver_did_with_a_part_of_the_kernel_is_kept(tmp_path: Path) -> None:
    kept = an_empty_log()

    run([Source(filled(tmp_path / "a.xlsx", FILLED))], kept.log, dry_run=False)
    parts = [one["data"] for one in kept.events() if one["kind"] == "kernel.element_defined"]
    [started] = [one["data"] for one in kept.events() if one["kind"] == "adoption.started"]
    [adapted] = [one["data"] for one in kept.events() if one["kind"] == "adoption.adapted"]

    [treated] = [one["text"] for one in parts if one["element"] == adapted["element"]]
    assert (treated, adapted["how"]) == ("Test før og efter", "adapted")
    assert adapted["adoption"] == started["adoption"]


def test_a_correction_in_the_template_is_one_change(tmp_path: Path) -> None:
    kept = an_empty_log()
    run([Source(filled(tmp_path / "a.xlsx", FILLED))], kept.log, dry_run=False)
    corrected = [{**FILLED["Indsatser"][0], "Formål": "Færre fald"}]

    path = filled(tmp_path / "b.xlsx", {**FILLED, "Indsatser": corrected})
    report = run([Source(path)], kept.log, dry_run=False)

    assert (report.changed_rows, report.events, report.unchanged) == (1, 1, 11)


def test_the_same_title_in_two_registers_is_two_initiatives(tmp_path: Path) -> None:
    kept = an_empty_log()
    only = {"Indsatser": [{"Indsats": "Faldklub"}]}

    for register in ("Vest", "Horsens"):
        path = filled(tmp_path / f"{register}.xlsx", only, register)
        run([Source(path)], kept.log, dry_run=False)

    assert kept.kinds() == ["initiative.registered"] * 2


def test_an_id_in_brackets_or_in_its_column_is_the_id(tmp_path: Path) -> None:
    rows = {
        "Klynger": [{"Klynge": "Vestklyngen", "Id": "cluster-vest"}],
        "Indsatser": [{"Indsats": "Faldklub", "Klynger": "Vestklyngen [cluster-vest]"}],
    }
    kept = an_empty_log()

    run([Source(filled(tmp_path / "a.xlsx", rows))], kept.log, dry_run=False)

    assert kept.events()[1]["data"]["clusters"] == ["cluster-vest"]


def test_a_cell_that_nobody_reads_since_another_is_blank_is_told(tmp_path: Path) -> None:
    rows = {
        "Organisationer": [
            {"Organisation": "Gødstrup", "Medlem siden": "engang"},
            {"Organisation": "Lemvig", "Medlem siden": "2016"},
        ],
        "Personer": [{"Person": "Ane Test", "Ansat fra": "2015"}],
    }

    report = run([Source(filled(tmp_path / "a.xlsx", rows))], an_empty_log().log, dry_run=False)

    assert [remark.da for remark in report.remarks] == [
        f"{sheet}: {column} er udfyldt, hvor {needed} er tom, og blev ikke læst dér "
        "(første gang i række 2)."
        for sheet, column, needed in (
            ("Organisationer", "Medlem siden", "Medlem af klynge"),
            ("Personer", "Ansat fra", "Arbejdssted"),
        )
    ]


def aside(kept: Kept, path: Path, folder: Path) -> list[QuarantinedRow]:
    report = run([Source(path)], kept.log, dry_run=False, folder=folder)
    return list(errors(folder, report.import_id))


def test_what_is_wrong_in_the_template_is_told_by_its_cell_and_its_own_sheets(
    tmp_path: Path,
) -> None:
    head = ["Indsats", "Oprindelse", "Klynger", "Begyndt"]
    wrong = [
        ["Hop", "måske", None, None],
        ["Gå", None, "Klynge Fjern", None],
        ["Ring 010190-1234", None, None, None],
        ["=1+1", None, None, None],
    ]
    path = workbook(tmp_path / "a.xlsx", Indsatser=[head, *wrong])

    found = aside(an_empty_log(), path, tmp_path)

    assert [(one.cell, one.code) for one in found] == [
        ("B2", "unknown_code"),
        ("C3", "unknown_reference"),
        ("A4", "cpr_detected"),
        ("A5", "cell_error"),
    ]
    hints = [str(one.hint) for one in found]
    assert hints[0] == "Vælg en værdi fra listen."
    assert "på arket Klynger" in hints[1]
    assert not any("tilpasning" in hint for hint in hints)


def test_a_row_that_contradicts_itself_says_so_in_plain_words(tmp_path: Path) -> None:
    kept = an_empty_log()
    head = ["Indsats", "Sektor", "Dimension", "Art", "Resultat"]
    results = [head, ["Hop", "kommune", "sundhed", "klinisk", "Færre"]]
    path = workbook(
        tmp_path / "a.xlsx", Indsatser=[["Indsats", "Formål"], ["Hop", "x"]], Resultater=results
    )

    [row] = aside(kept, path, tmp_path)

    assert row.detail == ("Rækken passer ikke sammen: skriv enten en organisation eller en klynge.")


def test_an_initiative_is_withdrawn_in_its_own_row(tmp_path: Path) -> None:
    kept = an_empty_log()
    sheet = [["Indsats", "Trukket tilbage", "Hvorfor trukket tilbage"], ["Hop", None, None]]
    imported = [Source(workbook(tmp_path / "a.xlsx", Indsatser=sheet))]
    run(imported, kept.log, dry_run=False)
    sheet[1] = ["Hop", "maj 2026", "Projektet er slut"]
    imported = [Source(workbook(tmp_path / "a.xlsx", Indsatser=sheet))]

    changed, again = (run(imported, kept.log, dry_run=False) for _ in range(2))

    assert (changed.events, again.events, again.quarantined) == (1, 0, 0)
    event = kept.events()[-1]
    assert (event["kind"], event["valid_from"]) == ("initiative.withdrawn", "2026-05")
    assert event["data"]["because"] == "Projektet er slut"


def test_a_register_without_a_name_is_told_what_that_means(tmp_path: Path) -> None:
    rows = [["Indsats", "Formål"], ["Hop", "x"]]
    named, unnamed = (
        workbook(
            tmp_path / f"{number}.xlsx", Vejledning=[["Registrets navn", name]], Indsatser=rows
        )
        for number, name in enumerate(("Vest", None))
    )

    told = [run([Source(one)], an_empty_log().log, dry_run=True) for one in (named, unnamed)]

    assert [[one.code for one in each.remarks] for each in told] == [[], ["unnamed_register"]]


def test_an_empty_template_gives_nothing_and_says_so(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")

    with pytest.raises(EmptyFileError):
        run([Source(tmp_path / "a.xlsx")], an_empty_log().log, dry_run=False)


def test_a_csv_with_the_columns_of_the_template_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Indsats;Formål\nFaldklub;Færre fald\n", encoding="cp1252")

    [row] = opened(Source(tmp_path / "a.csv")).rows

    assert row.proposals[0].source == "skabelon/a.csv"


def test_every_sheet_has_its_lists_and_its_help(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", register="=Vest")
    book: Workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")

    lists = {one.title: len(one.data_validations.dataValidation) for one in book.worksheets}
    helped = [cell.value for sheet in book.worksheets for cell in sheet[1] if cell.comment]

    names = template.sheets()
    assert [sheet.title for sheet in book] == [template.GUIDE, *names, template.LISTS]
    assert all(lists[name] for name in names if name not in ("Klynger", "Programmer"))
    assert len(helped) > 20
    assert book[template.GUIDE]["B1"].value == "'=Vest"
