"""`spredning import` from the outside: counted, put aside, explained."""

import json
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

GOOD = {
    "source": "register",
    "id": "1",
    "kind": "initiative.registered",
    "data": {"initiative": "i", "title": "Faldklub"},
}
WITH_CPR = {
    "source": "register",
    "id": "2",
    "kind": "initiative.registered",
    "data": {"initiative": "j", "title": "Kontakt 010190-1234"},
}


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "register.jsonl"
    lines = [json.dumps(GOOD), "{itu", json.dumps(WITH_CPR)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_row_is_accounted_for(empty: CommandLine, file: Path) -> None:
    ran = empty.json("import", "run", str(file))

    report = ran.document
    assert ran.exit_code == 1
    assert (report["rows"], report["changed_rows"], report["quarantined"]) == (3, 1, 2)
    assert set(report) >= {
        "import_id",
        "events",
        "unchanged",
        "ignored",
        "possible_duplicates",
        "seconds",
    }


def test_the_same_file_again_gives_no_event(empty: CommandLine, file: Path) -> None:
    empty.json("import", "run", str(file))

    again = empty.json("import", "run", str(file)).document

    assert (again["events"], again["unchanged"], again["quarantined"]) == (0, 1, 2)


def test_a_dry_run_counts_the_same_and_writes_nothing(empty: CommandLine, file: Path) -> None:
    dry = empty.json("import", "run", str(file), "--dry-run").document
    real = empty.json("import", "run", str(file)).document

    counts = ("rows", "events", "changed_rows", "unchanged", "ignored", "quarantined")
    assert [dry[name] for name in counts] == [real[name] for name in counts]


def test_each_row_put_aside_says_where_and_what_to_do_and_never_a_cpr_number(
    empty: CommandLine, file: Path
) -> None:
    import_id = empty.json("import", "run", str(file)).document["import_id"]

    rows = empty.json("import", "errors", import_id).lines

    assert [row["row"] for row in rows] == [2, 3]
    assert set(rows[0]) >= {"row", "column", "value", "code", "detail", "hint", "raw"}
    assert rows[0]["raw"] == "{itu"
    assert rows[1]["code"] == "cpr_detected"
    assert "010190" not in json.dumps(rows)


def test_what_may_be_known_already_is_told_with_where_it_is_judged(
    empty: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "steder.jsonl"
    places = [
        {
            "source": "register",
            "id": id,
            "kind": "organisation.registered",
            "data": {"organisation": id, "name": name},
        }
        for id, name in (("o1", "Lægehuset"), ("o2", "LÆGEHUSET"))
    ]
    path.write_text("\n".join(map(json.dumps, places)), encoding="utf-8")
    report = empty.json("import", "run", str(path)).document

    told = empty("import", "duplicates", report["import_id"]).out.splitlines()
    listed = empty.json("duplicates", "list", "--of", "organisations").document

    assert report["possible_duplicates"] == 1
    assert told == [
        "organisation  o2  o1  samme navn",
        "    Vurdér dem: spredning duplicates list --of organisations",
    ]
    assert [{pair["a"]["id"], pair["b"]["id"]} for pair in listed["pairs"]] == [{"o1", "o2"}]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 ...", b"a;b;c\n1;2;3\n"])
def test_a_file_that_is_not_understood_is_never_read_as_no_rows(
    content: bytes, empty: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)

    assert empty.json("import", "run", str(path)).exit_code == 2


def test_an_import_that_never_was_is_said_so(empty: CommandLine) -> None:
    assert empty.json("import", "errors", "nej").exit_code == 2
