"""Who knows whom, as those who would tell each other: people, and the circles they meet in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from analyses.next_steps.influence import Influence
from analyses.people.acquaintances import Network

CHANCE = 0.5
"""How likely one tells another over the shortest step there is; longer steps less, in proportion.

A judgement, like the lengths of steps: what is compared is people, and all by the same measure.
Whoever knows very many hears no more for that: the chances into one person add up to at most 1, as
in the weighted cascade (Kempe, Kleinberg and Tardos, KDD 2003).
"""

_SHORTEST = 2


@dataclass(frozen=True)
class Ground:
    """People and places on a day: `at` holds who works at each place, by id.

    `adopters` have taken the initiative up, `missing` have not and may; `unnamed` people are never
    suggested. Everybody who carried it or works where it was taken up knows it already.
    """

    network: Network
    at: Mapping[str, frozenset[str]]
    adopters: frozenset[str]
    missing: tuple[str, ...]
    carriers: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody who knows anybody or works anywhere, in order of ids."""
        working = frozenset[str]().union(*self.at.values())
        return tuple(
            sorted(working | self.network.neighbours.keys() | self.network.circles_of.keys())
        )

    @cached_property
    def number(self) -> dict[str, int]:
        return {person: at for at, person in enumerate(self.people)}

    @cached_property
    def informed(self) -> frozenset[str]:
        """Those who know of it: where it was taken up, and who carried it."""
        there = (self.at.get(place, frozenset[str]()) for place in self.adopters)
        return frozenset[str]().union(self.carriers & self.number.keys(), *there)

    @cached_property
    def places_of(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for place in sorted(self.at):
            for person in self.at[place]:
                found.setdefault(person, []).append(place)
        return found

    @cached_property
    def acquaintances(self) -> dict[str, frozenset[str]]:
        """Whom each person is recorded to know, or meets in a forum, a role or a meeting.

        Colleagues are not among them: that two work in the same place opens no door elsewhere.
        """
        found: dict[str, set[str]] = {
            person: {other for other, _ in others}
            for person, others in self.network.neighbours.items()
        }
        for circle in self.network.circles:
            if circle.rule != "colleague" and circle.id not in self.network.without:
                for person in circle.members:
                    found.setdefault(person, set()).update(circle.members.keys() - {person})
        return {person: frozenset(others) for person, others in found.items()}

    def names(self, people: Iterable[str]) -> Collection[str]:
        return [person for person in people if person not in self.unnamed]


def influence_of(ground: Ground) -> Influence:
    """Both ways along every tie; a circle is a node that people tell and are told by.

    The chance through a circle is the same as over a tie of that length, in two halves.
    """
    import numpy as np

    number, network = ground.number, ground.network
    teller: list[int] = []
    told: list[int] = []
    chance: list[float] = []
    for person, others in network.neighbours.items():
        for other, step in others:
            teller.append(number[person])
            told.append(number[other])
            chance.append(CHANCE * _SHORTEST / step)
    size = len(number)
    for hub, (step, members) in enumerate(network.open_circles, start=size):
        half = sqrt(CHANCE * _SHORTEST / step)
        for member in members:
            teller += [number[member], hub]
            told += [hub, number[member]]
            chance += [half, half]
    hears = np.array(told, dtype=np.intp)
    chances = np.array(chance, dtype=np.float64)
    whole = np.bincount(hears, chances, minlength=size + len(network.open_circles))
    return Influence(
        len(whole),
        np.array(teller, dtype=np.intp),
        hears,
        chances / np.maximum(1.0, whole)[hears],
    )
