"""How two people know each other: said outright, or derived from where both of them belong."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph import dates

How: TypeAlias = Literal[
    "meeting",
    "project",
    "course",
    "side_by_side_training",
    "shared_forum",
    "colleague",
    "contact",
    "other",
]
Rule: TypeAlias = Literal["shared_initiative", "shared_meeting", "shared_forum", "colleague"]

HOW: Mapping[Rule, How] = {
    "shared_initiative": "project",
    "shared_meeting": "meeting",
    "shared_forum": "shared_forum",
    "colleague": "colleague",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people who know each other; `rule` and `through` (an id) only where it is derived."""

    person: str
    other: str
    how: How
    since: str | None = None
    last_confirmed: str | None = None
    source: str = ""
    occasion: str = ""
    events: tuple[int, ...] = ()
    rule: Rule | None = None
    through: str | None = None
    through_name: str = ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """That a person is one of a circle, since when, and who says so."""

    since: str | None
    source: str
    event: int


@dataclass(frozen=True, slots=True)
class Circle:
    """People who know each other because all of them sit, work or met somewhere."""

    id: str
    name: str
    rule: Rule
    members: Mapping[str, Belonging]

    def tie(self, person: str, other: str) -> Tie:
        """What being in the circle makes of two of its members."""
        both = self.members[person], self.members[other]
        return Tie(
            person,
            other,
            HOW[self.rule],
            since=_both(*(one.since for one in both)),
            source="; ".join(dict.fromkeys(one.source for one in both)),
            events=tuple(sorted({one.event for one in both})),
            rule=self.rule,
            through=self.id,
            through_name=self.name,
        )


def latest_of(*said: str | None) -> str | None:
    """The latest of some dates as they were said; None where none was.

    >>> latest_of("2016", "2016-03", None), latest_of(None)
    ('2016', None)
    """
    known = (one for one in said if one is not None)
    return max(known, key=lambda text: (dates.latest(text), text), default=None)


def _both(one: str | None, other: str | None) -> str | None:
    """From when both hold; not known when either is not."""
    return None if one is None or other is None else latest_of(one, other)
