"""A large graph is read only around the two ends, and the answer is as if all had been read."""

from collections.abc import Callable
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from analyses.people.only import Only
from api.answers.errors import UnknownNameError
from api.answers.paths import paths
from graph.proposals import Proposal
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import adoption, initiative, person

LETTERS = "abcdefghijkl"
HOWS = ("project", "course", "other")
SITES = ("lemvig", "viborg", "samsoe", "hospital-midt")


def village(seed: int) -> list[Proposal]:
    """A dozen people in four places, who know each other, sit together and met by chance."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    said: list[Proposal] = []
    for at, letter in enumerate(LETTERS):
        said += person(letter, f"Navn {letter}", SITES[at % 4])
    for one, other in chance.sample(list(combinations(LETTERS, 2)), 14):
        tie = {"relationship": f"r-{one}{other}", "person": one, "other": other}
        when = f"{chance.randint(2008, 2018)}"
        how = chance.choice(HOWS)
        said.append(line("relationship.recorded", f"{one}{other}", when=when, how=how, **tie))
    said += [line("seat.taken", when="2016", person=p, forum="temasaar") for p in "ah"]
    said += [
        initiative("saar", "Sårtelefonen"),
        initiative("saar2", "Ring om sår"),
        line("initiatives.merged", merge="m1", kept="saar", absorbed="saar2"),
        line("role.taken", when="2016", person="c", initiative="saar", role="lead"),
        line("role.taken", when="2016", person="k", initiative="saar2", role="lead"),
        adoption("a1", "saar2", "viborg", when="2015", carried_by=["f"]),
        line("platform.opened", platform="p1", initiative="saar"),
        line("platform.meeting_held", when="2017", platform="p1", participants=["b", "l"]),
    ]
    return said


def told(asked: Questions, start: str, goal: str, **choices: Any) -> dict[str, Any]:
    return paths(asked, start, goal, today="2019-01-01", **choices).model_dump(mode="json")


def test_the_answer_is_the_same_as_when_all_is_read(asked_of: Callable[..., Questions]) -> None:
    asked = asked_of(*village(11))
    ends = [*product("ae", "gl"), ("lemvig", "samsoe"), ("temasaar", "d"), ("d", "tried:saar")]
    choices = [{}, {"only": Only(people=True)}, {"without": ["c", "temasaar"]}]

    for (start, goal), chosen in product(ends, choices):
        near = told(asked, start, goal, whole=0, **chosen)
        assert near["paths"] == told(asked, start, goal, **chosen)["paths"]


def test_names_are_found_and_the_erased_are_not(asked_of: Callable[..., Questions]) -> None:
    asked = asked_of(*village(11))

    assert told(asked, "navn a", "Navn l", whole=0)["paths"] == told(asked, "a", "l")["paths"]

    gone = asked_of(line("person.erased", person="l"))
    with pytest.raises(UnknownNameError):
        told(gone, "a", "l", whole=0)
    assert told(gone, "a", "k", whole=0)["paths"] == told(gone, "a", "k")["paths"]


def test_where_there_is_no_way_it_says_who_is_nearest(asked_of: Callable[..., Questions]) -> None:
    lonely = person("z", "Zita Zar", "hospital-aarhus")

    found = told(asked_of(*village(11), *lonely), "a", "z", whole=0)

    assert found["paths"] == []
    assert found["sentence"].startswith("Der er ingen kendt vej fra Navn a til Zita Zar.")
