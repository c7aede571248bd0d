"""Where places may have had an initiative from when nobody said: a probability for each.

A place takes an initiative up on its own at a steady rate, and is moved by each place that has it
already: the more, the stronger their links, and the less, the longer ago that place began. Given
when it did, the chance that one of them moved it is that one's share of the whole rate: the
branching structure of a self-exciting process (Veen and Schoenberg, JASA 103, 2008; Zhuang, Ogata
and Vere-Jones, JASA 97, 2002). The two rates are estimated by their EM, with weak priors, since one
initiative has few places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from graph import dates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

USUAL_DELAY = 365.0
"""Days from one place to the next, on average, before anything is known; counts as three cases."""

_KNOWN_DELAYS = 3
_ROUNDS = 60
_POINTS = 12
_AT_ONCE = 5_000
_OWN = (1.0, 3650.0)
"""The prior of the rate on their own: once in ten years of one place."""

_MOVED = (2.0, 2.0)
"""The prior of the pull of a link of strength 1: it leads to one adoption, on average."""


@dataclass(frozen=True, slots=True)
class Case:
    """A place and when it began, as it was said; `source` is the recorded one, if any.

    A `spared` place could have taken it up and has not, as far as one saw.
    """

    place: str
    started: str | None
    source: str | None = None
    spared: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """The chance of each place that may have moved `place`, and that it was none of them."""

    place: str
    sources: tuple[tuple[str, float], ...]
    unknown: float


Strengths: TypeAlias = Mapping[tuple[str, str], float]
"""From (source, receiver) to how strongly they were linked when the receiver began."""


def attributions(
    cases: Sequence[Case], strengths: Strengths, *, until: str, unseen: float = 0.0
) -> tuple[Attribution, ...]:
    """For each place whose source nobody recorded, in the order of the cases, likeliest first.

    Nothing comes from a place that is recorded to have it from the one asked about.
    Chances of a place add up to 1. A date that is only a year or a month is any day of it. `unseen`
    is how often it goes between places that no known link joins: so much is always left unknown.

    >>> first, second = Case("a", "2015-01-01"), Case("b", "2015-03-01")
    >>> (_, b) = attributions([first, second], {("a", "b"): 1.0}, until="2016-01-01")
    >>> b.sources[0][0], b.sources[0][1] > 0.5, round(b.sources[0][1] + b.unknown, 9)
    ('a', True, 1.0)
    >>> attributions([first], {}, until="2016-01-01")
    (Attribution(place='a', sources=(), unknown=1.0),)
    """
    if not cases:
        return ()
    clock = _Clock.of(cases, until)
    pairs = _pairs(cases, strengths, clock)
    shares = _shares(cases, pairs, clock)
    found: list[Attribution] = []
    for number, case in enumerate(cases):
        if case.spared or case.source is not None:
            continue
        mine = [
            (cases[pairs.sources[at]].place, share * (1 - unseen))
            for at, share in shares.get(number, ())
            if share > 0
        ]
        ranked = tuple(sorted(mine, key=lambda pair: (-pair[1], pair[0])))
        found.append(Attribution(case.place, ranked, 1.0 - sum(share for _, share in mine)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Clock:
    """The first and the last day, as numbers."""

    first: int
    last: int

    @classmethod
    def of(cls, cases: Sequence[Case], until: str) -> "_Clock":
        last = date.fromisoformat(dates.latest(until)).toordinal() + 1
        known = [one.started for one in cases if one.started is not None and not one.spared]
        first = min((_day(dates.earliest(said)) for said in known), default=last - 1)
        return cls(min(first, last - 1), last)

    def span(self, said: str | None) -> tuple[float, float]:
        """From when to when it may have been; where nothing is said, any time at all."""
        if said is None:
            return float(self.first), float(self.last)
        end = min(_day(dates.latest(said)) + 1, self.last)
        return float(min(_day(dates.earliest(said)), end - 1)), float(end)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Possible sources and receivers by number; what one does to the other, and for how long."""

    sources: list[int]
    receivers: list[int]
    strength: "Floats"
    density: "Floats"
    passed: "Floats"


def _pairs(cases: Sequence[Case], strengths: Strengths, clock: _Clock) -> _Pairs:
    import numpy as np

    number = {case.place: at for at, case in enumerate(cases)}
    begun = [clock.span(None if case.spared else case.started) for case in cases]
    ended = [
        (float(clock.last), float(clock.last)) if case.spared else span
        for case, span in zip(cases, begun, strict=True)
    ]
    delay = _delay(cases, begun, number)
    known = [
        (number[source], number[receiver], strength)
        for (source, receiver), strength in sorted(strengths.items())
        if source in number and receiver in number and source != receiver and strength > 0
    ]
    above = _above(cases, number)
    rows = [row for row in known if not cases[row[0]].spared and row[1] not in above[row[0]]]
    sources, receivers = [row[0] for row in rows], [row[1] for row in rows]
    density, passed = _kernel(
        np.array([begun[j] for j in sources]).reshape(-1, 2),
        np.array([ended[i] for i in receivers]).reshape(-1, 2),
        delay,
    )
    return _Pairs(sources, receivers, np.array([row[2] for row in rows]), density, passed)


def _delay(
    cases: Sequence[Case], spans: Sequence[tuple[float, float]], number: Mapping[str, int]
) -> float:
    """The mean number of days between a place and its recorded source, and the usual one."""
    middle = [sum(span) / 2 for span in spans]
    known = ((at, number.get(case.source or ""), case.started) for at, case in enumerate(cases))
    seen = [
        max(1.0, middle[at] - middle[source])
        for at, source, started in known
        if source is not None and source != at and started and cases[source].started
    ]
    return (USUAL_DELAY * _KNOWN_DELAYS + sum(seen)) / (_KNOWN_DELAYS + len(seen))


def _above(cases: Sequence[Case], number: Mapping[str, int]) -> list[set[int]]:
    """For each place, those that it has the initiative from, recorded step by step."""
    found: list[set[int]] = []
    for at in range(len(cases)):
        trail: set[int] = set()
        here = number.get(cases[at].source or "")
        while here is not None and here not in trail and here != at:
            trail.add(here)
            here = number.get(cases[here].source or "")
        found.append(trail)
    return found


def _kernel(sources: "Floats", receivers: "Floats", delay: float) -> tuple["Floats", "Floats"]:
    """The density of the delay of each pair, and how much of the pull was over by then.

    Both are means over all days that the two dates may mean; a source that began later had no part.
    """
    import numpy as np

    density, passed = np.zeros(len(sources)), np.zeros(len(sources))
    points = (np.arange(_POINTS) + 0.5) / _POINTS
    for at in range(0, len(sources), _AT_ONCE):
        some = slice(at, at + _AT_ONCE)
        begin, end = (
            spans[some, :1] + np.diff(spans[some], axis=1) * points
            for spans in (sources, receivers)
        )
        apart = (end[:, :, None] - begin[:, None, :]).reshape(len(begin), -1)
        left = np.where(apart > 0, np.exp(-np.maximum(apart, 0) / delay), 0.0)
        density[some] = left.mean(axis=1) / delay
        passed[some] = np.where(apart > 0, 1 - left, 0.0).mean(axis=1)
    return density, passed


def _shares(
    cases: Sequence[Case], pairs: _Pairs, clock: _Clock
) -> dict[int, list[tuple[int, float]]]:
    """The share of each pair in its receiver's rate, by receiver."""
    import numpy as np

    receivers = np.array(pairs.receivers, dtype=np.intp)
    free = np.array([case.source is None and not case.spared for case in cases], dtype=bool)
    ends = zip(pairs.sources, pairs.receivers, strict=True)
    recorded = np.array([float(cases[j].place == cases[i].source) for j, i in ends])
    # The first of all had nobody to have it from: it says nothing about how often one begins alone.
    alone = free.copy()
    begun = np.array([_begun(case, clock) for case in cases])
    alone[int(np.argmin(np.where(free, begun, np.inf)))] = False
    waited = sum(_waited(case, clock) for case in cases)
    passed = float(pairs.strength @ pairs.passed)
    own, pull = _OWN[0] / _OWN[1], _MOVED[0] / _MOVED[1]
    shares = recorded
    for _ in range(_ROUNDS):
        rates = pull * pairs.strength * pairs.density
        whole = own + np.bincount(receivers, rates, minlength=len(cases))
        shares = np.where(free[receivers], rates / whole[receivers], recorded)
        own = (_OWN[0] + (own / whole)[alone].sum()) / (_OWN[1] + waited)
        pull = (_MOVED[0] + shares.sum()) / (_MOVED[1] + passed)
    found: dict[int, list[tuple[int, float]]] = {}
    for at, receiver in enumerate(pairs.receivers):
        found.setdefault(receiver, []).append((at, float(shares[at])))
    return found


def _begun(case: Case, clock: _Clock) -> float:
    return sum(clock.span(case.started)) / 2


def _waited(case: Case, clock: _Clock) -> float:
    """The days on which the place could have begun and had not."""
    until = float(clock.last) if case.spared else _begun(case, clock)
    return max(0.0, until - clock.first)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
