"""What is made ahead comes in order, and a failure comes where it belongs."""

from collections.abc import Iterator
from itertools import islice
from threading import get_ident

import pytest

from graph.projection.ahead import ahead


def test_all_come_in_order() -> None:
    with ahead(iter([1, 2, 3])) as coming:
        found = list(coming)

    assert found == [1, 2, 3]


def test_they_are_made_in_another_thread() -> None:
    with ahead(get_ident() for _ in range(2)) as coming:
        made_by = set(coming)

    assert len(made_by) == 1
    assert get_ident() not in made_by


def test_a_failure_comes_after_what_was_made_before_it() -> None:
    with ahead(_one_and_then_none()) as coming:
        assert next(coming) == 1
        with pytest.raises(LookupError, match="gone"):
            next(coming)


def test_at_most_one_is_made_ahead_of_what_is_used() -> None:
    made: list[int] = []
    numbers = (made.append(number) or number for number in range(10))

    with ahead(numbers) as coming:
        used = list(islice(coming, 2))

    assert (used, made) == ([0, 1], [0, 1, 2])


def _one_and_then_none() -> Iterator[int]:
    yield 1
    message = "gone"
    raise LookupError(message)
