"""Ways are compared fairly: in turn, within a round, and only where they did the same work."""

import pytest

from benchmarks.harness import (
    Contestant,
    Job,
    Paired,
    Sample,
    Spread,
    UnlikeWorkError,
    paired,
    spread,
)


def way(name: str, *, events: int = 1, told: list[str] | None = None) -> Contestant:
    """A way that does so many events, and notes when it was its turn."""

    def prepare(number: int) -> Job:
        if told is not None:
            told.append(f"{number} {name}")
        return lambda: events

    return Contestant(name, prepare)


def test_ways_that_did_unlike_work_are_not_compared() -> None:
    with pytest.raises(UnlikeWorkError, match="one: 1, two: 2"):
        paired([way("one"), way("two", events=2)], rounds=1)


def test_ways_that_did_nothing_are_not_compared() -> None:
    with pytest.raises(UnlikeWorkError, match="one: 0"):
        paired([way("one", events=0)], rounds=1)


def test_what_is_stored_counts_and_not_what_a_way_says_it_did() -> None:
    boasting = Contestant("boasting", lambda _: lambda: 1, held=lambda: 5)

    with pytest.raises(UnlikeWorkError, match="boasting: 0"):
        paired([boasting, way("honest")], rounds=1)


def test_every_round_begins_with_another_way_and_the_first_round_is_not_kept() -> None:
    told: list[str] = []

    found = paired([way("one", told=told), way("two", told=told)], rounds=2)

    assert told == ["0 one", "0 two", "1 two", "1 one", "2 one", "2 two"]
    assert {name: len(samples) for name, samples in found.samples.items()} == {"one": 2, "two": 2}


def test_a_ratio_is_taken_within_each_round() -> None:
    # The machine was ten times slower in the second round, for both of them.
    ours = [Sample(10, 1.0), Sample(10, 10.0), Sample(10, 1.0)]
    theirs = [Sample(10, 0.5), Sample(10, 5.0), Sample(10, 0.5)]

    found = Paired({"ours": ours, "theirs": theirs})

    assert found.ratio("ours", "theirs") == Spread(0.5, 0.5, 0.5)
    assert found.rate("ours").middle == 10.0


def test_one_round_is_a_median_by_itself() -> None:
    assert spread([3.0]) == Spread(3.0, 3.0, 3.0)
    assert spread([1.0, 2.0, 3.0, 4.0, 5.0]) == Spread(2.0, 3.0, 4.0)
