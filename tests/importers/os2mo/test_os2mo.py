"""Units from OS2mo come out of the graph as they were on each day, on both engines."""

import json
from pathlib import Path
from typing import Any

import neo4j
import pytest

from api.answers.directory import directory
from graph.engine.bolt import BoltAddress
from graph.projection.project import Projector
from graph.questions import questions
from graph.store import GraphStore
from importers.contract import Source
from importers.os2mo import reader as os2mo
from importers.running.run import run
from tests.importers.os2mo.lora import ALWAYS, answer, as_it_was, registration, unit
from tests.importers.sources import Kept, an_empty_log, rows_by, written
from tests.support.shared_data import SHARED, needs

REGISTER = SHARED / "os2mo_lora" / "org_unit.json"

CLOSED_AND_BACK = [("2001-05-01 00:00:00+02", "2008-01-01 00:00:00+01"), ("2010", "infinity")]
UNITS = [
    unit("top", registration([("Viborg Kommune", ALWAYS)])),
    unit("care", registration([("Omsorg", ALWAYS)], above=[("top", ALWAYS)])),
    unit(
        "school",
        registration(
            [
                ("Skolen", ("-infinity", "2005-08-01 00:00:00+02")),
                ("Viuf Skole", ("2005-08-01 00:00:00+02", "infinity")),
            ],
            active=[(a if len(a) > 4 else f"{a}-01-01 00:00:00+01", b) for a, b in CLOSED_AND_BACK],
            above=[
                ("top", ("-infinity", "2003-01-01 00:00:00+01")),
                ("care", ("2003-01-01 00:00:00+01", "infinity")),
            ],
        ),
    ),
]
DAYS = [
    *("1959-12-31", "1960-01-01", "2001-04-30", "2001-05-01", "2002-12-31", "2003-01-01"),
    *("2005-07-31", "2005-08-01", "2007-12-31", "2008-01-01", "2009-12-31", "2010-01-01"),
    "2026-11-24",
]


@pytest.fixture
def graph(driver: neo4j.Driver, address: BoltAddress) -> GraphStore:
    return GraphStore(driver, address.database)


def seen(graph: GraphStore, kept: Kept, day: str) -> dict[str, tuple[str, str | None]]:
    """By its id in the register, each organisation that is there on a day: name, and whole."""
    Projector(kept.log, kept.keys, graph).catch_up()
    found = directory(questions(graph, as_of=day)).organisations.values()
    ids = {one.id: _uuid(one.codes) for one in found}
    return {
        ids[one.id]: (one.name, None if one.part_of is None else ids[one.part_of]) for one in found
    }


def _uuid(codes: tuple[str, ...]) -> str:
    return next(one for one in codes if one.startswith("os2mo:")).removeprefix("os2mo:")


def imported(path: Path) -> Kept:
    kept = an_empty_log()
    report = run([Source(path)], kept.log, dry_run=False)
    assert report.quarantined == 0
    return kept


def test_the_view_of_a_day_is_what_held_that_day(graph: GraphStore, tmp_path: Path) -> None:
    kept = imported(written(tmp_path / "units.json", json.dumps(answer(*reversed(UNITS)))))

    for day in DAYS:
        assert seen(graph, kept, day) == as_it_was(UNITS, day), day


@needs("os2mo_lora")
def test_a_real_municipality_is_seen_as_its_source_says(graph: GraphStore) -> None:
    units: list[dict[str, Any]] = json.loads(REGISTER.read_text("utf-8"))["results"][0]
    kept = imported(REGISTER)

    for day in ("1959-12-31", "1960-01-01", "1999-06-15", "2026-11-24"):
        assert seen(graph, kept, day) == as_it_was(units, day), day
    assert len(as_it_was(units, "2026-11-24")) == 84


def test_the_newest_registration_is_what_is_known_and_says_since_when(tmp_path: Path) -> None:
    later = registration([("Nyt navn", ALWAYS)], known_from="2021-01-01T08:00:00+01:00")
    first = registration([("Navn", ALWAYS)])
    path = written(tmp_path / "a.json", json.dumps(answer(unit("u", later, first))))

    older, newest = rows_by(os2mo.read, path)

    assert (older.ignored, older.proposals) == (os2mo.SUPERSEDED, ())
    assert newest.proposals[0].provenance is not None
    assert newest.proposals[0].provenance["document"] == "OS2mo, registreret 2021-01-01"


def test_what_a_later_answer_knows_is_a_change_and_nothing_else_is_said(tmp_path: Path) -> None:
    moved = [("top", (ALWAYS[0], "2020-01-01 00:00:00+01")), ("care", ("2020-01-01", "infinity"))]
    school = unit("school", registration([("Skolen", ALWAYS)], above=[("top", ALWAYS)]))
    again = unit("school", registration([("Skolen", ALWAYS)], above=moved))
    kept = an_empty_log()
    paths = [
        written(tmp_path / f"{n}.json", json.dumps(answer(*UNITS[:2], one)))
        for n, one in enumerate((school, again))
    ]

    first, second = (run([Source(path)], kept.log, dry_run=False) for path in paths)

    assert (first.events, second.events, second.unchanged, second.quarantined) == (9, 2, 2, 0)
    assert kept.kinds()[-2:] == ["placement.ended", "placement.started"]


def test_an_end_that_is_not_known_is_not_made_up(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", json.dumps(answer(UNITS[0])))

    (row,) = rows_by(os2mo.read, path)

    assert [one.valid_to for one in row.proposals] == [None] * len(row.proposals)
    assert {one.event.kind for one in row.proposals} == {
        "organisation.registered",
        "organisation.identified",
    }


def test_a_municipality_at_the_top_has_its_official_code(tmp_path: Path) -> None:
    (row,) = rows_by(os2mo.read, written(tmp_path / "a.json", json.dumps(answer(UNITS[0]))))

    codes = [one.event for one in row.proposals if one.event.kind == "organisation.identified"]
    assert {(one.scheme, one.code) for one in codes} == {("os2mo", "top"), ("municipality", "791")}


def test_a_unit_that_was_never_active_is_passed_over_with_the_reason(tmp_path: Path) -> None:
    idle = unit("u", registration([("Navn", ALWAYS)], active=[]))

    (row,) = rows_by(os2mo.read, written(tmp_path / "a.json", json.dumps(answer(idle))))

    assert row.ignored == os2mo.NEVER_ACTIVE


def test_a_unit_of_another_shape_is_put_aside_and_the_rest_read(tmp_path: Path) -> None:
    odd: dict[str, Any] = {"id": "u", "registreringer": [{"organisationenhed": 1}]}

    rows = rows_by(os2mo.read, written(tmp_path / "a.json", json.dumps(answer(odd, UNITS[0]))))

    assert [row.problem is not None for row in rows] == [True, False]
    assert rows[0].problem is not None
    assert rows[0].problem.column == "registreringer.0.fratidspunkt"


def test_other_objects_of_lora_are_left_alone(tmp_path: Path) -> None:
    klass: dict[str, Any] = {
        "id": "k",
        "registreringer": [{"attributter": {"klasseegenskaber": []}}],
    }

    assert os2mo.read(Source(written(tmp_path / "a.json", json.dumps(answer(klass))))) is None
