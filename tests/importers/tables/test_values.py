"""Dates and numbers are read as Danes write them, and nothing else is taken for one."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import checked
from importers.tables.cells import Cell, letters
from importers.tables.dates import NoDateError, date_of
from importers.tables.numbers import NoNumberError, number_of, whole_number_of

days = st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2016", "2016"),
        (2016, "2016"),
        ("2016-9", "2016-09"),
        ("09-2016", "2016-09"),
        ("september 2016", "2016-09"),
        ("Sept. 2016", "2016-09"),
        ("1. september 2016", "2016-09-01"),
        ("1 okt 16", "2016-10-01"),
        ("01-09-2016", "2016-09-01"),
        ("1/9-16", "2016-09-01"),
        ("1.9.2016", "2016-09-01"),
        ("1/9 2016", "2016-09-01"),
        ("31-12-99", "1999-12-31"),
        ("2016-09-01T08:30:00", "2016-09-01"),
        ("01-09-2016 00:00", "2016-09-01"),
        ("42614", "2016-09-01"),
        (42614, "2016-09-01"),
        (42614.25, "2016-09-01"),
        (datetime.datetime(2016, 9, 1, 8), "2016-09-01"),
        (None, None),
        ("  ", None),
    ],
)
def test_a_date_is_read_as_it_was_meant(said: Cell, meant: str | None) -> None:
    assert date_of(said) == meant


@pytest.mark.parametrize(
    "said", ["9/30/2016", "31-02-2016", "snart", "0000", "99", "1. måned 2016", True, 1.5, -3]
)
def test_what_is_no_date_is_no_date(said: Cell) -> None:
    with pytest.raises(NoDateError):
        date_of(said)


@given(days, st.sampled_from(["%d-%m-%Y", "%d/%m-%y", "%d.%m.%Y", "%Y-%m-%d", "%d. %B %Y"]))
def test_every_day_is_read_however_it_is_written(day: datetime.date, form: str) -> None:
    assert date_of(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=12) | st.integers() | st.floats())
def test_whatever_is_read_as_a_date_is_one(said: str | float) -> None:
    try:
        found = date_of(said)
    except NoDateError:
        return

    assert found is None or checked(found)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.23", "1.23"),
        ("1,5", "1.5"),
        ("113969.15", "113969.15"),
        ("1 234 567,00", "1234567.00"),
        ("-3,5 %", "-3.5"),
        ("−3", "-3"),
        ("kr. 12.500", "12500"),
        (12, "12"),
        (1.5, "1.5"),
    ],
)
def test_a_number_is_read_as_it_was_meant(said: Cell, meant: str) -> None:
    assert str(number_of(said)) == meant


def test_what_stands_before_decimals_can_be_told() -> None:
    assert str(number_of("1.234", decimal=".")) == "1.234"
    assert str(number_of("1,234", decimal=".")) == "1234"


@pytest.mark.parametrize("said", ["1.2.3", "1,2,3", "12a", "--1", True, float("inf")])
def test_what_is_no_number_is_no_number(said: Cell) -> None:
    with pytest.raises(NoNumberError):
        number_of(said)


@given(st.integers(-(10**9), 10**9))
def test_thousands_are_read_with_their_dots(number: int) -> None:
    assert whole_number_of(f"{number:,}".replace(",", ".")) == number


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
