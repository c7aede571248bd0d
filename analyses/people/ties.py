"""How two people know each other: said outright, or derived from where both of them belong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
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

LENGTHS: Mapping[str, int] = {
    "side_by_side_training": 2,
    "project": 2,
    "course": 3,
    "meeting": 3,
    "contact": 3,
    "other": 4,
    "shared_initiative": 4,
    "shared_meeting": 4,
    "shared_forum": 5,
    "colleague": 6,
}
"""How long a step is, by how the two know each other; what is derived, by its rule.

A judgement, not a measurement: having worked side by side is shorter than having met, and both are
shorter than what only follows from two people being in the same place. Change it here.
"""

HALF_LIFE_MONTHS = 36
"""A tie that nobody confirms is half as strong, so twice as long a step, after so many months."""

MOST_DECAY = 8
"""But never longer than so many times: whom one once worked with, one can still call."""

UNDATED_DECAY = 4
"""A tie with no date at all counts as one of two half-lives ago."""

FRESH_MONTHS = 18
"""What is older than this is said to be unconfirmed."""

NO_CIRCLE = -1
_DAYS_IN_MONTH = 30.4375

_HOW: Mapping[Rule, How] = {
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
            _HOW[self.rule],
            since=_later(*(one.since for one in both)),
            source="; ".join(dict.fromkeys(one.source for one in both)),
            events=tuple(sorted({one.event for one in both})),
            rule=self.rule,
            through=self.id,
            through_name=self.name,
        )


@dataclass(frozen=True)
class Network:
    """Who knows whom on a day: recorded ties, and circles whose members all know each other.

    Whoever is in `without` is not there, nor is what only holds through it.
    """

    as_of: str
    ties: tuple[Tie, ...]
    circles: tuple[Circle, ...] = ()
    without: frozenset[str] = field(default_factory=frozenset[str])

    @cached_property
    def neighbours(self) -> dict[str, list[tuple[str, int]]]:
        """Whom each person is recorded to know, and how long the step is."""
        return {
            person: [(other, length(tie, as_of=self.as_of)) for other, tie in others.items()]
            for person, others in self._recorded.items()
        }

    @cached_property
    def open_circles(self) -> list[tuple[int, list[str]]]:
        """The length of a step in each circle, and who one meets there."""
        return [
            (circle_length(circle, as_of=self.as_of), sorted(circle.members.keys() - self.without))
            for circle in self._circles
        ]

    @cached_property
    def circles_of(self) -> dict[str, list[int]]:
        """The circles of each person, counted as in `open_circles`."""
        found: dict[str, list[int]] = {}
        for number, (_, members) in enumerate(self.open_circles):
            for person in members:
                found.setdefault(person, []).append(number)
        return found

    def between(self, person: str, other: str) -> Tie:
        """The shortest tie of two people who are one step apart; a recorded one before others."""
        return self._best(person, other)[0]

    def circle_between(self, person: str, other: str) -> int:
        """The circle that the shortest tie goes by, or NO_CIRCLE where it is a recorded one."""
        return self._best(person, other)[1]

    def _best(self, person: str, other: str) -> tuple[Tie, int]:
        recorded = self._recorded.get(person, {}).get(other)
        ties = [(recorded, NO_CIRCLE)] if recorded else []
        ties.extend(
            (self._circles[number].tie(person, other), number)
            for number in self.circles_of.get(person, ())
            if other in self._circles[number].members
        )
        return min(ties, key=lambda found: _order(found[0], self.as_of))

    @cached_property
    def _circles(self) -> list[Circle]:
        allowed = [circle for circle in self.circles if circle.id not in self.without]
        return sorted(allowed, key=lambda circle: (circle.rule, circle.id))

    @cached_property
    def _recorded(self) -> dict[str, dict[str, Tie]]:
        """The shortest recorded tie between each person and each whom they know."""
        found: dict[str, dict[str, Tie]] = {}
        for tie in sorted(self.ties, key=lambda tie: _order(tie, self.as_of)):
            if tie.person != tie.other and not {tie.person, tie.other} & self.without:
                found.setdefault(tie.person, {}).setdefault(tie.other, tie)
                found.setdefault(tie.other, {}).setdefault(tie.person, tie)
        return {person: dict(sorted(others.items())) for person, others in sorted(found.items())}


def length(tie: Tie, *, as_of: str) -> int:
    """How long a step this tie is: by how it arose, and longer the longer nobody confirmed it.

    >>> fresh, old = (Tie("a", "b", "course", since=day) for day in ("2016", "2013-08-31"))
    >>> length(fresh, as_of="2016-09-01"), length(old, as_of="2016-09-01")
    (3, 6)
    """
    return round(LENGTHS[tie.rule or tie.how] * _decay(tie, as_of))


def is_old(tie: Tie, *, as_of: str) -> bool:
    """Whether nobody confirmed it for long; where one still sits or works needs no confirming."""
    if tie.rule not in (None, "shared_meeting"):
        return False
    last = last_sign(tie)
    return last is None or dates.latest(last) < _months_before(as_of, FRESH_MONTHS)


def is_recent(tie: Tie, *, as_of: str, months: int) -> bool:
    """Whether it was confirmed, or arose, within so many months; a seat of today is recent."""
    if tie.rule not in (None, "shared_meeting"):
        return True
    last = last_sign(tie)
    return last is not None and dates.latest(last) >= _months_before(as_of, months)


def last_sign(tie: Tie) -> str | None:
    """When it was last said to be there: confirmed, or else begun."""
    return latest_of(tie.since, tie.last_confirmed)


def latest_of(*said: str | None) -> str | None:
    """The latest of some dates as they were said; None where none was."""
    return _later_of(one for one in said if one is not None)


def circle_length(circle: Circle, *, as_of: str) -> int:
    """How long a step inside a circle is, the same for all its members."""
    when = _later_of(one.since for one in circle.members.values() if one.since) or None
    tie = Tie("", "", _HOW[circle.rule], since=when, rule=circle.rule)
    return length(tie, as_of=as_of)


def decay(last: str | None, *, as_of: str) -> float:
    """How many times longer a step is when it was last said to be there: at least 1, at most
    MOST_DECAY; `last` is a date as it was said, None for never.

    >>> decay("2016", as_of="2016-09-01"), decay(None, as_of="2016-09-01")
    (1.0, 4)
    >>> round(decay("2013-08-31", as_of="2016-08-31"), 2)
    2.0
    """
    if last is None:
        return UNDATED_DECAY
    days = (date.fromisoformat(as_of) - date.fromisoformat(dates.latest(last))).days
    return min(MOST_DECAY, 2 ** (max(0, days) / (HALF_LIFE_MONTHS * _DAYS_IN_MONTH)))


def _decay(tie: Tie, as_of: str) -> float:
    """Where one still sits or works needs no confirming."""
    lasts = tie.rule not in (None, "shared_meeting")
    return 1.0 if lasts else decay(last_sign(tie), as_of=as_of)


def _order(tie: Tie, as_of: str) -> tuple[int, bool, int, tuple[int, ...], str]:
    """The shortest first, then the recorded, then the newest."""
    last = last_sign(tie)
    newest = int(dates.latest(last).replace("-", "")) if last else 0
    return length(tie, as_of=as_of), tie.rule is not None, -newest, tie.events, tie.through or ""


def _later(one: str | None, other: str | None) -> str | None:
    """From when both hold; not known when either is not."""
    return None if one is None or other is None else _later_of([one, other])


def _later_of(said: Iterable[str]) -> str | None:
    return max(said, key=lambda text: (dates.latest(text), text), default=None)


def _months_before(day: str, months: int) -> str:
    """A text to compare days with: it may be the 31st of a month that has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{day[8:10]}"
