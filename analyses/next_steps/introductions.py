"""Which two people to bring together: what a new tie is worth, and where a wish meets an offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.next_steps.people import CHANCE, Ground

NEW_TIE = CHANCE * 2 / 3
"""How likely an introduction carries it: as a tie between two who met at a course or a meeting."""

MATCH = 2.0
"""How much more an introduction is worth where the other's place wishes for what the one has."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What a place wishes for that the initiative answers, in its own words."""

    shared: tuple[str, ...]
    wish: str
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody who knows it, and whom to introduce them to; `worth` is in places."""

    person: str
    other: str
    worth: float
    pull: Pull | None


def pairs(
    ground: Ground,
    worth: Mapping[str, float],
    pulls: Mapping[str, Pull],
    *,
    offering: frozenset[str] = frozenset(),
    kinds: Mapping[str, str] | None = None,
    most: int,
) -> list[Pair]:
    """The introductions that are worth most, each person once.

    `worth` is what each would be worth if they knew it, `pulls` and `kinds` (such as hospital) are
    by place, and `offering` are places that offer to share it.

    >>> from analyses.people.acquaintances import Network
    >>> at = {"has": frozenset("a"), "lacks": frozenset("b")}
    >>> here = Ground(Network("2016-09-01", ()), at, frozenset({"has"}), ("lacks",))
    >>> (only,) = pairs(here, {"b": 1.0}, {}, most=3)
    >>> only.person, only.other, round(only.worth, 2)
    ('a', 'b', 0.33)
    """
    ranked = sorted(_worths(ground, worth, pulls), key=lambda row: (-row[1], row[0]))
    introducers = sorted(ground.names(ground.informed))
    found: list[Pair] = []
    taken: set[str] = set()
    for other, value, pull in ranked:
        free = [one for one in introducers if one not in taken and _are_apart(ground, one, other)]
        if not free or len(found) == most:
            continue
        mine = _kinds(ground, other, kinds or {})
        best = min(
            free,
            key=lambda one: (
                offering.isdisjoint(ground.places_of.get(one, ())),
                one not in ground.carriers,
                mine.isdisjoint(_kinds(ground, one, kinds or {})),
                one,
            ),
        )
        taken.update((best, other))
        found.append(Pair(best, other, value, pull))
    return found


def _worths(
    ground: Ground, worth: Mapping[str, float], pulls: Mapping[str, Pull]
) -> Iterable[tuple[str, float, Pull | None]]:
    for person in ground.names(worth):
        places = ground.places_of.get(person, ())
        pull = next((pulls[place] for place in places if place in pulls), None)
        if worth[person] > 0 and person not in ground.informed:
            yield person, worth[person] * NEW_TIE * (MATCH if pull else 1.0), pull


def _are_apart(ground: Ground, one: str, other: str) -> bool:
    """Whether they are not acquainted yet, nor colleagues."""
    together = set(ground.places_of.get(one, ())) & set(ground.places_of.get(other, ()))
    return not together and other not in ground.acquaintances.get(one, ())


def _kinds(ground: Ground, person: str, kinds: Mapping[str, str]) -> frozenset[str]:
    return frozenset(kinds.get(place, "") for place in ground.places_of.get(person, ())) - {""}
