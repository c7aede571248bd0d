"""Numbers as Danes write them: a dot between thousands, a comma before decimals."""

import re
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Literal, TypeAlias

from importers.tables.cells import Cell

DecimalMark: TypeAlias = Literal[",", "."]

_UNITS = re.compile(r"(?:kr\.?|dkk|%)$|^(?:kr\.?|dkk) ?", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SIGNS = str.maketrans({"−": "-", "–": "-"})
_DANISH = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_ENGLISH = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)


class NoNumberError(ValueError):
    """What stands there is no number."""


def number_of(cell: Cell, *, decimal: DecimalMark | None = None) -> Decimal | None:
    """The number; None when the cell is blank.

    Where the mapping does not say what stands before decimals, `1.234` is Danish for more than a
    thousand, and `1.23` can only be English. NoNumberError for what is none.
    """
    if isinstance(cell, str):
        text = cell.strip()
        return _read(text, decimal) if text else None
    match cell:
        case None:
            return None
        case int() | float() if not isinstance(cell, bool) and isfinite(cell):
            return Decimal(repr(cell))
        case _:
            raise NoNumberError


def whole_number_of(cell: Cell) -> int | None:
    """The whole number; NoNumberError for what has decimals, too."""
    number = number_of(cell)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise NoNumberError
    return int(number)


@lru_cache(maxsize=4_096)
def _read(text: str, decimal: DecimalMark | None) -> Decimal:
    found = _plain(text, decimal)
    if found is None:
        bare = _SPACES.sub("", _UNITS.sub("", text.translate(_SIGNS)).strip())
        found = _plain(bare, decimal)
    if found is None:
        raise NoNumberError
    return found


def _plain(text: str, decimal: DecimalMark | None) -> Decimal | None:
    """The number, where nothing but the number stands there."""
    if decimal != "." and _DANISH.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if decimal != "," and _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return None
