"""`analyse` on files of one's own: no database is opened, and nothing is guessed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import typer

from analyses.analysis import Analysis
from analyses.registry import ANALYSES
from api.cli.app import app
from tests.support.command_line import CommandLine, Ran


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of files, and the command line over a data folder that nobody made."""

    folder: Path

    def analyse(self, name: str, /, *options: str, **files: str) -> Ran:
        given = [
            part for kind, text in files.items() for part in (f"--{kind}", self._file(kind, text))
        ]
        return CommandLine(self.folder / "data").json("analyse", name, *given, *options)

    def _file(self, kind: str, text: str) -> str:
        path = self.folder / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


OF_OTHER_THINGS = {"tie_kinds", "kernel", "relational_coordination"}
TIES = "source,target,weight\na,b,1\na,c,3\n"
ADOPTIONS = "id,time\na,3\nb,1\nc,\n"


def test_an_analysis_of_files_opens_no_database(desk: Desk) -> None:
    ran = desk.analyse("thresholds", ties=TIES, adoptions=ADOPTIONS)

    assert ran.exit_code == 0
    assert ran.document["values"] == [
        {"id": "a", "threshold": 0.5},
        {"id": "b", "threshold": 0.0},
        {"id": "c", "threshold": None},
    ]
    assert not (desk.folder / "data").exists()


def test_the_answer_names_what_was_asked_and_where_it_comes_from(desk: Desk) -> None:
    document = desk.analyse("exposure", "--valued", ties=TIES, adoptions=ADOPTIONS).document

    assert document["analysis"] == "exposure"
    assert document["parameters"]["valued"] is True
    assert "Valente 1996" in document["source"]
    assert document["values"][0] == {"id": "a", "period": 1, "exposure": 0.25}


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        ({"ties": "source,til\na,b\n"}, "missing_column", "target"),
        ({"ties": "source,target,weight\na,b,meget\n"}, "bad_cell", "linje 2"),
        ({"ties": "source,target,weight\na,b,-1\n"}, "bad_cell", "'-1'"),
        ({"ties": "source,target,weight\na,b,nan\n"}, "bad_cell", "'nan'"),
        ({"ties": "source,target\na,b\na,b\n"}, "duplicate_row", "linje 3"),
        ({"ties": "source,target\na,d\n"}, "unknown_id", "'d'"),
        ({"ties": "source,target\na\n"}, "wrong_cell_count", "linje 2"),
        ({"ties": "source,source\na,b\n"}, "repeated_column", "source"),
        ({"ties": ""}, "no_study", "ties.csv"),
        ({"adoptions": "id,time\na,engang\nb,\nc,\n"}, "bad_cell", "'engang'"),
        ({"adoptions": "id,time\na,1.5\nb,\nc,\n"}, "not_whole_period", "1.5"),
        ({"adoptions": "id,time\na,1\na,2\nb,\nc,\n"}, "duplicate_row", "linje 3"),
        ({"adoptions": "id,time\na,2015-10\nb,17\nc,\n"}, "mixed_times", "'17'"),
        ({"adoptions": "id,time\n,1\n"}, "bad_cell", "id"),
        ({"attributes": "id,unit\nd,x\n"}, "unknown_id", "'d'"),
    ],
)
def test_a_file_that_is_not_understood_is_told_with_its_line(
    desk: Desk, files: dict[str, str], code: str, said: str
) -> None:
    given = {"ties": TIES, "adoptions": ADOPTIONS} | files
    ran = desk.analyse("thresholds", **given)

    assert ran.exit_code == 2
    assert ran.document["error"]["code"] == code
    assert said in ran.document["error"]["detail"]


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("ukendt", (), "unknown_analysis"),
        ("hazard", ("--lag", "1"), "unknown_parameter"),
        ("exposure", ("--direction", "op"), "bad_parameter"),
        ("exposure", ("--lag", "-1"), "bad_parameter"),
        ("exposure", ("--periods", "3", "1"), "bad_parameter"),
        ("exposure", ("--unit", "uge"), "bad_parameter"),
        ("brokerage", (), "no_groups"),
        ("relational_coordination", (), "no_ratings"),
    ],
)
def test_what_an_analysis_cannot_be_asked_is_refused(
    desk: Desk, name: str, options: tuple[str, ...], code: str
) -> None:
    ran = desk.analyse(name, *options, ties=TIES, adoptions=ADOPTIONS)

    assert (ran.exit_code, ran.document["error"]["code"]) == (2, code)


@pytest.mark.parametrize("name", [name for name in ANALYSES if name not in OF_OTHER_THINGS])
def test_years_missing_dates_and_whoever_stands_alone_are_taken_by_all(
    desk: Desk, name: str
) -> None:
    ties = "source,target\na,b\nb,a\nb,b\n"
    adoptions = "id,time\na,2015\nb,2016-03\nc,2016-05-01\nd,\n"
    attributes = "id,unit\na,x\nb,y\nc,x\nd,y\n"

    ran = desk.analyse(name, ties=ties, adoptions=adoptions, attributes=attributes)

    assert ran.exit_code == 0
    assert ran.document["summary"].endswith(".")
    assert not (desk.folder / "data").exists()


def test_dates_are_periods_by_year_or_by_the_unit_asked_for(desk: Desk) -> None:
    adoptions = "id,time\na,2015-10\nb,2014-12-24\nc,2015-11\n"

    years = desk.analyse("hazard", adoptions=adoptions).document["values"]
    months = desk.analyse("hazard", "--unit", "month", adoptions=adoptions).document["values"]

    assert [(row["period"], row["num"]) for row in years] == [(2014, 1), (2015, 3)]
    assert (months[0]["period"], months[-1]["period"], len(months)) == ("2014-12", "2015-11", 12)


RATINGS = (
    "respondent,group,about,frequent_communication,timely_communication,accurate_communication,"
    "problem_solving_communication,shared_goals,shared_knowledge,mutual_respect\n"
)


def test_answers_to_a_survey_become_a_table_of_groups(desk: Desk) -> None:
    rows = "1,kommune,hospital,3,2,4,3,4,3,4\n2,kommune,hospital,5,2,4,3,4,3,\n"

    ran = desk.analyse("relational_coordination", "--least", "1", ratings=RATINGS + rows)

    (row,) = ran.document["values"]
    assert (row["from"], row["to"], row["n"]) == ("kommune", "hospital", 2)
    assert (row["frequent_communication"], row["mutual_respect"]) == (4.0, 4.0)
    assert row["relational_coordination"] == 24 / 7


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ("1,kommune,hospital,6,2,4,3,4,3,4\n", "bad_cell", "'6'"),
        ("1,,hospital,3,2,4,3,4,3,4\n", "bad_cell", "group"),
        ("1,a,b,3,2,4,3,4,3,4\n1,a,b,3,2,4,3,4,3,4\n", "duplicate_row", "linje 3"),
    ],
)
def test_an_answer_that_is_not_understood_is_told_with_its_line(
    desk: Desk, rows: str, code: str, said: str
) -> None:
    error = desk.analyse("relational_coordination", ratings=RATINGS + rows).document["error"]

    assert error["code"] == code
    assert said in error["detail"]


def test_what_was_not_used_is_told(desk: Desk) -> None:
    ties = "source,target,kind\na,a,x\na,b,y\n"

    remarks = desk.analyse("constraint", ties=ties).document["remarks"]

    assert len(remarks) == 2
    assert "kind" in remarks[0]


def test_a_tie_with_a_time_counts_from_then_on(desk: Desk) -> None:
    ties = "source,target,time\na,b,2\na,c,\n"
    adoptions = "id,time\na,3\nb,1\nc,\n"

    rows = desk.analyse("exposure", ties=ties, adoptions=adoptions).document["values"]

    assert [row["exposure"] for row in rows if row["id"] == "a"] == [0.0, 0.5, 0.5]


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=lambda one: one.name)
def test_whatever_an_analysis_can_be_asked_is_an_option(analysis: Analysis[Any]) -> None:
    command: Any = typer.main.get_command(app)
    options = {name for one in command.commands["analyse"].params for name in one.opts}

    asked = {f"--{name.replace('_', '-')}" for name in analysis.parameters.model_fields}

    assert asked - options == set()


def test_the_list_names_every_analysis_with_its_parameters(desk: Desk) -> None:
    listed = CommandLine(desk.folder / "data").json("analyse", "--list").document["analyses"]

    assert [one["name"] for one in listed] == list(ANALYSES)
    assert all(one["definition"] and one["source"] for one in listed)
