"""Native events, one a line: each becomes a proposal or is named for what is wrong."""

from pathlib import Path

import pytest

from importers import jsonl
from importers.contract import Problem
from tests.importers.sources import event, initiative, rows_by, written


def problem_of(tmp_path: Path, line: object) -> Problem:
    (row,) = rows_by(jsonl.read, written(tmp_path / "a.jsonl", line))
    assert row.problem is not None
    return row.problem


def test_a_line_becomes_the_proposal_that_it_says(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {**initiative("i1"), "valid_from": "2015-10"})

    (row,) = rows_by(jsonl.read, path)
    (proposal,) = row.proposals

    assert (row.file, row.number) == ("a.jsonl", 1)
    assert (proposal.source, proposal.id, proposal.intent) == ("test", "e-i1", "fact")
    assert (proposal.event.kind, proposal.valid_from) == ("initiative.registered", "2015-10")


def test_a_row_is_numbered_as_in_its_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", initiative("i1"), "", "{", "", initiative("i2"))

    assert [row.number for row in rows_by(jsonl.read, path)] == [1, 3, 5]


@pytest.mark.parametrize(
    ("line", "code", "column", "value"),
    [
        ("[1, 2]", "invalid", "the event", None),
        (
            {**initiative("i1"), "kind": "initiative.dreamt"},
            "unknown_kind",
            "kind",
            "initiative.dreamt",
        ),
        ({**initiative("i1"), "valid_from": "21-10-2015"}, "invalid", "valid_from", "21-10-2015"),
        (initiative("i1", phase=3), "invalid", "phase", "3"),
        (event("e1", "initiative.registered", initiative="i1"), "invalid", "title", None),
        (initiative("i1", purpose="Ring til 010190-1234"), "cpr_detected", "purpose", None),
        (event("e1", "person.registered", person="p1", name=["Ada"]), "invalid", "name", None),
        (event("e1", "person.registered", person="Ada Holm", name="x"), "invalid", "person", None),
        (event("e1", "person.registered", person="p1", name="x", tlf="1"), "invalid", "tlf", None),
    ],
)
def test_a_line_that_does_not_fit_says_where_and_shows_nothing_personal(
    tmp_path: Path, line: object, code: str, column: str, value: str | None
) -> None:
    problem = problem_of(tmp_path, line)

    assert (problem.error.code, problem.column, problem.value) == (code, column, value)


def test_an_older_shape_of_an_event_is_brought_up_to_date(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {**initiative("i1", cluster="c1"), "schema_version": 1})

    (row,) = rows_by(jsonl.read, path)

    assert row.proposals[0].event.model_dump()["clusters"] == ("c1",)
