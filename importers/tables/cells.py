"""What a cell holds: in a CSV file always a text, in a workbook what was typed there."""

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class CellError:
    """What a workbook shows where a formula failed, such as `#DIV/0!`."""

    shown: str


Cell: TypeAlias = str | int | float | bool | date | time | CellError | None


def text_of(cell: Cell) -> str:
    """What the cell says, as a text; a whole number has no decimals, so that a code stays one."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "SAND" if cell else "FALSK"
        case float():
            return str(int(cell)) if math.isfinite(cell) and cell.is_integer() else repr(cell)
        case int():
            return str(cell)
        case datetime():
            at_midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
            return cell.date().isoformat() if at_midnight else cell.isoformat(timespec="seconds")
        case date() | time():
            return cell.isoformat()
        case CellError():
            return cell.shown


def kept(cell: Cell) -> str | float:
    """What the cell says, so that it can be read again as the same: decimals stay a number."""
    if isinstance(cell, float) and math.isfinite(cell) and not cell.is_integer():
        return cell
    return text_of(cell)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def letters(column: int) -> str:
    """What a spreadsheet calls a column: A is 1, AA is 27."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
