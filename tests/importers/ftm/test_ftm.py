"""FollowTheMoney entities become people, organisations and what ties them, once each."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from importers.contract import Row, Source
from importers.ftm import reader as ftm
from importers.running.run import run
from tests.importers.sources import an_empty_log, rows_by, written
from tests.support.shared_data import SHARED, needs

MAPPING = Path(ftm.__file__).parents[1] / "mappings" / "ftm-donations.yaml"
DONATIONS = SHARED / "graph_formats" / "ftm" / "donations.ijson"


def entity(id: str, schema: str, **properties: str) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": {k: [v] for k, v in properties.items()}}


CLINIC = entity("c", "Organization", name="Klinikken", website="https://example.org")
ADA = entity("a", "Person", name="Ada Ahorn", email="ada@example.org", position="læge")


def kinds(rows: list[Row]) -> list[str]:
    return [one.event.kind for row in rows for one in row.proposals]


def test_an_employment_comes_after_the_two_that_it_ties(tmp_path: Path) -> None:
    job = entity("j", "Employment", employee="a", employer="c", startDate="2019", endDate="2023-05")

    rows = rows_by(ftm.read, written(tmp_path / "a.ijson", job, ADA, CLINIC))

    assert kinds(rows) == [
        *("person.registered", "organisation.registered"),
        *("employment.started", "employment.ended"),
    ]
    assert [one.valid_from for one in rows[-1].proposals] == ["2019", "2023-05"]


def test_the_register_is_the_file_and_not_its_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    first, second = (
        rows_by(ftm.read, written(folder / "givers.ijson", CLINIC))[0].proposals[0]
        for folder in (tmp_path, tmp_path / "b")
    )

    assert (first.source, first.id) == ("ftm/givers", second.id)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (entity("x", "Vessel", name="Skibet"), "ftm_schema_unknown"),
        (entity("x", "Payment", payer="a"), "ftm_property_missing"),
        ({"id": 1, "schema": "Person", "properties": {}}, "unexpected_value"),
        ({**ADA, "properties": {"name": ["010190-1234"]}}, "cpr_detected"),
        ("{", "invalid_json"),
    ],
)
def test_what_cannot_be_read_is_put_aside_and_the_rest_is_read(
    tmp_path: Path, line: object, code: str
) -> None:
    rows = rows_by(ftm.read, written(tmp_path / "a.ijson", CLINIC, line))

    problems = [row.problem.error.code for row in rows if row.problem is not None]
    assert (problems, kinds(rows)) == ([code], ["organisation.registered"])


def test_family_and_addresses_are_passed_over_with_the_reason(tmp_path: Path) -> None:
    family = entity("f", "Family", person="a", relative="b")

    rows = rows_by(ftm.read, written(tmp_path / "a.ijson", CLINIC, family))

    assert [row.ignored for row in rows if row.ignored] == [ftm.NOT_KEPT["Family"]]


def test_a_property_that_nobody_reads_is_told_once(tmp_path: Path) -> None:
    clinic = {**CLINIC, "properties": {**CLINIC["properties"], "country": ["dk"]}}

    rows = rows_by(ftm.read, written(tmp_path / "a.ijson", clinic, ADA))

    told = [remark.message() for row in rows for remark in row.remarks]
    assert told == ["a.ijson: disse oplysninger blev ikke læst: country."]


def test_other_lines_are_left_to_other_formats(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", json.dumps({"id": "1", "schema": "Person"}))

    assert ftm.read(Source(path)) is None


def told(name: str, mapping: Path | None = None) -> set[tuple[str, ...]]:
    """Every event that a file gives, by its ids and all that it says."""
    kept = an_empty_log()
    run([Source(DONATIONS.parent / name, mapping=mapping)], kept.log, dry_run=False)
    return {
        (one["source"], one["id"], one["kind"], json.dumps(one["data"]), str(one["valid_from"]))
        for one in kept.events()
    }


@needs("graph_formats/ftm")
def test_a_table_a_workbook_and_entities_say_the_same_to_the_last_id() -> None:
    entities = told("donations.ijson")

    assert len(entities) == 385
    assert told("donations.csv", MAPPING) == entities
    assert told("donations.xlsx", MAPPING) == entities


@needs("graph_formats/ftm")
def test_the_real_donations_are_all_accounted_for_and_said_once() -> None:
    kept = an_empty_log()

    first = run([Source(DONATIONS)], kept.log, dry_run=False)
    again = run([Source(DONATIONS)], kept.log, dry_run=False)

    assert (first.rows, first.changed_rows, first.ignored, first.quarantined) == (474, 385, 89, 0)
    assert (again.events, again.unchanged) == (0, 385)
    assert Counter(kept.kinds()) == {
        "initiative.registered": 290,
        "organisation.registered": 73,
        "person.registered": 22,
    }
