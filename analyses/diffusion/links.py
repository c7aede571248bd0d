"""What joined places to each other: people who knew one another, met, or had worked in both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeAlias

from analyses.people.lengths import LENGTHS, decay
from analyses.people.ties import How, latest_of
from graph import dates

Kind: TypeAlias = How | Literal["moved", "same_cluster"]

SAME_CLUSTER = 0.2
"""Two places of one cluster hear of each other: less than any tie between people, not nothing."""

_STRENGTHS: Mapping[str, float] = {
    **{how: 2 / steps for how, steps in LENGTHS.items()},
    "moved": 1.0,
    "same_cluster": SAME_CLUSTER,
}
_LASTING: frozenset[Kind] = frozenset({"moved", "shared_forum"})


@dataclass(frozen=True, slots=True)
class Link:
    """One thing that joined two places; `people` are ids, one at each (the same one, if moved).

    What is `lasting` needs no confirming: a seat, a job, a cluster.
    """

    place: str
    other: str
    kind: Kind
    since: str | None = None
    people: tuple[str, ...] = ()
    occasion: str = ""
    events: tuple[int, ...] = ()
    last_confirmed: str | None = None
    lasting: bool = False

    def strength(self, *, on: str) -> float:
        """By how it arose, on a day: the inverse of how long a step it is between people, at most
        1, and the less, the longer nobody had confirmed it, as on a way between people.

        >>> old = Link("a", "b", "project", since="2013-08-31")
        >>> old.strength(on="2013-08-31"), round(old.strength(on="2016-08-31"), 2)
        (1.0, 0.5)
        """
        whole = _STRENGTHS[self.kind]
        if self.lasting:
            return whole
        return whole / decay(latest_of(self.since, self.last_confirmed), as_of=on)


@dataclass(frozen=True, slots=True)
class Presence:
    """That somebody of a place was in a circle: sat in a forum, came to a meeting, worked there."""

    place: str
    circle: str
    person: str
    since: str | None
    event: int


Links: TypeAlias = Mapping[frozenset[str], tuple[Link, ...]]


def linked(links: Iterable[Link]) -> Links:
    """The links between each two places, in the order given.

    >>> links = Link("a", "b", "project"), Link("b", "a", "moved"), Link("a", "a", "other")
    >>> between = linked(links)
    >>> [link.kind for link in between[frozenset("ab")]], len(between)
    (['project', 'moved'], 1)
    """
    found: dict[frozenset[str], list[Link]] = {}
    for link in links:
        if link.place != link.other:
            found.setdefault(frozenset((link.place, link.other)), []).append(link)
    return {pair: tuple(several) for pair, several in found.items()}


def met(presences: Iterable[Presence], kind: Kind, names: Mapping[str, str]) -> list[Link]:
    """A link for each two places and each circle that both had somebody in, once a circle.

    >>> here = [Presence("a", "f", "p", "2013", 1), Presence("b", "f", "q", "2015", 2)]
    >>> [(link.people, link.since, link.occasion) for link in met(here, "shared_forum", {"f": "X"})]
    [(('p', 'q'), '2015', 'X')]
    """
    first: dict[str, dict[str, Presence]] = {}
    for one in presences:
        first.setdefault(one.circle, {}).setdefault(one.place, one)
    return [
        Link(
            one.place,
            other.place,
            kind,
            since=_later(one.since, other.since),
            people=tuple(dict.fromkeys((one.person, other.person))),
            occasion=names.get(circle, ""),
            events=tuple(sorted({one.event, other.event})),
            lasting=kind in _LASTING,
        )
        for circle, inside in first.items()
        for one, other in combinations(sorted(inside.values(), key=lambda it: it.place), 2)
    ]


def before(links: Iterable[Link], day: str | None) -> tuple[Link, ...]:
    """Those that may have been there by the last day that a date can mean."""
    last = dates.latest(day)
    return tuple(link for link in links if link.since is None or dates.earliest(link.since) <= last)


def _later(one: str | None, other: str | None) -> str | None:
    both = [said for said in (one, other) if said is not None]
    return max(both, key=dates.latest) if len(both) == 2 else None
