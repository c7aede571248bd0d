"""How one gets from a person or a place to another, on the engines."""

from collections.abc import Callable
from typing import Any, TypeAlias

import neo4j
import pytest

from analyses.people.only import Only
from api.answers.errors import AmbiguousNameError, UnknownNameError
from api.answers.paths import paths, resolve
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector
from graph.proposals import Proposal, proposal_from
from graph.questions import Questions, questions
from graph.store import GraphStore
from importers.demo.history import proposals
from tests.support.lines import line

Ask: TypeAlias = Callable[..., Questions]
TODAY = "2016-09-01"


def person(id: str, name: str, workplace: str | None = None) -> list[Proposal]:
    said = [line("person.registered", person=id, name=name)]
    if workplace is not None:
        job = line("employment.started", when="2012", person=id, organisation=workplace)
        said.append(job)
    return said


def tie(id: str, one: str, other: str, *, when: str = "2016", **data: Any) -> Proposal:
    said = {"how": "project", "relationship": id, "person": one, "other": other, **data}
    return line("relationship.recorded", f"{id}.recorded", when=when, **said)


PEOPLE_AND_PLACES = [
    line("cluster.registered", cluster="vest", name="Vestklyngen"),
    line("cluster.registered", cluster="midt", name="Midtklyngen"),
    line("organisation.registered", organisation="viborg", name="Viborg Kommune"),
    line("organisation.registered", organisation="struer", name="Struer Kommune"),
    line("membership.started", organisation="viborg", cluster="midt"),
    line("membership.started", organisation="struer", cluster="vest"),
    line("forum.registered", forum="kvalitet", name="Temagruppen for kvalitet"),
    line("forum.registered", forum="styre", name="Styregruppen i Vest", cluster="vest"),
    *person("rosa", "Rosa Ravn"),
    *person("bo", "Bo Birk", "viborg"),
    *person("carla", "Carla Carlsen", "struer"),
    *person("aage", "Åge Ager"),
]
SEATS = [
    line("seat.taken", when="2014", person="rosa", forum="kvalitet"),
    line("seat.taken", when="2015-03", person="bo", forum="kvalitet"),
]
BO_KNOWS_CARLA = tie("r1", "carla", "bo", how="course", occasion="Kursus i forbedring")
HOME = [
    line("initiative.registered", initiative="home", title="Godt hjem"),
    line("initiative.alias_recorded", initiative="home", alias="GH"),
    line("initiative.registered", initiative="hjem", title="Trygt hjem"),
    line(
        "adoption.started",
        adoption="a1",
        initiative="hjem",
        organisation="struer",
        carried_by=["carla"],
    ),
    line("initiatives.merged", merge="m1", kept="home", absorbed="hjem"),
]


@pytest.fixture
def ask(driver: neo4j.Driver, address: BoltAddress) -> Ask:
    """Questions to a graph of a small log, as of a day and as known at a position."""
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    graph = GraphStore(driver, address.database)
    log.append(PEOPLE_AND_PLACES)

    def asked(*more: Proposal, as_of: str = TODAY, known_at: int | None = None) -> Questions:
        log.append(list(more))
        Projector(log, keys, graph).catch_up()
        return questions(graph, as_of=as_of, known_at=known_at)

    return asked


def said(asked: Questions, start: str, goal: str, **choices: Any) -> list[str]:
    return [path.sentence for path in paths(asked, start, goal, today=TODAY, **choices).paths]


def ways(asked: Questions, start: str, goal: str, **choices: Any) -> list[list[str]]:
    """The shortest paths by the people on them."""
    answer = paths(asked, start, goal, today=TODAY, **choices)
    return [
        [path.steps[0].start, *(step.to for step in path.steps)]
        for path in answer.paths
        if path.kind == "shortest"
    ]


def test_a_path_is_told_as_a_sentence_and_each_step_says_why(ask: Ask) -> None:
    asked = ask(*SEATS, BO_KNOWS_CARLA)

    answer = paths(asked, "rosa", "Carla Carlsen", today=TODAY).model_dump(mode="json")

    told = (
        "Rosa Ravn sidder i Temagruppen for kvalitet med Bo Birk (Viborg Kommune), som var på "
        "kursus (»Kursus i forbedring«) med Carla Carlsen (Struer Kommune)."
    )
    assert answer["sentence"] == f"Fra Rosa Ravn til Carla Carlsen er der 2 led: {told}"
    assert [path["kind"] for path in answer["paths"]] == ["shortest", "strongest"]
    assert answer["paths"][0]["sentence"] == told
    assert answer["paths"][0]["steps"][0] == {
        "from": "rosa",
        "to": "bo",
        "how": "shared_forum",
        "since": "2015-03",
        "last_confirmed": None,
        "source": "test",
        "from_name": "Rosa Ravn",
        "to_name": "Bo Birk",
        "occasion": "",
        "old": False,
        "derived": True,
        "rule": "shared_forum",
        "through": {"id": "kvalitet", "name": "Temagruppen for kvalitet"},
        "events": [15, 16],
    }


def test_a_tie_that_ended_is_on_no_path_after_that_day_but_before_it_is(ask: Ask) -> None:
    ended = {"relationship": "r1", "person": "carla", "other": "bo"}
    told = [
        tie("r1", "carla", "bo", when="2013"),
        line("relationship.ended", when="2015-01-01", **ended),
    ]

    assert ways(ask(*told), "bo", "carla") == []
    assert ways(ask(as_of="2014-06-01"), "bo", "carla") == [["bo", "carla"]]


def test_a_tie_that_was_learnt_later_is_on_no_path_as_it_was_known_before(ask: Ask) -> None:
    before = ask().known_at

    assert ways(ask(BO_KNOWS_CARLA), "bo", "carla") == [["bo", "carla"]]
    assert ways(ask(known_at=before), "bo", "carla") == []


def test_a_tie_that_was_disputed_is_shown_to_nobody_not_even_as_known_before(ask: Ask) -> None:
    before = ask(BO_KNOWS_CARLA).known_at
    disputed = line("relationship.disputed", relationship="r1", person="carla", other="bo")

    assert ways(ask(disputed), "bo", "carla") == []
    assert ways(ask(known_at=before), "bo", "carla") == []


def test_an_erased_person_is_on_no_path_and_cannot_be_asked_for(ask: Ask) -> None:
    around = [tie("r2", "rosa", "bo"), BO_KNOWS_CARLA]
    assert ways(ask(*around), "rosa", "carla") == [["rosa", "bo", "carla"]]

    asked = ask(line("person.erased", person="bo"))

    assert ways(asked, "rosa", "carla") == []
    with pytest.raises(UnknownNameError, match="bo"):
        resolve(asked, "bo")


def test_a_path_goes_around_whom_it_must_not_pass(ask: Ask) -> None:
    asked = ask(*SEATS, BO_KNOWS_CARLA, tie("r2", "rosa", "aage"), tie("r3", "aage", "carla"))

    around = [["rosa", "aage", "carla"]]
    assert len(ways(asked, "rosa", "carla")) == 2
    assert ways(asked, "rosa", "carla", without=["bo"]) == around
    assert ways(asked, "rosa", "carla", without=["Temagruppen for kvalitet"]) == around
    assert ways(asked, "rosa", "carla", without=["viborg"]) == around


def test_ways_through_forums_and_what_nobody_confirmed_can_be_left_out(ask: Ask) -> None:
    asked = ask(*SEATS, tie("r1", "carla", "bo", when="2014-03"))

    assert ways(asked, "rosa", "bo") == [["rosa", "bo"]]
    assert ways(asked, "rosa", "bo", only=Only(people=True)) == []
    assert ways(asked, "bo", "carla", only=Only(months=18)) == []
    assert ways(asked, "rosa", "bo", only=Only(months=18)) == [["rosa", "bo"]]

    confirmed = line(
        "relationship.confirmed", when="2016-05", relationship="r1", person="bo", other="carla"
    )
    answer = paths(ask(confirmed), "bo", "carla", only=Only(months=18), today=TODAY)
    assert answer.paths[0].steps[0].last_confirmed == "2016-05"
    assert answer.limits == ("Kun forbindelser, der er bekræftet de seneste 18 måneder, er med.",)


def test_a_place_is_whoever_works_or_sits_there_on_the_day(ask: Ask) -> None:
    asked = ask(*SEATS, BO_KNOWS_CARLA)

    assert ways(asked, "Midtklyngen", "struer") == [["bo", "carla"]]
    assert ways(asked, "kvalitet", "Vestklyngen") == [["bo", "carla"]]
    assert ways(ask(as_of="2011-01-01"), "midt", "struer") == []


def test_somebody_who_has_tried_it_is_found_by_any_of_its_names(ask: Ask) -> None:
    asked = ask(*HOME, BO_KNOWS_CARLA)

    (told, _) = said(asked, "bo", "tried:gh")
    assert told.endswith(
        "med Carla Carlsen (Struer Kommune), som bar »Godt hjem« til Struer Kommune."
    )
    assert said(asked, "bo", "tried:hjem") == said(asked, "bo", "tried:home")


def test_who_carried_it_comes_before_who_only_works_where_it_was_tried(ask: Ask) -> None:
    colleague = [*person("dan", "Dan Dal", "struer"), tie("r4", "bo", "dan")]
    asked = ask(*HOME, *colleague, BO_KNOWS_CARLA)

    assert ways(asked, "bo", "tried:home")[0] == ["bo", "carla"]


def test_people_with_a_role_in_what_is_the_same_initiative_are_one_step_apart(ask: Ask) -> None:
    roles = [
        line("role.taken", when="2016", person="bo", initiative="home", role="lead"),
        line("role.taken", when="2016", person="aage", initiative="hjem", role="implementer"),
    ]

    (told, _) = said(ask(*HOME, *roles), "bo", "Aage ager")

    assert told == "Bo Birk (Viborg Kommune) har en rolle i »Godt hjem« sammen med Åge Ager."


def test_people_who_met_on_a_spread_platform_are_one_step_apart(ask: Ask) -> None:
    platform = line("platform.opened", platform="p1", initiative="home", senders=["struer"])
    met = line(
        "platform.meeting_held", when="2016-05", platform="p1", participants=["aage", "carla"]
    )

    (told, _) = said(ask(*HOME, platform, met), "aage", "carla", lang="en")

    assert told == (
        "Åge Ager was at a meeting in May 2016 on the spread of “Godt hjem” "
        "with Carla Carlsen (Struer Kommune)."
    )


def test_without_a_path_the_answer_says_who_and_where_is_nearest_and_how_far_it_saw(
    ask: Ask,
) -> None:
    asked = ask(line("seat.taken", person="carla", forum="kvalitet"), tie("r5", "rosa", "aage"))

    answer = paths(asked, "bo", "rosa", today=TODAY)

    assert answer.paths == ()
    assert answer.sentence == (
        "Der er ingen kendt vej fra Bo Birk til Rosa Ravn. "
        "Tættest på er Åge Ager, som er ét led fra Rosa Ravn. "
        "De to sider kan mødes i Temagruppen for kvalitet, som ikke hører til én klynge. "
        "Der er set på 4 kendte personer og én oplyst forbindelse."
    )
    assert [one.id for one in answer.nearest] == ["aage", "kvalitet"]


def test_nobody_known_to_have_tried_it_is_said(ask: Ask) -> None:
    answer = paths(ask(*HOME[:1]), "bo", "tried:home", today=TODAY)

    assert "Ingen kendes, der har prøvet »Godt hjem«." in answer.sentence


def test_who_is_there_already_needs_no_path(ask: Ask) -> None:
    asked = ask(*HOME)

    assert paths(asked, "carla", "tried:home", today=TODAY).sentence == (
        "Der skal ingen vej til: Carla Carlsen (Struer Kommune) bar »Godt hjem« til Struer Kommune."
    )
    assert paths(asked, "rosa", "Rosa Ravn", today=TODAY).sentence == (
        "Start og mål er den samme person: Rosa Ravn."
    )


def test_a_name_is_found_however_its_aa_is_written_and_a_strange_one_says_what_is_like_it(
    ask: Ask,
) -> None:
    asked = ask()

    assert resolve(asked, "AAGE AGER").id == "aage"
    with pytest.raises(UnknownNameError) as unknown:
        resolve(asked, "Carla")
    assert unknown.value.nearest == ("Carla Carlsen",)


def test_a_name_that_two_have_is_not_guessed_at(ask: Ask) -> None:
    asked = ask(*person("bo-2", "Bo Birk", "struer"))

    with pytest.raises(AmbiguousNameError) as ambiguous:
        resolve(asked, "bo birk")
    assert ambiguous.value.candidates == (
        "bo (Bo Birk, Viborg Kommune)",
        "bo-2 (Bo Birk, Struer Kommune)",
    )


def test_the_region_finds_somebody_who_carried_an_initiative_in_the_demo_history(ask: Ask) -> None:
    asked = ask(*(proposal_from(said) for said in proposals()))

    answer = paths(asked, "org-region-midtjylland", "tried:initiative-tobs", today=TODAY)

    assert 1 <= len(answer.paths[0].steps) <= 6
    assert f", som bar »{answer.goal.name}« til " in answer.sentence
    assert {path.kind for path in answer.paths} == {"shortest", "strongest"}
