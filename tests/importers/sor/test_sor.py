"""Units of SOR in both layouts: their types, codes, places in the hierarchy, and last days."""

from pathlib import Path

import pytest

from importers.contract import Row, Source
from importers.municipalities import municipality
from importers.running.run import run
from importers.sor import reader as sor
from tests.importers.sources import an_empty_log, rows_by

SOR1 = """Enhedsnavn;Enhedstype;P_Region;Hovedspeciale;SOR-kode;Parent-SOR-kode;CVR
Akutafdelingen;sygehusafdeling;Region Midtjylland;;3300000000001;3200000000001;
Regionshospitalet Ådal;hospital;Region Midtjylland;;3200000000001;3100000000001;29190925
Region Midtjylland;region;Region Midtjylland;;3100000000001;;29190925
Århus Kommune;kommune;Region Midtjylland;;3100000000002;;55133018
Lægerne i Ådal;almen praksis;Region Midtjylland;almen medicin;3100000000003;;
"""
SOR2 = """EntityName;ToDate;SorId;EntityTypeName;FirstFromDate;FromDate;ParentSorId;SorType
Klinikken;2024-06-30;="4000001";almen lægepraksis;01-02-2010;2020-05-01;;SI
Et Sundhedshus;9999-12-31;4000002;sundhedscenter;2012-01-01;2012-01-01;;SI
"""


def file(tmp_path: Path, text: str, encoding: str = "cp1252") -> Path:
    path = tmp_path / "sor.csv"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return path


def said(rows: list[Row], kind: str) -> list[dict[str, object]]:
    return [
        one.event.model_dump(exclude={"kind", "website"})
        for row in rows
        for one in row.proposals
        if one.event.kind == kind
    ]


def test_units_have_their_kinds_and_a_ward_is_no_hospital(tmp_path: Path) -> None:
    rows = rows_by(sor.read, file(tmp_path, SOR1))

    assert {one["name"]: one["type"] for one in said(rows, "organisation.registered")} == {
        "Region Midtjylland": "region",
        "Regionshospitalet Ådal": "hospital",
        "Akutafdelingen": "other",
        "Aarhus Kommune": "municipality",
        "Lægerne i Ådal": "general_practice",
    }


def test_a_unit_is_a_part_of_the_one_above_wherever_that_stands(tmp_path: Path) -> None:
    kept = an_empty_log()

    report = run([Source(file(tmp_path, SOR1))], kept.log, dry_run=False)

    assert (report.rows, report.changed_rows, report.quarantined) == (5, 5, 0)
    assert kept.kinds().count("placement.started") == 2


def test_codes_make_registers_meet(tmp_path: Path) -> None:
    rows = rows_by(sor.read, file(tmp_path, SOR1))

    codes = {(one["scheme"], one["code"]) for one in said(rows, "organisation.identified")}
    assert {("sor", "3200000000001"), ("cvr", "29190925"), ("municipality", "751")} <= codes
    assert ("region", "1082") in codes
    aarhus = municipality("Aarhus")
    assert aarhus is not None
    assert ("sor", "3100000000002") in {
        (one["scheme"], one["code"])
        for one in said(rows, "organisation.identified")
        if one["organisation"] == aarhus.organisation
    }


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_the_newer_layout_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    rows = rows_by(sor.read, file(tmp_path, SOR2, encoding))

    clinic, house = rows
    assert [(one.event.kind, one.valid_from) for one in clinic.proposals] == [
        ("organisation.registered", "2010-02-01"),
        ("organisation.closed", "2024-07-01"),
        ("organisation.identified", None),
    ]
    assert "organisation.closed" not in [one.event.kind for one in house.proposals]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Navn;hospital;;;3,16E+11;;", "sor_code_invalid", "SOR-kode"),
        ("Navn;hospital;;;3100000000009;ukendt;", "sor_code_invalid", "Parent-SOR-kode"),
        (";hospital;;;3100000000009;;", "sor_name_missing", "Enhedsnavn"),
        ("Ada 010190-1234;hospital;;;3100000000009;;", "cpr_detected", "Enhedsnavn"),
    ],
)
def test_a_row_that_cannot_be_read_says_in_which_column(
    tmp_path: Path, row: str, code: str, column: str
) -> None:
    *_, last = rows_by(sor.read, file(tmp_path, f"{SOR1}{row}\n"))

    assert last.problem is not None
    assert (last.problem.error.code, last.problem.column, last.number) == (code, column, 7)


def test_a_municipality_in_sor_and_in_a_network_is_one_organisation(tmp_path: Path) -> None:
    kept = an_empty_log()
    nodes = tmp_path / "x-nodes.csv"
    nodes.write_text("Id,Label,Type\n1,Aarhus kommune,kommune\n", encoding="utf-8")

    both = [Source(file(tmp_path, SOR1)), Source(nodes)]
    report = run(both, kept.log, dry_run=False)

    names = [e["data"]["name"] for e in kept.events() if e["kind"] == "organisation.registered"]
    assert (report.quarantined, names.count("Aarhus Kommune")) == (0, 1)


def test_a_unit_below_an_unknown_one_is_put_aside_whole(tmp_path: Path) -> None:
    kept = an_empty_log()
    orphan = SOR1.splitlines()[0] + "\nAfdelingen;afdeling;;;3300000000001;3200000000001;\n"

    report = run([Source(file(tmp_path, orphan))], kept.log, dry_run=False)

    assert (report.rows, report.quarantined, kept.kinds()) == (1, 1, [])


def test_where_a_unit_lies_is_kept_and_a_move_is_one_change(tmp_path: Path) -> None:
    kept = an_empty_log()
    head = "Enhedsnavn;Enhedstype;SOR-kode;Parent-SOR-kode;P_KK;B_KK;A_KK\n"
    house = "Lægehuset;almen praksis;3100000000003;;0751;{};\n"

    run([Source(file(tmp_path, head + house.format("0665")))], kept.log, dry_run=False)
    moved = run([Source(file(tmp_path, head + house.format("0671")))], kept.log, dry_run=False)
    again = run([Source(file(tmp_path, head + house.format("0671")))], kept.log, dry_run=False)

    located = [e["data"] for e in kept.events() if e["kind"] == "organisation.located"]
    wanted = [municipality(name) for name in ("Lemvig", "Struer")]
    assert [one["municipality"] for one in located] == [one and one.organisation for one in wanted]
    assert (moved.changed_rows, again.events) == (1, 0)


@pytest.mark.parametrize(("code", "remarks"), [("0957", ["unknown_municipality"]), ("0000", [])])
def test_an_address_abroad_is_remarked_and_the_unit_is_kept(
    tmp_path: Path, code: str, remarks: list[str]
) -> None:
    head = "EntityName;SorId;EntityTypeName;ParentSorId;VisitingAddressMunicipalityCode\n"
    path = file(tmp_path, f"{head}Klinikken;4000001;almen praksis;;{code}\n")

    report = run([Source(path)], an_empty_log().log, dry_run=False)

    assert [one.code for one in report.remarks] == remarks
    assert (report.changed_rows, report.quarantined) == (1, 0)


def test_a_code_that_is_none_is_told_and_left_out(tmp_path: Path) -> None:
    kept = an_empty_log()
    head = SOR1.splitlines()[0]
    path = file(tmp_path, f"{head}\nKlinikken;praksis;;;3100000000003;;DK29190925\n")

    report = run([Source(path)], kept.log, dry_run=False)

    assert [one.code for one in report.remarks] == ["unread_cvr"]
    assert kept.kinds() == ["organisation.registered", "organisation.identified"]


def test_other_tables_are_left_to_other_formats(tmp_path: Path) -> None:
    assert sor.read(Source(file(tmp_path, "Navn;Type\nKlinikken;praksis\n"))) is None
