"""A CSV file is read as its writer meant it, and what cannot be read is said of its own row."""

import csv
import gzip
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import GraphError, UnreadableFileError
from importers.tables.csv_file import csv_table
from importers.tables.decoding import decoded, encoding_of
from importers.tables.errors import (
    NoHeaderError,
    TooManyColumnsError,
    UnknownEncodingError,
    UnreadableHeaderError,
)
from importers.tables.headed import MAX_COLUMNS, Table
from importers.tables.records import MAX_RECORD, records

DANISH = "Titel;Sted\r\nTidlig opsporing;Århus\r\nSårtelefon;Ærø\r\n"
ROWS = [(2, ["Tidlig opsporing", "Århus"]), (3, ["Sårtelefon", "Ærø"])]


def table_of(path: Path, content: bytes | str, encoding: str = "utf-8") -> Table:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    table = csv_table(path)
    assert table is not None
    return table


def cells_of(table: Table) -> list[tuple[int, list[object]]]:
    return [(row.number, list(row.cells)) for row in table.rows if row.problem is None]


def problems_of(table: Table) -> list[tuple[int, str, str]]:
    return [(row.number, row.problem.code, row.raw) for row in table.rows if row.problem]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_danish_letters_and_line_ends_survive(tmp_path: Path, encoding: str, end: str) -> None:
    table = table_of(tmp_path / "a.csv", DANISH.replace("\r\n", end), encoding)

    assert table.header == ("Titel", "Sted")
    assert cells_of(table) == ROWS


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, delimiter: str) -> None:
    table = table_of(tmp_path / "a.csv", DANISH.replace(";", delimiter))

    assert cells_of(table) == ROWS


def test_decimal_commas_do_not_make_a_comma_the_separator(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "A;B\n1,5;2,5\n3,5;4,5\n")

    assert cells_of(table) == [(2, ["1,5", "2,5"]), (3, ["3,5", "4,5"])]


def test_the_line_that_excel_writes_of_the_separator_is_obeyed_and_no_row(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "sep=|\nA|B,C,D\n1|2\n")

    assert (table.header, cells_of(table)) == (("A", "B,C,D"), [(3, ["1", "2"])])


def test_a_file_without_a_separator_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Et brev.\nDet er ikke en tabel.\n", encoding="utf-8")

    assert csv_table(path) is None


def test_a_zipped_table_is_a_table(tmp_path: Path) -> None:
    assert cells_of(table_of(tmp_path / "a.csv.gz", gzip.compress(DANISH.encode()))) == ROWS


def test_a_cut_off_zipped_table_is_told_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress((DANISH * 500).encode())[:-20])

    with pytest.raises(UnreadableFileError, match="beskadiget"):
        csv_table(path)


def test_quoted_fields_hold_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", 'A;B\n"en;to\nlinjer";"sagde ""nej"""\nx;y\n')

    assert cells_of(table) == [(2, ["en;to\nlinjer", 'sagde "nej"']), (3, ["x", "y"])]


def test_blank_rows_count_in_the_numbers_only(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "\n;\nA;B\n\n1;2\n;;\n3;4\n")

    assert cells_of(table) == [(5, ["1", "2"]), (7, ["3", "4"])]


def test_rows_of_another_width_are_put_aside(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "A;B;C\n1;2\n1;2;3;4\n1;2;3;;\n")

    assert problems_of(table) == [(2, "ragged_row", "1;2"), (3, "ragged_row", "1;2;3;4")]


def test_a_quote_that_never_closes_takes_only_its_own_line(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", 'A;B\n1;"to\n3;4\n5;6\n')

    rows = list(table.rows)

    assert [(row.number, list(row.cells)) for row in rows] == [
        (2, []),
        (3, ["3", "4"]),
        (4, ["5", "6"]),
    ]
    assert (rows[0].problem and rows[0].problem.code, rows[0].raw) == ("broken_quotes", '1;"to')


def test_a_row_that_never_ends_is_cut_and_the_next_one_read(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", f"A;B\n1;{'x' * (3 * MAX_RECORD)}\n3;4\n")

    first, second = table.rows

    assert first.problem is not None
    assert (first.number, first.problem.code, len(first.raw) < 5_000) == (2, "too_long", True)
    assert (second.number, list(second.cells)) == (3, ["3", "4"])


def test_columns_without_a_header_or_with_one_that_is_taken_go_by_their_letter(
    tmp_path: Path,
) -> None:
    table = table_of(tmp_path / "a.csv", "Navn;;Navn; navn \n1;2;3;4\n")

    assert table.header == ("Navn", "[B]", "Navn [C]", "navn")


def test_decomposed_and_broken_up_headers_are_the_headers_that_people_see(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", '"A\u030arsag  til\nvalg";B\n1;2\n')

    assert table.header[0] == "Årsag til valg"


def test_one_broken_byte_in_utf8_is_the_problem_of_its_row(tmp_path: Path) -> None:
    content = "A;B\nså;1\nnæ;2\n".encode() + b"bl\xe5;3\n"

    table = table_of(tmp_path / "a.csv", content)

    rows = list(table.rows)
    assert [row.problem and row.problem.code for row in rows] == [None, None, "encoding"]
    assert rows[2].raw.endswith("\\xe5;3")
    assert rows[1].cells == ["næ", "2"]


def test_a_told_encoding_is_obeyed_and_an_unknown_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("A;B\nså;Þ\n".encode("cp850"))
    table = csv_table(path, encoding="cp850")

    assert table is not None
    assert cells_of(table) == [(2, ["så", "Þ"])]
    with pytest.raises(UnknownEncodingError):
        csv_table(path, encoding="klingon")


def test_a_header_row_that_is_told_and_not_there_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("A;B\n1;2\n", encoding="utf-8")

    with pytest.raises(NoHeaderError):
        csv_table(path, header_row=7)


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooManyColumnsError):
        table_of(tmp_path / "a.csv", ";".join(f"k{n}" for n in range(MAX_COLUMNS + 1)))


cell = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd")
    | st.sampled_from('\n\r;,"\0'),
    max_size=12,
)
rows = st.lists(st.lists(cell, min_size=1, max_size=4), min_size=1, max_size=6)


@given(rows, st.sampled_from(";,\t|"), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None, max_examples=150)
def test_what_a_csv_writer_wrote_is_what_is_read(
    rows: list[list[str]], delimiter: str, end: str
) -> None:
    written = StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(
        rows
    )

    read = records(StringIO(written.getvalue(), newline=""), delimiter, encoding="utf-8")

    assert [(record.cells, record.problem) for record in read] == [(row, None) for row in rows]


@given(st.text('a å;,"\0\n\r', max_size=40))
@settings(deadline=None, max_examples=300)
def test_rows_with_and_without_quotes_are_parted_as_csv_parts_them(text: str) -> None:
    try:
        expected = list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error:
        return

    read = records(StringIO(text, newline=""), ";", encoding="utf-8")

    assert [list(record.cells) for record in read] == expected


@given(st.binary(min_size=1, max_size=300))
@settings(deadline=None, max_examples=200)
def test_any_bytes_are_read_or_refused_and_every_line_is_in_some_row(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(content)
        try:
            with decoded(path, encoding_of(path)) as stream:
                text = stream.read()
            found = list(records(StringIO(text, newline=""), ";", encoding="x"))
            table = csv_table(path)
        except GraphError:
            return

    said = "".join(record.raw for record in found)
    assert said.replace("\r", "").replace("\n", "") == text.replace("\r", "").replace("\n", "")
    assert table is None or all(len(row.raw) <= len(text) for row in table.rows)


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("Titel;\ufffdsted", "Rækken har tegn, der ikke kan læses"),
        ('Titel;"St"ed', "Anførselstegnene i rækken går ikke op"),
    ],
)
def test_headers_that_cannot_be_read_are_told_and_not_passed_over_for_the_row_below(
    header: str, why: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableHeaderError, match=f"a.csv: overskrifterne i række 1 .*{why}"):
        table_of(tmp_path / "a.csv", f"{header}\nFaldklub;Horsens\nSårtelefon;Vest\n")
