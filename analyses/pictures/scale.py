"""Where a date lies on a timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph import dates

_UNDATED_ROOM = 120.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis: where it starts and ends, and its name where there is room for one."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole years between two edges; places without a date stand to the right of `right`."""

    first: int
    last: int
    left: float
    right: float

    def span(self, said: str | None) -> tuple[float, float]:
        """The first and the last place that the date may mean."""
        if said is None:
            return (self.undated, self.undated)
        return (self._at(dates.earliest(said), 0), self._at(dates.latest(said), 1))

    def middle(self, said: str | None) -> float:
        left, right = self.span(said)
        return round((left + right) / 2, 1)

    @property
    def undated(self) -> float:
        return self.right + _UNDATED_ROOM / 2

    def ticks(self) -> tuple[Tick, ...]:
        """One a year; where years are narrow only some are named."""
        years = self.last - self.first + 1
        step = (self.right - self.left) / years
        named = next(each for each in (1, 2, 5, 10, 50, 100, 1000, 10000) if each * step >= 44)
        return tuple(
            Tick(
                left=round(self.left + (year - self.first) * step, 1),
                right=round(self.left + (year - self.first + 1) * step, 1),
                text=str(year) if year % named == 0 else "",
            )
            for year in range(self.first, self.last + 1)
        )

    def _at(self, day: str, days_on: int) -> float:
        begin = date(self.first, 1, 1).toordinal()
        whole = date(self.last, 12, 31).toordinal() + 1 - begin
        passed = date.fromisoformat(day).toordinal() + days_on - begin
        return round(self.left + (self.right - self.left) * passed / whole, 1)


def scale(said: Iterable[str | None], *, left: float, right: float) -> Scale | None:
    """The years that the dates cover, with room for the undated if there are any.

    >>> years = scale(["2013", "2018-03", None], left=0, right=720)
    >>> years.first, years.last, years.right, years.span("2013"), years.undated
    (2013, 2018, 600.0, (0.0, 100.0), 660.0)
    """
    every = list(said)
    years = [int(each[:4]) for each in every if each is not None]
    if not every:
        return None
    edge = float(right) - (_UNDATED_ROOM if None in every else 0.0)
    if not years:
        return Scale(first=1, last=1, left=left, right=left)
    return Scale(first=min(years), last=max(years), left=left, right=edge)
