"""How long a step from one person to another is: by how they know each other, and how lately."""

from collections.abc import Mapping
from datetime import date

from analyses.people.ties import HOW, Circle, Tie, latest_of
from graph import dates

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

_DAYS_IN_MONTH = 30.4375


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


def circle_length(circle: Circle, *, as_of: str) -> int:
    """How long a step inside a circle is, the same for all its members."""
    when = latest_of(*(one.since for one in circle.members.values()))
    tie = Tie("", "", HOW[circle.rule], since=when, rule=circle.rule)
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


def _months_before(day: str, months: int) -> str:
    """A text to compare days with: it may be the 31st of a month that has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 - months, 12)
    return f"{year:04}-{month + 1:02}-{day[8:10]}"
