"""Who reaches whom, who is the only way, and who is nearest, on networks made by chance."""

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.next_steps.cover import by_degree, cut_off_by, reaches, smallest_group
from analyses.next_steps.introductions import Pull, pairs
from analyses.next_steps.mentors import nearest_mentors
from analyses.next_steps.people import Ground
from analyses.people.acquaintances import Network
from analyses.people.ties import Belonging, Circle, Tie

DAY = "2016-09-01"
HERE = Belonging("2015", "test", 1)


def ground(
    ties: list[tuple[str, str]],
    at: dict[str, str],
    *,
    adopters: str = "A",
    missing: tuple[str, ...] = ("B", "C"),
    circles: tuple[Circle, ...] = (),
    unnamed: str = "",
) -> Ground:
    """People by a letter, places by a capital with the letters of who works there."""
    return Ground(
        Network(DAY, tuple(Tie(a, b, "project", since="2016") for a, b in ties), circles),
        {place: frozenset(people) for place, people in at.items()},
        frozenset(adopters),
        missing,
        unnamed=frozenset(unnamed),
    )


TIES = st.lists(st.sampled_from(list(combinations("abcdefgh", 2))), max_size=12, unique=True)
STAFF = {"A": "a", "B": "bc", "C": "d", "D": "efgh"}


@given(TIES)
@settings(max_examples=40, deadline=None)
def test_who_is_the_only_way_is_who_breaks_it_when_taken_out(ties: list[tuple[str, str]]) -> None:
    here = ground(ties, STAFF)
    found = cut_off_by(here)

    graph: nx.Graph[str] = nx.Graph(ties)
    graph.add_nodes_from("abcdefgh")
    for person in "bcdefgh":
        left = nx.restricted_view(graph, [person], [])
        lost = {
            place
            for place in ("B", "C")
            if set(STAFF[place]) != {person}
            if any(nx.has_path(graph, one, "a") for one in STAFF[place])
            and not any(nx.has_path(left, one, "a") for one in STAFF[place] if one != person)
        }
        assert found.get(person, frozenset()) == lost


@given(TIES)
@settings(max_examples=40, deadline=None)
def test_the_group_reaches_all_that_can_be_reached_and_nobody_in_it_is_idle(
    ties: list[tuple[str, str]],
) -> None:
    here = ground(ties, STAFF)
    reached = reaches(here)
    people = [person for person in here.people if person not in here.informed]

    group = smallest_group(reached, people)

    could = frozenset[str]().union(*(reached[person] for person in people))
    assert frozenset[str]().union(*(places for _, places in group)) == could
    assert all(places for _, places in group)
    degree = {person: len(others) for person, others in here.acquaintances.items()}
    assert len(group) <= len(by_degree(reached, degree, people))


@given(TIES)
@settings(max_examples=40, deadline=None)
def test_the_nearest_mentor_is_as_near_as_a_search_from_the_place_finds(
    ties: list[tuple[str, str]],
) -> None:
    here = ground(ties, STAFF)
    graph: nx.Graph[str] = nx.Graph(ties)
    graph.add_nodes_from("abcdefgh")
    for people in STAFF.values():
        graph.add_edges_from(combinations(people, 2))

    for one in nearest_mentors(here):
        far = [
            nx.shortest_path_length(graph, person, "a")
            for person in STAFF[one.place]
            if nx.has_path(graph, person, "a")
        ]
        assert len(one.way) - 1 == (min(far) if far else -1)


def test_a_forum_is_a_way_and_a_workplace_opens_no_door_elsewhere() -> None:
    forum = Circle("f", "Forum", "shared_forum", {"a": HERE, "d": HERE})
    work = Circle("D", "Sted", "colleague", {"e": HERE, "f": HERE})

    found = reaches(ground([("f", "b")], STAFF, circles=(forum, work)))

    assert (found["a"], found["e"], found["f"]) == (frozenset("C"), frozenset(), frozenset("B"))


def test_who_may_not_be_named_is_introduced_to_nobody_and_is_on_no_way() -> None:
    here = ground([("b", "a"), ("d", "e")], STAFF, unnamed="b")

    found = pairs(here, {"b": 3.0, "d": 1.0}, {}, most=5)

    assert [(one.person, one.other) for one in found] == [("a", "d")]
    assert all("b" not in one.way for one in nearest_mentors(here))


def test_a_wish_that_meets_an_offer_comes_before_a_little_more_reach() -> None:
    here = ground([], {**STAFF, "A": "az"})
    pull = Pull(("sår",), "Hurtig hjælp til sår")

    first, second = pairs(here, {"b": 1.0, "d": 0.8}, {"C": pull}, most=5)

    assert (first.other, first.pull, second.other, second.pull) == ("d", pull, "b", None)
    assert {first.person, second.person} == {"a", "z"}
