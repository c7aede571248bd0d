"""Whom to turn to, and where to meet, when no path is known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from analyses.diffusion.said import listed
from analyses.people.acquaintances import Network
from analyses.people.answers import Nearest
from analyses.people.paths import steps_to
from analyses.people.sentences import Teller, steps

MOST_PEOPLE = 3
MOST_FORUMS = 2


@dataclass(frozen=True, slots=True)
class Side:
    """Those at one end, what the end is called, and the clusters that it belongs to."""

    people: frozenset[str]
    name: str
    clusters: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """A forum, the clusters it serves (none: it serves them all), and who sits in it."""

    id: str
    name: str
    clusters: frozenset[str]
    seated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What two sides may have in common beside whom they know."""

    network: Network
    clusters_of: Mapping[str, Collection[str]]
    cluster_names: Mapping[str, str]
    forums: tuple[MeetingPlace, ...]


def nearest(start: Side, goal: Side, ground: Ground, teller: Teller) -> tuple[Nearest, ...]:
    """People first: whom the start can reach in the goal's clusters, then who knows the goal."""
    from_start = steps_to(ground.network, start.people)
    to_goal = steps_to(ground.network, goal.people)
    ends = start.people | goal.people
    too_far = sorted(from_start.keys() & to_goal.keys() - ends, key=lambda one: (to_goal[one], one))
    people = [_on_the_way(one, from_start[one], to_goal[one], goal, teller) for one in too_far]
    if not people:
        people = [
            *_of_same_cluster(from_start, goal, ground, teller),
            *_who_know(to_goal, goal, teller),
        ]
        people = [one for one in people if one.id not in ends]
    forums = _forums(start, goal, ground, teller, to_goal.keys())
    return (*people[:MOST_PEOPLE], *forums[:MOST_FORUMS])


def _on_the_way(person: str, before: int, after: int, goal: Side, teller: Teller) -> Nearest:
    done, left = steps(before, lang=teller.lang), steps(after, lang=teller.lang)
    if teller.lang == "da":
        return _person(person, f"kan nås på {done} og er {left} fra {goal.name}", teller)
    return _person(person, f"can be reached in {done} and is {left} from {goal.name}", teller)


def _of_same_cluster(
    from_start: Mapping[str, int], goal: Side, ground: Ground, teller: Teller
) -> list[Nearest]:
    """The two that the start comes to first."""
    found: list[Nearest] = []
    for person in sorted(from_start, key=lambda one: (from_start[one], one)):
        shared = sorted(goal.clusters & frozenset(ground.clusters_of.get(person, ())))
        if shared and from_start[person] > 0:
            names = listed([ground.cluster_names[one] for one in shared], lang=teller.lang)
            works = "arbejder ligesom" if teller.lang == "da" else "works, like"
            inside = f"{goal.name} i {names}" if teller.lang == "da" else f"{goal.name}, in {names}"
            found.append(_person(person, f"{works} {inside}", teller))
    return found[:2]


def _who_know(to_goal: Mapping[str, int], goal: Side, teller: Teller) -> list[Nearest]:
    near = sorted(person for person, away in to_goal.items() if away == 1)
    is_from = ("er", "fra") if teller.lang == "da" else ("is", "from")
    why = f"{is_from[0]} {steps(1, lang=teller.lang)} {is_from[1]} {goal.name}"
    return [_person(person, why, teller) for person in near]


def _person(person: str, why: str, teller: Teller) -> Nearest:
    return Nearest(kind="person", id=person, name=teller.person(person), why=why)


def _forums(
    start: Side, goal: Side, ground: Ground, teller: Teller, near_goal: Collection[str]
) -> list[Nearest]:
    """Forums of a cluster that both belong to, then those for all; where one sits already first."""
    both = start.clusters & goal.clusters
    allowed = [
        forum
        for forum in ground.forums
        if forum.id not in ground.network.without
        and (forum.clusters & both or not forum.clusters)
        and (forum.clusters or forum.seated)
    ]
    allowed.sort(
        key=lambda forum: (not forum.clusters, forum.seated.isdisjoint(near_goal), forum.id)
    )
    return [_forum(forum, both, ground, teller, near_goal) for forum in allowed]


def _forum(
    forum: MeetingPlace,
    both: Collection[str],
    ground: Ground,
    teller: Teller,
    near_goal: Collection[str],
) -> Nearest:
    danish = teller.lang == "da"
    served = sorted(forum.clusters & frozenset(both))
    if served:
        names = listed([ground.cluster_names[one] for one in served], lang=teller.lang)
        whose = "som begge hører til" if danish else "which both belong to"
        why = f"er forum for {names}, {whose}" if danish else f"is a forum of {names}, {whose}"
    else:
        why = "ikke hører til én klynge" if danish else "belongs to no single cluster"
    seats = sorted(forum.seated & frozenset(near_goal))
    if seats:
        sits = "her sidder" if danish else "seated there:"
        why = f"{why}; {sits} {listed([teller.person(one) for one in seats[:2]], lang=teller.lang)}"
    return Nearest(kind="forum", id=forum.id, name=forum.name, why=why)
