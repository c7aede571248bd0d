"""What the questions behind paths between people answer, on the engines."""

from collections.abc import Callable
from typing import TypeAlias

import neo4j
import pytest

import cypher
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector
from graph.proposals import Proposal
from graph.questions import Questions, questions
from graph.store import GraphStore
from tests.support.lines import line

Ask: TypeAlias = Callable[..., Questions]

PLACES = [
    line("organisation.registered", organisation="old-name", name="Hospitalet"),
    line("organisation.renamed", when="2015", organisation="old-name", name="Det nye hospital"),
    line("person.registered", person="ada", name="Ada"),
    line("person.registered", person="bo", name="Bo"),
]
JOB = {"person": "ada", "organisation": "old-name"}
HOME = [
    line("initiative.registered", initiative="home", title="Godt hjem"),
    line(
        "adoption.started",
        when="2014",
        adoption="a1",
        initiative="home",
        organisation="old-name",
        stage="agreed",
        carried_by=["bo", "ada"],
    ),
]


@pytest.fixture
def ask(driver: neo4j.Driver, address: BoltAddress) -> Ask:
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    graph = GraphStore(driver, address.database)

    def asked(*lines: Proposal, as_of: str = "2016-09-01") -> Questions:
        log.append(list(lines))
        Projector(log, keys, graph).catch_up()
        return questions(graph, as_of=as_of)

    return asked


@pytest.mark.parametrize("question", [n for n in cypher.names("read") if "/path_" in n])
def test_a_question_about_paths_binds_both_moments(question: str) -> None:
    text = cypher.text(question)

    assert text.count(".asserted <= $known_at < ") >= text.count(".possible_from <= $as_of < ") > 0


def test_a_place_has_the_name_of_the_day_and_is_known_by_all_its_names(ask: Ask) -> None:
    both = ["Det nye hospital", "Hospitalet"]

    (now,) = ask(*PLACES).ask("path_places")
    (before,) = ask(as_of="2014-06-01").ask("path_places")

    assert now == {
        "id": "old-name",
        "name": "Det nye hospital",
        "kind": "organisation",
        "names": both,
    }
    assert (before["name"], before["names"]) == ("Hospitalet", both)


def test_somebody_works_there_until_they_left(ask: Ask) -> None:
    asked = ask(
        *PLACES,
        line("employment.started", when="2012", **JOB),
        line("employment.ended", when="2016-01-01", **JOB),
    )

    assert asked.ask("path_workplaces") == []
    (before,) = ask(as_of="2015-12-31").ask("path_workplaces")
    assert before == {
        "circle": "old-name",
        "person": "ada",
        "since": "2012",
        "source": "test",
        "event": 6,
    }


def test_an_organisation_that_only_agreed_has_not_tried_it(ask: Ask) -> None:
    assert ask(*PLACES, *HOME).ask("path_adopters") == []

    pilot = line("adoption.stage_changed", when="2015", adoption="a1", stage="pilot")
    stopped = line("adoption.ended", when="2016", adoption="a1")

    tried = {"initiative": "home", "organisation": "old-name", "carriers": ["ada", "bo"]}
    assert ask(pilot, stopped).ask("path_adopters") == [tried]


def test_an_erased_person_is_not_among_the_people(ask: Ask) -> None:
    asked = ask(*PLACES, line("person.erased", person="bo"))

    assert asked.ask("path_people") == [{"id": "ada", "name": "Ada"}]


def test_a_statement_that_was_taken_back_holds_no_more(ask: Ask) -> None:
    knows = line(
        "relationship.recorded", "r1", relationship="r1", person="ada", other="bo", how="course"
    )
    assert len(ask(*PLACES, knows).ask("path_ties")) == 1

    taken_back = line("statement.retracted", event_source="test", event_id="r1")

    assert ask(taken_back).ask("path_ties") == []
