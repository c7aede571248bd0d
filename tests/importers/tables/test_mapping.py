"""A mapping says what columns mean; what is wrong with it, or with a cell, is told by its place."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from importers.contract import Row, Source
from importers.quarantine.rows import errors
from importers.registry import opened
from importers.running.run import run
from importers.tables.errors import BadMappingError, MissingColumnError, MissingSheetError
from importers.tables.mapping_file import parsed, read_mapping
from tests.importers.sources import an_empty_log
from tests.importers.tables.workbooks import workbook

MAPPING = """
mapping: 1
source: vest/indsatser
tables:
  - ignore_rows: {column: Status, values: [slettet]}
    events:
      - kind: initiative.registered
        valid_from: {column: Start, type: date}
        data:
          initiative: {entity: initiative, key: Nr}
          title: {column: Titel, required: true}
          purpose: {template: "{Titel} ({Nr})"}
          origin: {fixed: own}
          size: {column: Størrelse, codes: {lille: small, stor: large}}
          topics: {column: Emner, split: ","}
          clusters: {column: Klynge, entity: cluster, known: {Vest: cluster-vest}}
"""
HEADER = "Nr;Titel;Start;Størrelse;Emner;Klynge;Status"


def rows(folder: Path, mapping: str, *lines: str) -> list[Row]:
    """The rows of a CSV file by a mapping."""
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    (folder / "a.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(opened(Source(folder / "a.csv", mapping=folder / "m.yaml")).rows)


def said(row: Row) -> list[dict[str, Any]]:
    return [one.event.model_dump(exclude_defaults=True) for one in row.proposals]


def test_columns_become_fields(tmp_path: Path) -> None:
    [row] = rows(tmp_path, MAPPING, HEADER, "17;Faldklub;1/9-16;Lille;fald, ældre;Vest;")

    [proposal] = row.proposals
    [event] = said(row)
    assert event.pop("initiative") == str(proposal.event.model_dump()["initiative"])
    assert event == {
        "title": "Faldklub",
        "purpose": "Faldklub (17)",
        "origin": "own",
        "size": "small",
        "topics": ("fald", "ældre"),
        "clusters": ("cluster-vest",),
    }
    assert (proposal.source, proposal.valid_from) == ("vest/indsatser", "2016-09-01")


def test_each_event_names_the_columns_and_the_mapping_it_came_by(tmp_path: Path) -> None:
    [row] = rows(tmp_path, MAPPING, HEADER, "17;Faldklub;;;;;")

    provenance = row.proposals[0].provenance
    assert provenance is not None
    assert provenance["mapping"] == read_mapping(tmp_path / "m.yaml").digest
    assert str(provenance["column"]).startswith("Nr, Titel, ")


def test_ids_come_from_the_key_and_not_from_the_content(tmp_path: Path) -> None:
    [old] = rows(tmp_path, MAPPING, HEADER, "17;Faldklub;;;;;")
    [new] = rows(tmp_path, MAPPING, HEADER, "17;Faldklubben;2016;;;;")

    assert old.proposals[0].id == new.proposals[0].id
    assert old.revisable


def test_rows_are_left_out_by_rule_and_said_to_be(tmp_path: Path) -> None:
    [row] = rows(tmp_path, MAPPING, HEADER, "17;Faldklub;;;;;slettet")

    assert (row.proposals, bool(row.ignored)) == ((), True)


@pytest.mark.parametrize(
    ("line", "code", "column", "value"),
    [
        ("1;;;;;;", "missing_required", "Titel", ""),
        ("1;A;snart;;;;", "bad_date", "Start", "snart"),
        ("1;A;;kæmpe;;;", "unknown_code", "Størrelse", "kæmpe"),
        ("1;A;;", "ragged_row", None, None),
        ("1;" + "x" * 600 + ";;;;;", "bad_text", "Titel", "x" * 200),
        ("1;A\0;;;;;", "bad_text", "Titel", "A\0"),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_by_its_column(
    tmp_path: Path, line: str, code: str, column: str | None, value: str | None
) -> None:
    [row] = rows(tmp_path, MAPPING, HEADER, line)

    assert row.problem is not None
    found = (row.problem.error.code, row.problem.column, row.problem.value)
    assert found == (code, column, value)
    assert row.raw == line
    assert row.problem.error.hint()


def test_a_cpr_number_in_any_cell_puts_the_row_aside_and_is_not_repeated(tmp_path: Path) -> None:
    mapping = MAPPING.replace("  - ignore_rows", "  - ignore_columns: [Note]\n    ignore_rows")

    [row] = rows(tmp_path, mapping, f"{HEADER};Note", "1;A;;;;;;se 010190-1234")

    assert row.problem is not None
    assert (row.problem.error.code, row.problem.value) == ("cpr_detected", None)
    assert "1234" not in row.problem.error.message()


def test_a_cpr_number_that_lost_its_zero_to_excel_is_one_still(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Ark1=[HEADER.split(";"), [101901234, "A", *[None] * 5]])
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")

    [row] = opened(Source(path, mapping=tmp_path / "m.yaml")).rows

    assert row.problem is not None
    assert row.problem.error.code == "cpr_detected"


def test_an_error_of_a_sheet_is_told_by_its_cell(tmp_path: Path) -> None:
    sheet = [[], HEADER.split(";"), [1, "A", "snart", *[None] * 4]]
    path = workbook(tmp_path / "a.xlsx", Ark1=sheet)
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")

    [row] = opened(Source(path, mapping=tmp_path / "m.yaml")).rows

    assert row.problem is not None
    assert (row.sheet, row.number, row.problem.cell) == ("Ark1", 3, "C3")


def test_columns_that_are_not_read_are_said_once(tmp_path: Path) -> None:
    found = rows(tmp_path, MAPPING, f"{HEADER};Note;Chef", "1;A;;;;;;x;y", "2;B;;;;;;x;y")

    remarks = [[one.message() for one in row.remarks] for row in found]
    assert remarks == [["a.csv: disse kolonner blev ikke læst: Note, Chef."], []]


def test_a_column_that_is_not_there_is_told_before_any_row_is_read(tmp_path: Path) -> None:
    with pytest.raises(MissingColumnError, match=r"'Titel'.*Title"):
        rows(tmp_path, MAPPING, HEADER.replace("Titel", "Title"), "1;A;;;;;")


def test_a_sheet_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Ark1=[["a"], ["b"]])
    mapping = MAPPING.replace("  - ignore_rows", "  - sheet: Indsatser\n    ignore_rows")
    (tmp_path / "m.yaml").write_text(mapping, encoding="utf-8")

    with pytest.raises(MissingSheetError, match=r"'Indsatser'.*Ark1"):
        opened(Source(path, mapping=tmp_path / "m.yaml"))


ENGLISH = {"the", "is", "are", "should", "not", "of", "has", "no", "or", "exactly", "expected"}
UNPIVOTED = """
mapping: 1
source: klynger
tables:
  - ignore_columns: [Titel]
    unpivot:
      - columns: {Horsens: cluster-horsens, Vest: cluster-vest}
        name: Klynge
        value: Svar
        events:
          - kind: cluster.opted_in
            when: {column: Svar, values: [nej], unless: true}
            data:
              cluster: Klynge
              initiative: {entity: initiative, key: Nr}
              because: Svar
"""


def test_one_column_a_cluster_is_one_event_a_cell(tmp_path: Path) -> None:
    [row] = rows(tmp_path, UNPIVOTED, "Nr;Titel;Horsens;Vest", "1;A;ja;gerne")
    [other] = rows(tmp_path, UNPIVOTED, "Nr;Titel;Horsens;Vest", "1;A;;nej")

    pairs = [(event["cluster"], event["because"]) for event in said(row)]
    assert pairs == [("cluster-horsens", "ja"), ("cluster-vest", "gerne")]
    assert bool(other.ignored)


@pytest.mark.parametrize(
    ("change", "line", "field"),
    [
        (("          title:", "          titel:"), 7, "events[0]"),
        (("kind: initiative.registered", "kind: initiative.invented"), 7, "events[0]"),
        (("mapping: 1", "mapping: 2"), 2, "mapping"),
        (("column: Start,", "colum: Start,"), 8, "colum"),
        (('split: ","', 'split: [","'), 15, "YAML"),
        (("source: vest/indsatser", "source: &a vest\nname: *a"), 4, "YAML"),
        (("source: vest/indsatser", "source: a\nsource: b"), 4, "YAML"),
        (("entity: initiative, key: Nr", "key: Nr"), 10, "initiative"),
    ],
)
def test_what_is_wrong_in_a_mapping_is_told_by_line_and_field(
    change: tuple[str, str], line: int, field: str
) -> None:
    text = MAPPING.replace(*change)

    with pytest.raises(BadMappingError) as refused:
        parsed(text.encode(), name="m.yaml")

    assert (refused.value.line, field in refused.value.field) == (line, True)
    danish, english = refused.value.message("da"), refused.value.message("en")
    assert not ENGLISH & set(re.findall(r"[a-z]+", danish.rpartition(": ")[2]))
    assert english.startswith("The mapping m.yaml, line ")


def test_no_is_a_word_and_a_code_keeps_its_zeros() -> None:
    text = MAPPING.replace("{fixed: own}", "{fixed: no}").replace("lille: small", "0751: small")

    table = parsed(text.encode(), name="m.yaml").mapping.tables[0]

    assert table.events[0].data["origin"].fixed == "no"
    assert "0751" in table.events[0].data["size"].codes


def test_an_import_by_a_mapping_is_accounted_for_and_says_nothing_twice(tmp_path: Path) -> None:
    lines: Sequence[str] = (HEADER, "1;A;;;;;", "2;B;;;;;slettet", "3;;;;;;", "4;D;2016;;;;")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    source, kept = Source(tmp_path / "a.csv", mapping=tmp_path / "m.yaml"), an_empty_log()

    first = run([source], kept.log, dry_run=False)
    again = run([source], kept.log, dry_run=False)

    counts = ("rows", "events", "changed_rows", "unchanged", "ignored", "quarantined")
    assert [getattr(first, one) for one in counts] == [4, 2, 2, 0, 1, 1]
    assert [getattr(again, one) for one in counts] == [4, 0, 0, 2, 1, 1]


def test_who_is_not_known_is_told_by_the_name_that_the_file_has(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    sheet = [HEADER.split(";"), [1, "A", None, None, None, "Ukendtklyngen", None]]
    path = workbook(tmp_path / "a.xlsx", Ark1=sheet)

    source = Source(path, mapping=tmp_path / "m.yaml")
    report = run([source], an_empty_log().log, dry_run=False, folder=tmp_path / "data")

    [problem] = errors(tmp_path / "data", report.import_id)
    found = (problem.code, problem.column, problem.cell, problem.value)
    assert found == ("unknown_reference", "Klynge", "F2", "Ukendtklyngen")
