"""Dates as people say them: a day, a month, a year, or not known."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator

Precision: TypeAlias = Literal["day", "month", "year", "unknown"]

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
_SHAPE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
# The same few thousand dates come again and again.
_remembered = lru_cache(maxsize=4096)


@_remembered
def checked(text: str) -> str:
    """The text itself, if it is `2015`, `2015-10` or `2015-10-21` and exists in the calendar."""
    if _SHAPE.fullmatch(text) is None:
        message = f"{text!r} is not a date: write 2015, 2015-10 or 2015-10-21"
        raise ValueError(message)
    earliest(text)
    return text


PartialDate: TypeAlias = Annotated[str, AfterValidator(checked)]


def precision(text: str | None) -> Precision:
    """How exactly the date is known."""
    if text is None:
        return "unknown"
    lengths: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return lengths[len(text)]


@_remembered
def earliest(text: str | None) -> str:
    """The first day that the text may mean."""
    if text is None:
        return FIRST_DAY
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1).isoformat()


@_remembered
def latest(text: str | None) -> str:
    """The last day that the text may mean."""
    if text is None:
        return LAST_DAY
    year, month, day = _parts(text)
    return date(year, month or 12, day or monthrange(year, month or 12)[1]).isoformat()


def day_after(day: str) -> str:
    """The next day, so that an interval can end before it."""
    return day if day == LAST_DAY else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _parts(text: str) -> tuple[int, int | None, int | None]:
    year, *rest = (int(part) for part in text.split("-"))
    month, day = (*rest, None, None)[:2]
    return year, month, day
