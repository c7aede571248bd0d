"""Ways to do the same thing, measured in paired rounds so that a busy machine is fair to all."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import TypeAlias

Job: TypeAlias = Callable[[], int]
"""Does the work, and says how many events it was."""

Clock: TypeAlias = Callable[[], float]
"""Seconds: by the wall, or, for what computes in this process alone, of the processor's time."""


class UnlikeWorkError(Exception):
    """Two ways that are compared did not do the same work."""

    def __init__(self, done: dict[str, int]) -> None:
        self.done = done
        told = ", ".join(f"{name}: {events}" for name, events in done.items())
        super().__init__(f"not the same work: {told}")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way to do it: `prepare` makes a round's job ready, and is not timed.

    Where something is written, `held` counts what is stored; the job's own word is then not taken.
    """

    name: str
    prepare: Callable[[int], Job]
    held: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """What a way came to in one round."""

    events: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.events / self.seconds


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of the rounds, between the first and the third quarter."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Paired:
    """The samples of each way, round by round."""

    samples: dict[str, list[Sample]]

    def rate(self, name: str) -> Spread:
        """Events a second."""
        return spread([sample.rate for sample in self.samples[name]])

    def seconds(self, name: str) -> Spread:
        return spread([sample.seconds for sample in self.samples[name]])

    def ratio(self, ours: str, other: str) -> Spread:
        """How many times the other's rate ours is, taken within each round."""
        both = zip(self.samples[ours], self.samples[other], strict=True)
        return spread([mine.rate / theirs.rate for mine, theirs in both])


def paired(
    contestants: Sequence[Contestant], *, rounds: int, clock: Clock = time.perf_counter
) -> Paired:
    """Every way once a round, another one first each time; the round that warms up is not kept."""
    samples: dict[str, list[Sample]] = {one.name: [] for one in contestants}
    for number in range(rounds + 1):
        turn = number % len(contestants)
        order = (*contestants[turn:], *contestants[:turn])
        found = {one.name: _sample(one, number, clock) for one in order}
        _must_be_alike(found)
        if number > 0:
            for name, sample in found.items():
                samples[name].append(sample)
    return Paired(samples)


def spread(values: Sequence[float]) -> Spread:
    """The quarters of at least one value."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    return Spread(*quantiles(values, n=4, method="inclusive"))


def _sample(contestant: Contestant, number: int, clock: Clock) -> Sample:
    job = contestant.prepare(number)
    before = contestant.held() if contestant.held else 0
    # What others left behind is not cleared away on this one's time.
    gc.collect()
    begun = clock()
    done = job()
    seconds = clock() - begun
    return Sample(contestant.held() - before if contestant.held else done, seconds)


def _must_be_alike(found: dict[str, Sample]) -> None:
    done = {name: sample.events for name, sample in found.items()}
    if len(set(done.values())) > 1 or 0 in done.values():
        raise UnlikeWorkError(done)
