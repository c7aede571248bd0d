"""What to do next, read from the graph, on the engines."""

import json
from collections.abc import Callable

import pytest

from api.answers.errors import UnknownInitiativeError
from api.answers.next_steps import next_steps
from graph.proposals import Proposal
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import adoption, initiative, person


def tie(id: str, one: str, other: str) -> Proposal:
    said = {"how": "project", "relationship": id, "person": one, "other": other}
    return line("relationship.recorded", f"{id}.recorded", when="2018", **said)


SAAR = [
    initiative("saar", "Sårtelefonen", clusters=["vest"], topics=["sår"]),
    *person("bo", "Bo Birk", "lemvig"),
    *person("ida", "Ida Iris", "viborg"),
    *person("eva", "Eva Elm", "hospital-midt"),
    *person("per", "Per Pil", "samsoe"),
    adoption("a1", "saar", "lemvig", when="2014", carried_by=["bo"]),
    tie("r1", "bo", "ida"),
    tie("r2", "ida", "eva"),
    line(
        "need.expressed",
        "n1.said",
        need="n1",
        organisation="samsoe",
        text="Hjælp til sår",
        topics=["sår"],
    ),
]


def names_in(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False)


def test_who_is_worth_telling_is_told_with_why_and_beside_the_simple_choice(
    asked_of: Callable[..., Questions],
) -> None:
    found = next_steps(asked_of(*SAAR), "saar")

    assert {one.name for one in found.places} >= {"Viborg Kommune", "Samsø Kommune"}
    assert "Lemvig Kommune" not in {one.name for one in found.places}
    ida = next(one for one in found.contact if one.person.id == "ida")
    assert ida.reasons == (
        "arbejder hos Viborg Kommune, som ikke har den endnu",
        "kender nogen ved Hospitalet i Midt",
        "kender Bo Birk, som allerede kender indsatsen",
    )
    assert ida.interval[0] <= ida.value <= ida.interval[1]
    # Each is rounded to a hundredth.
    assert sum(one.value for one in found.contact) >= found.baseline.contact.value - 0.03
    assert found == next_steps(asked_of(), "saar")


def test_a_wish_is_met_by_an_introduction_that_says_so(
    asked_of: Callable[..., Questions],
) -> None:
    (first, *_) = next_steps(asked_of(*SAAR), "saar").introductions

    assert (first.person.id, first.other.id, first.matched) == ("bo", "per", ("sår",))
    assert "dér ønsker man: Hjælp til sår" in first.reasons


def test_each_place_has_its_nearest_and_who_it_all_hangs_on_is_said(
    asked_of: Callable[..., Questions],
) -> None:
    found = next_steps(asked_of(*SAAR), "saar")

    near = {one.place.id: one for one in found.mentors}
    assert near["hospital-midt"].reasons == (
        "Bo Birk har båret den før",
        "2 led væk: Eva Elm kan spørge Ida Iris først",
    )
    assert near["samsoe"].person is None
    assert [(one.person.id, one.value) for one in found.bridges] == [("ida", 1)]


def test_whoever_disputed_a_relationship_or_was_erased_is_named_nowhere(
    asked_of: Callable[..., Questions],
) -> None:
    disputed = line("relationship.disputed", relationship="r2", person="ida", other="eva")
    gone = line("person.erased", person="per")

    tove = [*person("tove", "Tove Torn", "hospital-aarhus"), tie("r3", "tove", "bo")]

    seen = asked_of(*SAAR, *tove, disputed, gone)
    told = names_in(next_steps(seen, "saar").model_dump(mode="json"))

    assert "Tove Torn" in told
    assert [name for name in ("Ida", "Eva", "Per Pil") if name in told] == []


def test_a_cluster_that_said_no_is_left_in_peace(asked_of: Callable[..., Questions]) -> None:
    no = line("cluster.declined", when="2018", cluster="midt", initiative="saar")

    found = next_steps(asked_of(*SAAR, no), "saar")

    assert [one.id for one in found.declined] == ["hospital-midt", "viborg"]
    assert not {"viborg", "hospital-midt"} & {one.id for one in found.places}


def test_nothing_is_foretold_of_anybody(asked_of: Callable[..., Questions]) -> None:
    told = names_in(next_steps(asked_of(*SAAR), "saar", lang="en").model_dump(mode="json"))

    assert "will adopt" not in told
    assert "late" not in told.split()


def test_an_initiative_that_nobody_knows_is_an_error(asked_of: Callable[..., Questions]) -> None:
    with pytest.raises(UnknownInitiativeError, match="nix"):
        next_steps(asked_of(), "nix")
