"""Who may be there twice in the graph, on both engines: told with names, and never merged."""

from collections.abc import Callable
from pathlib import Path

import neo4j
import pytest

from api.answers.actors import Of
from api.answers.doubles import Doubles, doubles
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal
from graph.questions import questions
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import System
from tests.api.review.conftest import OneGraph
from tests.support.lines import line


def ada(id: str, **more: str) -> Proposal:
    return line("person.registered", person=id, name="Ada Ahorn", **more)


def code(organisation: str, scheme: str, code: str) -> Proposal:
    return line("organisation.identified", organisation=organisation, scheme=scheme, code=code)


HISTORY = [
    line("organisation.registered", organisation="1", name="Aarhus Kommune", type="municipality"),
    line("organisation.registered", organisation="2", name="Århus kommune", type="municipality"),
    line("organisation.registered", organisation="3", name="Hospitalet", type="hospital"),
    line("organisation.registered", organisation="4", name="Hospitalet", type="hospital"),
    line("placement.started", organisation="4", part_of="3"),
    *(code(id, "municipality", "751") for id in "12"),
    ada("a", email="ada@aarhus.example"),
    ada("b", email="ada@aarhus.example", title="læge"),
    ada("c"),
    ada("gone", email="ada@aarhus.example"),
    line("employment.started", person="a", organisation="1"),
    line("person.erased", person="gone"),
]


@pytest.fixture
def look(driver: neo4j.Driver, address: BoltAddress, tmp_path: Path) -> Callable[[Of], Doubles]:
    keys = SqliteKeyStore(None)
    log, graph = SqliteLog(None, keys), GraphStore(driver, address.database)
    log.append(HISTORY)
    system = System(Settings(data=tmp_path), log, keys, OneGraph(graph))
    system.catch_up()
    return lambda of: doubles(system, questions(graph), of, limit=20, lang="da")


def test_people_are_told_by_name_and_place_and_erased_ones_not_at_all(
    look: Callable[[Of], Doubles],
) -> None:
    found = look("people")

    likely = [(one.a.id, one.b.id) for one in found.pairs if one.class_ == "likely"]
    assert (found.compared, found.found, likely) == (3, 3, [("a", "b")])
    assert (found.pairs[0].a.where, found.pairs[0].b.what) == (("Aarhus Kommune",), "læge")
    assert "ada@aarhus.example" not in found.model_dump_json()


def test_a_municipality_spelt_twice_is_likely_one_and_a_part_is_not_its_whole(
    look: Callable[[Of], Doubles],
) -> None:
    found = look("organisations")

    assert [(one.a.id, one.b.id, one.class_) for one in found.pairs] == [("1", "2", "likely")]
    assert found.pairs[0].reasons[0].text == "Samme kode i et register"
