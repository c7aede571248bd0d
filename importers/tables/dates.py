"""Dates as Danes write them, and the serial numbers that Excel counts days by."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from graph.dates import checked
from importers.tables.cells import Cell, text_of

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januar", "january"),
            ("feb", "februar", "february"),
            ("mar", "marts", "march"),
            ("apr", "april"),
            ("maj", "may"),
            ("jun", "juni", "june"),
            ("jul", "juli", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("okt", "oct", "oktober", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[Tt ]\d{2}:\d{2}.*)?", re.ASCII)
_NUMBERS = re.compile(
    r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})(?: 0{1,2}[:.]00.*)?", re.ASCII
)
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})\.? ?)?([a-z]+)\.?[ -]?(\d{4}|\d{2})", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)

# Day 60 of Excel is a day that never was; from day 61 on its count is from this day.
_EXCEL_EPOCH = date(1899, 12, 30)


class NoDateError(ValueError):
    """What stands there is no date."""


def date_of(cell: Cell) -> str | None:
    """`2016`, `2016-09` or `2016-09-01`; None when the cell is blank.

    The day comes before the month. A year of two digits is one of 1970 to 2069. A number beyond
    any year counts days as Excel does. NoDateError for what is none.
    """
    if isinstance(cell, str):
        text = cell.strip()
    elif isinstance(cell, datetime):
        return cell.date().isoformat()
    else:
        text = text_of(cell)
    try:
        return _read(text) if text else None
    except (ValueError, OverflowError):
        raise NoDateError from None


@lru_cache(maxsize=4_096)
def _read(text: str) -> str:
    folded = " ".join(text.casefold().split())
    for shape, said in _SHAPES:
        found = shape.fullmatch(folded)
        if found is not None:
            return checked(said(found))
    raise ValueError(text)


def _iso(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part is not None)


def _numbers(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{_year(year)}-{month:0>2}-{day:0>2}"


def _month_of_year(found: re.Match[str]) -> str:
    month, year = found.groups()
    return f"{year}-{month:0>2}"


def _named(found: re.Match[str]) -> str:
    day, name, year = found.groups()
    if name not in _MONTHS:
        raise ValueError(found.string)
    month = f"{_year(year)}-{_MONTHS[name]:02}"
    return month if day is None else f"{month}-{day:0>2}"


def _serial(found: re.Match[str]) -> str:
    days = int(float(found.string.replace(",", ".")))
    return (_EXCEL_EPOCH + timedelta(days=days)).isoformat()


def _year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"20{text}" if int(text) < 70 else f"19{text}"


_SHAPES = (
    (_ISO, _iso),
    (_NUMBERS, _numbers),
    (_MONTH_OF_YEAR, _month_of_year),
    (_NAMED, _named),
    (_SERIAL, _serial),
)
