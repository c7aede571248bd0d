"""The research analyses of the graph, on each engine."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from analyses.errors import NoRatingsError
from analyses.registry import ANALYSES
from api.answers.analyses import of_graph
from graph.proposals import Proposal
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import adoption, initiative, person

AskedOf: TypeAlias = Callable[..., Questions]


def tie(id: str, one: str, other: str) -> Proposal:
    said = {"relationship": id, "person": one, "other": other, "how": "project"}
    return line("relationship.recorded", f"{id}.recorded", when="2013", **said)


PEOPLE = [
    *person("ada", "Ada Abe", "lemvig"),
    *person("bo", "Bo Bi", "viborg"),
    *person("eva", "Eva Es", "samsoe"),
]
TIES = [tie("r1", "ada", "bo"), tie("r2", "bo", "eva")]
SPREAD = [
    initiative("home", "Godt hjem"),
    adoption("a1", "home", "lemvig", when="2014", stage="adopted"),
    adoption("a2", "home", "viborg", when="2015-06", stage="adopted", taken_from="a1"),
    adoption("a3", "home", "samsoe", when="2016", stage="interested"),
    adoption("a4", "home", "hospital-vest", stage="pilot"),
]


def test_organisations_are_tied_by_whom_their_people_know(asked_of: AskedOf) -> None:
    answer = of_graph(asked_of(*PEOPLE, *TIES, *SPREAD), "thresholds", {})

    known = {row["id"]: row["threshold"] for row in answer.values if row["threshold"] is not None}
    assert known == {"lemvig": 0.0, "viborg": 0.5}
    assert answer.parameters["initiative"] == "home"
    assert len(answer.remarks) == 1


def test_people_are_tied_by_whom_they_know(asked_of: AskedOf) -> None:
    questions = asked_of(*PEOPLE, *TIES, *SPREAD)

    between = of_graph(questions, "betweenness", {"direction": "both"}).values
    roles = of_graph(questions, "brokerage", {"group": "cluster"}).values

    assert [(row["id"], row["betweenness"]) for row in between] == [
        ("ada", 0.0),
        ("bo", 1.0),
        ("eva", 0.0),
    ]
    assert [row["liaison"] for row in roles] == [0, 2, 0]


def test_a_disputed_tie_and_an_erased_person_are_in_no_analysis(asked_of: AskedOf) -> None:
    dispute = line("relationship.disputed", relationship="r2", person="bo", other="eva")

    answer = of_graph(asked_of(*PEOPLE, *TIES, dispute), "reach", {})

    assert [(row["id"], row["reach"]) for row in answer.values] == [
        ("ada", 0.5),
        ("bo", 0.5),
        ("eva", 0.0),
    ]


def test_an_analysis_can_be_as_it_was(asked_of: AskedOf) -> None:
    before = of_graph(asked_of(*PEOPLE, *TIES, *SPREAD, as_of="2014-12-31"), "hazard", {})

    assert [(row["period"], row["num"]) for row in before.values] == [(2014, 1)]
    assert before.as_of == "2014-12-31"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_analysis_answers_of_the_graph_in_a_sentence(asked_of: AskedOf, lang: str) -> None:
    questions = asked_of(*PEOPLE, *TIES, *SPREAD)
    few, of_a_survey = {"runs": 2}, "relational_coordination"

    for name, analysis in ANALYSES.items():
        if name == of_a_survey:
            continue
        given = few if "runs" in analysis.parameters.model_fields else {}
        answer = of_graph(questions, name, given, lang="en" if lang == "en" else "da")

        assert answer.summary.endswith(".")
        assert all("id" in row for row in answer.values)


def test_what_groups_answered_in_a_survey_is_not_in_the_graph(asked_of: AskedOf) -> None:
    with pytest.raises(NoRatingsError, match="svar fra et spørgeskema"):
        of_graph(asked_of(*PEOPLE), "relational_coordination", {})


def test_of_an_empty_graph_there_is_nothing_to_say(asked_of: AskedOf) -> None:
    answer = of_graph(asked_of(), "communities", {})

    assert answer.values == ()
