"""The smallest group that reaches every place, and who is the only way to some of them."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from analyses.next_steps.people import Ground

Dominators: TypeAlias = Mapping[str, str | None]


def reaches(ground: Ground) -> dict[str, frozenset[str]]:
    """The missing places where each person works or is acquainted with somebody."""
    there = {person: frozenset(places) for person, places in ground.places_of.items()}
    missing = frozenset(ground.missing)
    found: dict[str, frozenset[str]] = {}
    for person in ground.people:
        near = (there.get(one, frozenset()) for one in ground.acquaintances.get(person, ()))
        found[person] = missing & there.get(person, frozenset[str]()).union(*near)
    return found


def smallest_group(
    reached: Mapping[str, frozenset[str]], people: Iterable[str]
) -> list[tuple[str, frozenset[str]]]:
    """Each with the places that nobody before reaches, until all are reached that can be.

    Greedy: at most ln(n) + 1 times as many as the smallest there is (Johnson 1974; Nemhauser et al.
    1978). Ties by id.

    >>> near = {"a": frozenset("xy"), "b": frozenset("yz"), "c": frozenset("z")}
    >>> [(person, sorted(places)) for person, places in smallest_group(near, "abc")]
    [('a', ['x', 'y']), ('b', ['z'])]
    """
    allowed = sorted(people)
    left = frozenset[str]().union(*(reached.get(person, frozenset()) for person in allowed))
    group: list[tuple[str, frozenset[str]]] = []
    while left:
        best = max(allowed, key=lambda person: len(left & reached.get(person, frozenset())))
        group.append((best, left & reached[best]))
        left -= reached[best]
    return group


def by_degree(
    reached: Mapping[str, frozenset[str]], degree: Mapping[str, int], people: Iterable[str]
) -> list[str]:
    """Those with most acquaintances first, as many as it takes to reach as much."""
    allowed = sorted(people, key=lambda person: (-degree.get(person, 0), person))
    left = frozenset[str]().union(*(reached.get(person, frozenset()) for person in allowed))
    group: list[str] = []
    for person in allowed:
        if not left:
            break
        group.append(person)
        left -= reached.get(person, frozenset())
    return group


def cut_off_by(ground: Ground) -> dict[str, frozenset[str]]:
    """The missing places that have a known way to somebody who knows it, and only by this person.

    Whoever knows it already is not asked about, nor is a place's own last person, whose going says
    nothing about who knows whom.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for person, others in ground.network.neighbours.items():
        graph.add_edges_from((person, other) for other, _ in others)
    for hub, (_, members) in enumerate(ground.network.open_circles):
        graph.add_edges_from((f"\0{hub}", member) for member in members)
        graph.add_edges_from((member, f"\0{hub}") for member in members)
    # One node from which all who know it are told, and one for each place, which tells nobody.
    graph.add_edges_from(("\0knows", person) for person in ground.informed if person in graph)
    for place in ground.missing:
        graph.add_edges_from((p, f"\0at {place}") for p in ground.at.get(place, ()) if p in graph)
    if "\0knows" not in graph:
        return {}
    # networkx has the root as its own dominator up to 3.5, and none from 3.6 on.
    above: Dominators = nx.immediate_dominators(graph, "\0knows")
    found: dict[str, set[str]] = {}
    for place in (place for place in ground.missing if f"\0at {place}" in above):
        here = above[f"\0at {place}"]
        while here is not None and here != "\0knows":
            own_last = ground.at[place] == frozenset({here})
            if here in ground.number and not own_last and here not in ground.informed:
                found.setdefault(here, set()).add(place)
            here = above[here]
    return {person: frozenset(places) for person, places in sorted(found.items())}
