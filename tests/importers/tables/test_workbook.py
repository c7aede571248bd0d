"""Every cell of a workbook is read at its own place, as what it is."""

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from importers.tables.cells import Cell, CellError
from importers.tables.workbook import sheets
from tests.importers.tables.workbooks import first, made_of, workbook


def cells(path: Path, sheet: str = "Ark1") -> dict[int, list[Cell]]:
    """The rows of a sheet by their numbers."""
    for one in sheets(path):
        if one.name == sheet:
            return {record.number: list(record.cells) for record in one.records}
    return {}


def test_what_stands_far_from_the_corner_is_read_where_it_stands(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first(book)
    sheet["C4"], sheet["E9"] = "Titel", "Faldklub"
    book.save(tmp_path / "a.xlsx")

    assert cells(tmp_path / "a.xlsx", "Sheet") == {
        4: [None, None, "Titel"],
        9: [None, None, None, None, "Faldklub"],
    }


def test_kinds_of_cell_are_told_apart(tmp_path: Path) -> None:
    day = datetime.date(2016, 9, 1)

    path = workbook(tmp_path / "a.xlsx", Ark1=[["tekst", 751, 1.5, True, day, None, "0751"]])

    noon = datetime.datetime(2016, 9, 1)
    assert cells(path) == {1: ["tekst", 751, 1.5, True, noon, None, "0751"]}


def test_a_code_that_is_shown_with_leading_zeros_has_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first(book)
    sheet["A1"] = 751
    sheet["A1"].number_format = "0000"
    book.save(tmp_path / "a.xlsx")

    assert cells(tmp_path / "a.xlsx", "Sheet") == {1: ["0751"]}


def test_days_are_counted_from_the_year_that_the_workbook_counts_from(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    first(book)["A1"] = datetime.date(2016, 9, 1)
    book.save(tmp_path / "a.xlsx")

    [cell] = cells(tmp_path / "a.xlsx", "Sheet")[1]

    assert isinstance(cell, datetime.datetime)
    assert cell.date() == datetime.date(2016, 9, 1)


def test_a_formula_is_what_it_came_to_and_an_error_is_an_error(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="C1"><f>SUM(D:D)</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>'
    )

    path = made_of(tmp_path / "a.xlsx", [row])

    assert cells(path) == {1: [2, CellError("#DIV/0!"), CellError("#IKKE BEREGNET")]}


def test_a_cell_merged_down_holds_for_each_row_that_has_anything(tmp_path: Path) -> None:
    book = Workbook()
    sheet = first(book)
    for row in (["Klynge", "Indsats"], ["Vest", "A"], [None, "B"], [None, None], [None, "C"]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    book.save(tmp_path / "a.xlsx")

    assert [one.has_merged_rows for one in sheets(tmp_path / "a.xlsx")] == [True]
    assert cells(tmp_path / "a.xlsx", "Sheet") == {
        1: ["Klynge", "Indsats"],
        2: ["Vest", "A"],
        3: ["Vest", "B"],
        5: [None, "C"],
    }


def test_hidden_sheets_are_said_to_be_hidden(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Skjult").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    found = [(one.name, one.is_hidden) for one in sheets(tmp_path / "a.xlsx")]

    assert found == [("Sheet", False), ("Skjult", True)]


def test_sheets_that_nobody_reads_to_the_end_hide_nothing_of_the_next(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Et=[["a"]] * 40, To=[["b"]] * 2)

    read = [(sheet.name, next(sheet.records).cells[0]) for sheet in sheets(path)]

    assert read == [("Et", "a"), ("To", "b")]
