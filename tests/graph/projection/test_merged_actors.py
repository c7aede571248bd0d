"""People and organisations that are one are one in every answer, and apart again when undone."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, cast

import neo4j
import pytest

import cypher
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.checksum import content
from graph.projection.project import Projector
from graph.projection.rebuild import cleared
from graph.proposals import Proposal, proposal_from
from graph.questions import Questions, questions
from graph.store import GraphStore
from importers.demo.history import proposals
from tests.support.lines import command, line
from tests.support.places import PLACES, adoption, initiative, person

Told: TypeAlias = Callable[..., Projector]
# What is said under each id by itself, for those who judge and part.
_OF_IDS = ("same_actors", "said_later", "judged_people", "judged_organisations")


@pytest.fixture
def told(driver: neo4j.Driver, address: BoltAddress) -> Told:
    keys = SqliteKeyStore(None)
    projector = Projector(SqliteLog(None, keys), keys, GraphStore(driver, address.database))

    def tell(*more: Proposal) -> Projector:
        projector.log.append(list(more))
        projector.catch_up()
        return projector

    return tell


TWO = [
    *PLACES,
    *person("eva", "Eva Holm", "viborg"),
    *person("eva-h", "Eva Holm", "lemvig"),
    *person("bo", "Bo Dam", "viborg"),
    *person("ida", "Ida Lund", "samsoe"),
    line("person.described", person="eva-h", name="Eva Holm", title="Leder"),
    line("relationship.recorded", relationship="r1", person="eva-h", other="ida", how="course"),
    line("relationship.recorded", relationship="r2", person="eva", other="bo", how="project"),
]
same = command("people.judged", judgement="j", person="eva-h", other="eva", answer="same")


def asked(projector: Projector) -> Questions:
    return questions(projector.graph)


def test_two_people_who_are_one_have_the_ties_and_workplaces_of_both(told: Told) -> None:
    projector = told(*TWO, same)

    found = asked(projector)

    (eva,) = [row for row in found.ask("list_people") if row["name"] == "Eva Holm"]
    assert (eva["id"], eva["title"], eva["organisations"]) == ("eva", "Leder", ["viborg", "lemvig"])
    ties = {(row["person"], row["other"]) for row in found.ask("path_ties")}
    assert ties == {("eva", "ida"), ("eva", "bo")}
    near = {(row["person"], row["other"]) for row in found.ask("near_ties", people=["eva"])}
    assert near == ties


def test_what_is_between_them_is_nothing_once_they_are_one(told: Told) -> None:
    each_other = line(
        "relationship.recorded", relationship="r3", person="eva", other="eva-h", how="other"
    )
    projector = told(*TWO, each_other, same)

    ties = {(row["person"], row["other"]) for row in asked(projector).ask("path_ties")}

    assert ties == {("eva", "ida"), ("eva", "bo")}


def test_a_value_that_was_chosen_is_shown(told: Told) -> None:
    chosen = [{"field": "name", "value_of": "eva-h"}]
    anew = line("person.described", "anew", person="eva-h", name="Eva Holm Dam")
    said: dict[str, Any] = {"person": "eva-h", "other": "eva", "answer": "same", "chosen": chosen}
    projector = told(*TWO, anew, command("people.judged", judgement="j", **said))

    (row,) = asked(projector).ask("people", people=["eva-h"])

    assert (row["id"], row["names"][0]) == ("eva", "Eva Holm Dam")


def test_before_it_was_known_they_are_two(told: Told) -> None:
    projector = told(*TWO)
    before = projector.log.head().position
    told(same)

    then = questions(projector.graph, known_at=before)

    assert {"eva", "eva-h"} <= {row["id"] for row in then.ask("list_people")}


def test_undoing_gives_back_the_graph_as_it_was(told: Told) -> None:
    projector = told(*TWO)
    before = questions(projector.graph).ask("list_people")
    told(same)
    (merged,) = projector.log.read(kind="people.merged")
    merge = merged.stream.removeprefix("merge/")
    told(command("people.unmerged", merge=merge, person="eva", other="eva-h"))

    assert asked(projector).ask("list_people") == before
    assert all(
        "canonical" not in row["properties"] for row in projector.graph.read("export/entities")
    )


def test_adopters_that_are_one_place_are_one(told: Told) -> None:
    two = command("organisations.judged", judgement="j", organisation="samsoe", other="viborg",
                  answer="same")  # fmt: skip
    projector = told(
        *PLACES,
        initiative("a", "Faldklub"),
        adoption("x", "a", "viborg", when="2015"),
        adoption("y", "a", "samsoe", when="2016", taken_from="x"),
        two,
    )

    rows = asked(projector).ask("adoptions", initiatives=["a"])

    assert [row["organisation"] for row in rows] == ["viborg", "viborg"]
    assert "samsoe" not in {row["id"] for row in asked(projector).ask("organisations")}


@pytest.mark.parametrize("size", [1, 2_000])
def test_erasing_one_erases_whoever_is_the_same(told: Told, size: int) -> None:
    because = {"because": "Eva har fået nyt arbejde"}
    said = {"judgement": "j", "person": "eva-h", "other": "eva", "answer": "same", **because}
    projector = told(*TWO)
    projector.log.append([command("people.judged", "j", **said)])
    projector.log.append([line("person.erased", person="eva-h")])
    projector.catch_up(batch=size)

    assert projector.keys.known_for(["eva", "eva-h"]) == {}
    assert {row["id"] for row in asked(projector).ask("list_people")} == {"bo", "ida"}
    live = content(projector.graph)
    assert "Eva" not in repr(projector.graph.read("export/entities"))
    assert "arbejde" not in repr(projector.graph.read("export/relationships"))
    cleared(projector)
    projector.catch_up(batch=7)
    assert content(projector.graph) == live


def _pairs(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from zip(ids[::2], ids[1::2], strict=False)


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in cast("list[object]", value):
                yield from _strings(one)
        case dict():
            for one in cast("dict[str, object]", value).values():
                yield from _strings(one)
        case _:
            return


def test_no_question_answers_with_an_id_that_another_stands_for(told: Told) -> None:
    projector = told(*map(proposal_from, proposals()))
    apart = asked(projector)
    people = [row["id"] for row in apart.ask("path_people")]
    places = [row["id"] for row in apart.ask("path_places") if row["kind"] == "organisation"]
    initiatives = [row["id"] for row in apart.ask("initiatives")]
    told(
        *(
            line("people.merged", merge=f"p{n}", kept=a, absorbed=b)
            for n, (a, b) in enumerate(_pairs(people))
        ),
        *(
            line("organisations.merged", merge=f"o{n}", kept=a, absorbed=b)
            for n, (a, b) in enumerate(_pairs(places))
        ),
    )
    found = asked(projector)
    absorbed = found.same_actors.groups.found_by.keys() - found.same_actors.groups.stands_for.keys()
    lists = {
        "people": people,
        "organisations": places,
        "places": places,
    }

    for name in cypher.names("read"):
        question = name.removeprefix("read/")
        if question in _OF_IDS:
            continue
        text = cypher.text(name)
        parameters: dict[str, Any] = {one: some for one, some in lists.items() if f"${one}" in text}
        parameters |= {"initiatives": initiatives} if "$initiatives" in text else {}
        parameters |= {"check": None} if "$check" in text else {}
        rows = found.ask(question, **parameters)
        assert absorbed.isdisjoint(_strings(rows)), question
    assert absorbed
