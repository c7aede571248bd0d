"""Dates are as exact as they were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import checked, day_after, earliest, latest, precision


@pytest.mark.parametrize(
    ("text", "first", "last", "exactness"),
    [
        ("2015", "2015-01-01", "2015-12-31", "year"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2015-10-21", "2015-10-21", "2015-10-21", "day"),
        (None, "0001-01-01", "9999-12-31", "unknown"),
    ],
)
def test_a_date_may_mean_any_day_within_it(
    text: str | None, first: str, last: str, exactness: str
) -> None:
    assert (earliest(text), latest(text), precision(text)) == (first, last, exactness)


@pytest.mark.parametrize(
    "text", ["15", "2015-13", "2015-02-30", "21-10-2015", "2015-1-1", "", "٢٠١٥"]
)
def test_what_is_not_in_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month"):
        checked(text)


@given(st.dates())
def test_a_day_is_its_own_bounds_and_another_comes_after_it(day: object) -> None:
    text = str(day)
    assert earliest(text) == latest(text) == text
    assert day_after(text) > text or text == "9999-12-31"
