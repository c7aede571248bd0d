"""Rows put aside can be read again with what to do about them; CPR numbers are never among them."""

import json
import stat
from pathlib import Path

import pytest

from importers.contract import Source
from importers.errors import UnknownImportError
from importers.quarantine.forget import called, forget
from importers.quarantine.rows import FORGOTTEN, QuarantinedRow, errors
from importers.running.remembered import manifest_of
from importers.running.run import run
from tests.importers.sources import an_empty_log, event, initiative, written


def put_aside(folder: Path, *lines: object, dry_run: bool = False) -> list[QuarantinedRow]:
    path = written(folder / "a.jsonl", *lines)
    report = run([Source(path)], an_empty_log().log, dry_run=dry_run, folder=folder)
    return list(errors(folder, report.import_id))


def test_a_row_is_kept_as_it_was_read_with_what_to_do(tmp_path: Path) -> None:
    line = json.dumps(initiative("i1", phase=3))

    (row,) = put_aside(tmp_path, initiative("i2"), line)

    assert (row.row, row.column, row.value, row.code) == (2, "phase", "3", "invalid")
    assert row.hint is not None
    assert row.raw == line


def test_a_row_that_the_rules_refuse_is_kept_too(tmp_path: Path) -> None:
    (row,) = put_aside(tmp_path, event("e1", "initiative.withdrawn", initiative="i9"))

    assert (row.column, row.value, row.code) == ("initiative", "i9", "unknown_reference")
    assert row.detail == "Feltet initiative nævner 'i9', som ikke kendes som indsats."


def test_a_dry_run_keeps_them_so_that_they_can_be_put_right_first(tmp_path: Path) -> None:
    assert [row.row for row in put_aside(tmp_path, "{", dry_run=True)] == [1]


def test_what_is_wrong_can_be_read_in_english(tmp_path: Path) -> None:
    report = run(
        [Source(written(tmp_path / "a.jsonl", "{"))],
        an_empty_log().log,
        dry_run=False,
        folder=tmp_path,
    )

    (row,) = errors(tmp_path, report.import_id, lang="en")

    assert row.detail == "The text is not valid JSON (character 2)."


@pytest.mark.parametrize(
    "line",
    [
        initiative("i1", purpose="Ring til 010190-1234"),
        initiative("i1", phase="0101901234"),
        {**initiative("i1"), "kind": "010190 1234"},
        '{"010190-1234": 1, "010190-1234": 2}',
        "010190-1234\x00",
        "{",
    ],
)
def test_a_cpr_number_is_kept_in_no_field_of_no_file(tmp_path: Path, line: object) -> None:
    (tmp_path / "data").mkdir()
    path = written(tmp_path / "a.jsonl", line)

    run([Source(path)], an_empty_log().log, dry_run=False, folder=tmp_path / "data")
    kept = "".join(one.read_text() for one in (tmp_path / "data").rglob("*.json*"))

    assert "quarantined" in kept
    assert "1234" not in kept


def test_only_the_owner_can_read_what_was_put_aside(tmp_path: Path) -> None:
    put_aside(tmp_path, "{")

    kept = [*tmp_path.glob("quarantine/*"), *tmp_path.glob("imports/*")]

    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600, 0o600]


def test_an_import_is_remembered_with_its_files(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", initiative("i1"))
    report = run([Source(path)], an_empty_log().log, dry_run=False, folder=tmp_path)

    manifest = manifest_of(tmp_path, report.import_id)

    assert manifest.report == report.model_copy(update={"changes": ()})
    assert [(one.name, one.format) for one in manifest.files] == [("a.jsonl", "jsonl")]
    assert list(errors(tmp_path, report.import_id)) == []


@pytest.mark.parametrize(
    "id", ["01a20213-e2eb-7d90-b330-b0c05a92a7b2", "../../etc/passwd", "", "x"]
)
def test_an_import_that_never_was_is_said_plainly(tmp_path: Path, id: str) -> None:
    with pytest.raises(UnknownImportError):
        errors(tmp_path, id)


def test_an_erased_person_is_removed_from_what_was_put_aside(tmp_path: Path) -> None:
    ada = event("e1", "person.registered", person="p1", name="Ada Holm", phone="1")
    bo = event("e2", "person.registered", person="p10", name="Bo Dam", phone="1")
    path = written(tmp_path / "a.jsonl", ada, bo)
    report = run([Source(path)], an_empty_log().log, dry_run=False, folder=tmp_path)

    removed = forget(tmp_path, "p1")
    first, second = errors(tmp_path, report.import_id)

    assert removed == 1
    assert "Ada" not in first.raw
    assert "Bo Dam" in second.raw


@pytest.mark.parametrize(
    ("raw", "is_hers"),
    [
        ('{"navn": "BODIL  S\\u00d8RENSEN"', True),
        ("Bodil;Sørensen;læge", True),
        ("Bodi\u0301l", False),
        ("Bodil So\u0308rensen", False),
        ("Skriv til Bodil.S@Example.dk", True),
        ("Bodil", False),
        ("Bodil Sørensensvej", False),
        ("annabodil sørensen", False),
    ],
)
def test_an_erased_person_is_found_by_full_name_and_by_address(
    tmp_path: Path, raw: str, *, is_hers: bool
) -> None:
    kept = an_empty_log()
    names = {"name": "Bodil Sørensen", "email": "bodil.s@example.dk"}
    hers = event("e1", "person.registered", person="p1", **names)
    run([Source(written(tmp_path / "p.jsonl", hers))], kept.log, dry_run=False)
    path = written(tmp_path / "a.jsonl", raw)
    report = run([Source(path)], kept.log, dry_run=False, folder=tmp_path)

    forget(tmp_path, "p1", names=called(kept.log)["p1"])
    (row,) = errors(tmp_path, report.import_id)

    assert (row.raw == FORGOTTEN) is is_hers


def test_a_name_that_stands_in_two_cells_is_found_and_a_mapping_with_it_is_removed(
    tmp_path: Path,
) -> None:
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "mapping: 1\nsource: x\ntables:\n  - events:\n      - kind: person.registered\n"
        "        data:\n"
        "          person: {entity: person, key: Fornavn, known: {Bodil Sørensen: p1}}\n"
        "          name: {template: '{Fornavn} {Efternavn}'}\n"
        "          email: {column: Mail, required: true}\n",
        encoding="utf-8",
    )
    table = tmp_path / "a.csv"
    table.write_text("Fornavn;Efternavn;Mail\nBodil;Sørensen;\nBo;Dam;\n", encoding="utf-8")
    source = Source(table, mapping=mapping)
    report = run([source], an_empty_log().log, dry_run=False, folder=tmp_path / "data")

    removed = forget(tmp_path / "data", "p1", names=["Bodil Sørensen"])
    first, second = errors(tmp_path / "data", report.import_id)

    assert (removed, first.cells, second.cells) == (1, (), ("Bo", "Dam", ""))
    assert list((tmp_path / "data").glob("quarantine/*.yaml")) == []
