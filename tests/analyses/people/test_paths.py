"""The shortest paths between people, and the strongest one."""

from itertools import pairwise, permutations
from random import Random

import pytest

from analyses.people.acquaintances import Network
from analyses.people.paths import (
    MOST_STEPS,
    Path,
    Search,
    is_too_far,
    shortest,
    steps_to,
    strongest,
    total_length,
)
from analyses.people.ties import Belonging, Circle, How, Tie

DAY = "2016-09-01"
HERE = Belonging("2014", "kilde", 1)
HOWS: tuple[How, ...] = ("project", "course", "colleague", "other")


def ties(*pairs: str, how: How = "project") -> tuple[Tie, ...]:
    return tuple(Tie(one, other, how, since="2016") for one, other in pairs)


def search(network: Network, start: str = "a", goal: str = "z") -> Search:
    return Search(network, frozenset(start), dict.fromkeys(goal, 0))


def forum(*members: str) -> Circle:
    return Circle("f1", "Temagruppen", "shared_forum", dict.fromkeys(members, HERE))


def by_trying_all(network: Network, people: str) -> list[tuple[int, int, Path]]:
    """Every path from the first to the last, with its steps and its length."""
    first, *inner, last = people
    found: list[tuple[int, int, Path]] = []
    for count in range(min(len(inner), MOST_STEPS - 1) + 1):
        for chosen in permutations(inner, count):
            path = (first, *chosen, last)
            if all(to in dict(network.neighbours.get(one, ())) for one, to in pairwise(path)):
                found.append((len(path), total_length(path, network), path))
    return sorted(found)


def test_paths_come_by_number_of_steps_and_then_by_strength() -> None:
    strong = ties("ab", "bz")
    weak = ties("ac", "cz", how="course")
    long = ties("ad", "de", "ez")

    found = shortest(search(Network(DAY, (*weak, *long, *strong))))

    assert found == [("a", "b", "z"), ("a", "c", "z"), ("a", "d", "e", "z")]


def test_the_strongest_path_may_have_more_steps_than_the_shortest() -> None:
    network = Network(DAY, (*ties("az", how="colleague"), *ties("ab", "bz")))

    assert shortest(search(network))[0] == ("a", "z")
    assert strongest(search(network)) == ("a", "b", "z")


def test_an_old_tie_is_gone_around_by_the_strongest_path() -> None:
    old = Tie("a", "z", "course", since="2009")
    network = Network(DAY, (old, *ties("ab", "bz")))

    assert strongest(search(network)) == ("a", "b", "z")


@pytest.mark.parametrize("seed", range(25))
def test_no_path_is_missed_that_trying_all_would_find(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    people = "abcdefz"
    pairs = [chance.sample(people, 2) for _ in range(9)]
    made = tuple(Tie(one, other, chance.choice(HOWS), since="2016") for one, other in pairs)
    network = Network(DAY, made)
    every = by_trying_all(network, people)

    assert shortest(search(network)) == [path for _, _, path in every[:3]]
    best = min(((size, steps, path) for steps, size, path in every), default=(0, 0, None))
    assert strongest(search(network)) == best[-1]


def test_a_path_never_has_more_than_six_steps() -> None:
    chain = Network(DAY, ties("ab", "bc", "cd", "de", "ef", "fg", "gh"))

    assert shortest(search(chain, goal="g")) == [tuple("abcdefg")]
    assert shortest(search(chain, goal="h")) == []
    assert strongest(search(chain, goal="h")) is None
    assert is_too_far(search(chain, goal="h"))


def test_two_who_are_not_joined_at_all_are_not_merely_too_far_apart() -> None:
    assert not is_too_far(search(Network(DAY, ties("ab", "yz"))))


def test_everybody_in_a_circle_is_one_step_from_each_other() -> None:
    network = Network(DAY, ties("nz"), (forum("a", "m", "n"),))

    assert shortest(search(network), count=1) == [("a", "n", "z")]
    assert steps_to(network, "a") == {"a": 0, "m": 1, "n": 1, "z": 2}


def test_a_path_does_not_go_through_the_same_circle_twice_on_end() -> None:
    network = Network(DAY, ties("nz"), (forum("a", "m", "n"),))

    assert shortest(search(network)) == [("a", "n", "z")]


def test_a_path_begins_at_one_of_the_starts_and_does_not_pass_the_others() -> None:
    network = Network(DAY, ties("ab", "bz", "ac", "cz"))

    assert shortest(search(network, start="ab")) == [("b", "z"), ("a", "c", "z")]


def test_of_goals_as_near_the_one_of_the_lowest_rank_comes_first() -> None:
    network = Network(DAY, (*ties("ax"), *ties("ay", how="colleague")))
    found = Search(network, frozenset("a"), {"x": 1, "y": 0})

    assert shortest(found) == [("a", "y"), ("a", "x")]


def test_who_is_left_out_is_gone_around() -> None:
    network = Network(DAY, ties("ab", "bz", "ac", "cd", "dz"), (), frozenset("b"))

    assert shortest(search(network)) == [("a", "c", "d", "z")]


def test_nobody_at_an_end_gives_no_path() -> None:
    network = Network(DAY, ties("ab"))

    assert shortest(Search(network, frozenset(), {"b": 0})) == []
    assert strongest(Search(network, frozenset("a"), {})) is None
