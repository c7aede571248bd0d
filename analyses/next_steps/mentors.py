"""For each place that has not taken it up: who is nearest among those who have tried it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyses.next_steps.people import Ground


@dataclass(frozen=True, slots=True)
class Nearest:
    """`way` is from somebody at the place to the mentor, both ends included."""

    place: str
    way: tuple[str, ...]


def nearest_mentors(ground: Ground) -> list[Nearest]:
    """In the order of the places, by fewest steps; those who carried it before others, then by id.

    One search from all who know it; an empty way where none is known.
    """
    towards = _towards(ground)
    found: list[Nearest] = []
    for place in ground.missing:
        reached = [person for person in ground.at.get(place, ()) if person in towards]
        ways = [_way(person, towards) for person in reached]
        # A person whom one may not name opens no door.
        open_ = [way for way in ways if not ground.unnamed & set(way)]
        best = min(
            open_, key=lambda way: (len(way), way[-1] not in ground.carriers, way), default=()
        )
        found.append(Nearest(place, best))
    return found


def _towards(ground: Ground) -> Mapping[str, str | None]:
    """From each person the next one on the shortest way to whoever knows it."""
    sources = sorted(
        ground.names(ground.informed), key=lambda person: (person not in ground.carriers, person)
    )
    towards: dict[str, str | None] = dict.fromkeys(sources)
    waiting = list(sources)
    opened: set[str] = set()
    for person in waiting:  # grows while it is read: breadth first
        workplaces = [place for place in ground.places_of.get(person, ()) if place not in opened]
        opened.update(workplaces)
        near = [ground.acquaintances.get(person, ()), *(ground.at[place] for place in workplaces)]
        for other in (other for some in near for other in sorted(some)):
            if other not in towards and other not in ground.unnamed:
                towards[other] = person
                waiting.append(other)
    return towards


def _way(person: str, towards: Mapping[str, str | None]) -> tuple[str, ...]:
    way = [person]
    while (after := towards[way[-1]]) is not None:
        way.append(after)
    return tuple(way)
