"""Whatever is in a workbook, it is refused with a clear error and we live."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import GraphError
from importers.contract import Source
from importers.registry import opened
from importers.tables.errors import (
    NotAWorkbookError,
    OtherSpreadsheetError,
    TooCostlyError,
    TooLargeError,
    TooManyColumnsError,
    UnsafeWorkbookError,
)
from importers.tables.workbook import Watch, sheets
from importers.tables.workbook_child import told_of
from importers.tables.workbook_limits import LIMITS
from tests.importers.tables.workbooks import made_of, workbook


def read_whole(path: Path) -> int:
    return sum(1 for sheet in sheets(path) for _ in sheet.records)


def readers() -> list[psutil.Process]:
    """Those of our children that read workbooks; other tests have other children."""
    ours = psutil.Process(os.getpid()).children()
    alive = [one for one in ours if one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in alive if "importers.tables.workbook_child" in one.cmdline()]


def test_two_cells_at_the_ends_of_a_sheet_are_refused(tmp_path: Path) -> None:
    near, far = (
        '<row r="1"><c r="A1"/></row>',
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    )

    with pytest.raises(TooManyColumnsError, match="16384"):
        read_whole(made_of(tmp_path / "a.xlsx", [near, far]))

    assert readers() == []


def test_four_million_cells_are_refused_before_one_is_parsed(tmp_path: Path) -> None:
    row = "<row>" + "<c/>" * 1_000 + "</row>"
    path = made_of(tmp_path / "a.xlsx", (row for _ in range(4_000)))

    with pytest.raises(TooLargeError, match="celler"):
        read_whole(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    blanks = " " * 1_000_000
    path = made_of(tmp_path / "a.xlsx", (blanks for _ in range(40)))

    with pytest.raises(TooLargeError, match="byte"):
        list(sheets(path, limits=replace(LIMITS, expanded_bytes=30_000_000)))

    assert path.stat().st_size < 100_000


def test_entities_are_refused(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    prolog = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    cell = '<row><c t="inlineStr"><is><t>&l9;</t></is></c></row>'

    with pytest.raises(UnsafeWorkbookError):
        read_whole(made_of(tmp_path / "a.xlsx", [cell], prolog=prolog))


def test_a_workbook_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    cells = "<c><v>1</v></c>" * 400_000
    path = made_of(tmp_path / "a.xlsx", ["<row>", cells, "</row>"])

    with pytest.raises(TooCostlyError):
        list(sheets(path, limits=replace(LIMITS, memory_bytes=200 << 20)))

    assert readers() == []


def test_a_workbook_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    path = made_of(tmp_path / "a.xlsx", (row for _ in range(4_000)))

    with pytest.raises(TooCostlyError):
        list(sheets(path, limits=replace(LIMITS, cpu_seconds=1)))


@pytest.mark.parametrize("limit", ["memory_bytes", "cpu_seconds"])
def test_where_the_system_does_not_limit_a_child_we_watch_it(limit: str) -> None:
    busy = "a = bytearray(100 << 20)\nwhile True: pass"
    child = subprocess.Popen([sys.executable, "-c", busy])

    watch = Watch(child, replace(LIMITS, **{limit: 1}))
    watch.start()

    assert child.wait(timeout=60) < 0
    watch.join()
    assert watch.killed


def test_an_import_that_stops_halfway_leaves_no_process(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Ark1=[[n, "x" * 500] for n in range(5_000)])

    found = sheets(path)
    next(found)
    found.close()

    assert readers() == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
        ("a.ods", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis"),
    ],
)
def test_other_spreadsheets_are_refused_by_what_they_are(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(OtherSpreadsheetError, match=r"\.xlsx"):
        opened(Source(tmp_path / name))


def test_a_workbook_that_is_cut_off_is_told_as_damaged(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", Ark1=[["a", "b"]] * 100).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(NotAWorkbookError):
        opened(Source(tmp_path / "b.xlsx"))


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("brev.txt", "Kære alle")

    with pytest.raises(NotAWorkbookError):
        opened(Source(tmp_path / "a.zip"))


sheet_xml = st.lists(
    st.sampled_from(
        [
            *("<row>", "</row>", '<row r="0">', '<row r="-4">', '<row r="x">', "<c>", "</c>"),
            *('<c r="A1">', '<c r="ZZZ9">', '<c t="s">', '<c t="d">', '<c t="b">', '<c s="99">'),
            *("<v>1</v>", "<v>1e999</v>", "<v></v>", "<v>é</v>", "<f>A1</f>", "<is><t>x</t></is>"),
        ]
    ),
    max_size=8,
)


@given(sheet_xml)
@settings(deadline=None, max_examples=60)
def test_any_sheet_is_read_or_refused_and_no_row_is_made_up(pieces: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = made_of(Path(folder) / "a.xlsx", pieces)
        told = list(told_of(path, LIMITS, None))

    rows = [one for one in told if one[0] == "row"]
    assert len(rows) <= "".join(pieces).count("<row")
    assert told[-1][0] == "refused" or told[0][0] == "sheet"


@given(st.binary(min_size=1, max_size=80))
@settings(deadline=None, max_examples=5)
def test_any_bytes_in_a_zip_are_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(b"PK\x03\x04" + content)

        with pytest.raises(GraphError):
            opened(Source(path))
