"""Who knows whom on a day, as ways are looked for in it."""

from dataclasses import dataclass, field
from functools import cached_property

from analyses.people.lengths import circle_length, last_sign, length
from analyses.people.ties import Circle, Tie
from graph import dates

NO_CIRCLE = -1


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


def _order(tie: Tie, as_of: str) -> tuple[int, bool, int, tuple[int, ...], str]:
    """The shortest first, then the recorded, then the newest."""
    last = last_sign(tie)
    newest = int(dates.latest(last).replace("-", "")) if last else 0
    return length(tie, as_of=as_of), tie.rule is not None, -newest, tie.events, tie.through or ""
