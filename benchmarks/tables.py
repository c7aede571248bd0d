"""How fast registers are read: CSV against the library's own reader, workbooks against openpyxl."""

import csv
import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

from benchmarks.child import ran
from benchmarks.harness import Contestant, paired
from benchmarks.plan import Plan
from benchmarks.registers import csv_register, read_csv, workbook_register
from benchmarks.report import Report, Row, at_least, median_row
from importers.tables.workbook import sheets

_CSV, _TYPED = "CSV, dates and decimals read", "csv.reader, the same converted"
_XLSX, _OPENPYXL = "workbook, in a process with limits", "openpyxl read-only"
_GOAL = at_least(1 / 3)


def measure(plan: Plan) -> Report:
    """Both side by side, and how much memory a register takes that grows."""
    rows = [*_of_csv(plan), *_of_workbooks(plan), *_memory(plan)]
    return Report(name="tables", title="Tables", rows=tuple(rows))


def _of_csv(plan: Plan) -> Iterator[Row]:
    path = csv_register(plan.folder, plan.compared)
    ways = (
        Contestant(_CSV, lambda _: lambda: read_csv(path)),
        Contestant(_TYPED, lambda _: lambda: _typed(path)),
    )
    found = paired(ways, rounds=plan.rounds, clock=time.process_time)
    for name in (_CSV, _TYPED):
        yield median_row(name, found.rate(name), "rows/s of processor")
    yield median_row(f"{_CSV} / {_TYPED}", found.ratio(_CSV, _TYPED), "times", _GOAL)


def _of_workbooks(plan: Plan) -> Iterator[Row]:
    path = workbook_register(plan.folder, plan.compared // 10)
    ways = (
        Contestant(_XLSX, lambda _: lambda: sum(1 for one in sheets(path) for _ in one.records)),
        Contestant(_OPENPYXL, lambda _: lambda: _by_openpyxl(path)),
    )
    found = paired(ways, rounds=plan.rounds)
    for name in (_XLSX, _OPENPYXL):
        yield median_row(name, found.rate(name), "rows/s")
    yield median_row(f"{_XLSX} / {_OPENPYXL}", found.ratio(_XLSX, _OPENPYXL), "times")


def _memory(plan: Plan) -> Iterator[Row]:
    for many in (plan.logs[0], plan.logs[-1]):
        csv_register(plan.folder, many)
        found = ran("csv", plan.folder, many)
        what = f"a CSV file of {many:,} rows read, most memory"
        yield Row(what=what, value=found.megabytes, unit="MB")


def _typed(path: Path) -> int:
    count = 0
    with path.open(encoding="cp1252", newline="") as stream:
        rows = csv.reader(stream, delimiter=";")
        next(rows)
        for row in rows:
            day, month, year = row[3].split("-")
            date(int(year), int(month), int(day))
            Decimal(row[4].replace(".", "").replace(",", "."))
            count += 1
    return count


def _by_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    count = sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
    book.close()
    return count
