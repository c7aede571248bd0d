"""The cells of a workbook, each at its own place, as openpyxl parses them.

Its parser of sheets is used and not its rows, which fill what is empty between two cells far
apart, and cannot tell a formula without a result from an empty cell.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from importers.tables.errors import TooManyColumnsError
from importers.tables.workbook_merges import Merges, merges_in

UNSAFE = DefusedXmlException
UNCALCULATED = "#IKKE BEREGNET"
"""Stands where a formula has no result: no program has calculated the workbook."""

# More than any field takes, so that what is cut off here is refused there, and no row is endless.
_LONGEST_TEXT = 60_000
_ZEROS = re.compile(r"0{2,}")


def messages(path: Path, *, columns: int, most_rows: int | None) -> Iterator[list[Any]]:
    """What `workbook_child` tells of the sheets with cells, in their order."""
    warnings.simplefilter("ignore")
    # Opened here, since the library leaves a file open that it cannot make sense of.
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        yield from _sheets(book, columns=columns, most_rows=most_rows)


# The types of openpyxl say little of what a workbook holds when it is only read.
def _sheets(book: Any, *, columns: int, most_rows: int | None) -> Iterator[list[Any]]:
    widths = _widths(book)
    for sheet in book.worksheets:
        with sheet._get_source() as source:
            merges = Merges(merges_in(source))
        yield ["sheet", sheet.title, sheet.sheet_state != "visible", merges.are_there]
        with sheet._get_source() as source:
            parser = _Parser(
                source,
                sheet._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            count = 0
            for number, cells in parser.parse():
                row = merges.filled(number, _row(cells, columns, widths))
                if row:
                    yield ["row", number, row]
                    count += 1
                if count == most_rows:
                    break


class _Parser(WorkSheetParser):
    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell = super().parse_cell(element)
        is_formula = cell["value"] is None and element.find(FORMULA_TAG) is not None
        # A formula that comes to an empty text says that it is a text.
        if is_formula and not element.findtext(VALUE_TAG) and element.get("t") != "str":
            cell.update(value=UNCALCULATED, data_type="e")
        return cell


def _row(cells: list[dict[str, Any]], columns: int, widths: Mapping[int, int]) -> list[Any]:
    row: list[Any] = []
    for cell in cells:
        value = cell["value"]
        if value is None:
            continue
        place = cell["column"]
        if place > columns:
            raise TooManyColumnsError(place, columns)
        if place > len(row):
            row.extend([None] * (place - len(row)))
        row[place - 1] = _said(value, cell["data_type"], widths.get(cell["style_id"], 0))
    return row


def _said(value: Any, data_type: str, width: int) -> Any:
    """The value as JSON has it; a number that is shown with leading zeros is a code."""
    if data_type == "e":
        return {"error": str(value)}
    match value:
        case str():
            return value[:_LONGEST_TEXT]
        case bool():
            return value
        case int():
            return str(value).zfill(width) if width else value
        case float():
            return value if isfinite(value) else {"error": "#NUM!"}
        case datetime():
            return {"date": value.isoformat()}
        case date():
            return {"date": f"{value.isoformat()}T00:00:00"}
        case time():
            return {"time": value.isoformat()}
        case timedelta():
            return str(value)
        case _:
            return str(value)


def _widths(book: Any) -> dict[int, int]:
    """The styles that show a number with leading zeros, and to how many digits."""
    own: list[str] = book._number_formats
    formats = {**BUILTIN_FORMATS, **dict(enumerate(own, start=BUILTIN_FORMATS_MAX_SIZE))}
    shown = ((style, formats.get(one.numFmtId, "")) for style, one in enumerate(book._cell_styles))
    return {style: len(shape) for style, shape in shown if _ZEROS.fullmatch(shape)}
