"""The ten questions to the demo history: each has an answer that rests on events that exist."""

import neo4j
import pytest

from api.answers.questions.ask import QUESTIONS, ask
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector
from graph.proposals import proposal_from
from graph.questions import Questions, questions
from graph.store import GraphStore
from importers.demo.history import proposals
from importers.demo.known import BRIDGE, TWIN

TOBS = "initiative-tobs"


@pytest.fixture
def demo(driver: neo4j.Driver, address: BoltAddress) -> Questions:
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    log.append([proposal_from(line) for line in proposals()])
    graph = GraphStore(driver, address.database)
    Projector(log, keys, graph).catch_up()
    return questions(graph, as_of="2020-01-01")


def test_each_of_the_ten_has_a_sentence_rows_and_events_that_exist(demo: Questions) -> None:
    for number in QUESTIONS:
        danish, english = (ask(demo, number, lang=lang) for lang in ("da", "en"))
        assert danish.answer.endswith(".")
        assert danish.answer != english.answer
        assert danish.rows
        assert danish.events
        assert {type(event) for event in danish.events} == {int}
        assert 1 <= danish.events[0] <= danish.events[-1] <= demo.known_at
        assert all(set(row["events"]) <= set(danish.events) for row in danish.rows)


def test_the_region_s_proposal_has_a_better_documented_twin_in_a_cluster(demo: Questions) -> None:
    row, *others = ask(demo, 1, TWIN[0]).rows

    assert {one["class"] for one in others} <= {"related"}
    assert (row["similar"]["id"], row["better_documented"], row["reported"]) == (
        TWIN[1],
        True,
        None,
    )


def test_the_hidden_bridge_builder_is_among_those_who_link_most_clusters(demo: Questions) -> None:
    assert BRIDGE in {row["person"]["id"] for row in ask(demo, 2).rows}


def test_every_municipality_and_hospital_is_told_of_for_what_is_mandated(demo: Questions) -> None:
    rows = ask(demo, 5, TOBS).rows

    assert len(rows) == 24
    assert {row["status"] for row in rows} == {"adopted", "stopped", "not_begun"}


def test_the_twin_was_there_when_the_proposal_was_decided_but_not_shown(demo: Questions) -> None:
    (row,) = ask(demo, 10, TWIN[0]).rows

    assert TWIN[1] in {one["id"] for one in row["similar_known_then"]}
    assert TWIN[1] not in {one["id"] for one in row["shown"]}
