"""What was measured, as a table for people and as JSON for programs."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

from benchmarks.harness import Spread


class Goal(BaseModel):
    """What a value should come to."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    bound: float
    side: Literal["at least", "at most"]

    def __str__(self) -> str:
        return f"{'≥' if self.side == 'at least' else '≤'} {number(self.bound)}"

    def is_met_by(self, value: float) -> bool:
        return value >= self.bound if self.side == "at least" else value <= self.bound


class Row(BaseModel):
    """One value that was measured, with its quarters where it is a median of rounds."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    what: str
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    goal: Goal | None = None

    @computed_field
    @property
    def met(self) -> bool | None:
        """Whether the goal is met, where there is one."""
        return None if self.goal is None else self.goal.is_met_by(self.value)


class Report(BaseModel):
    """What one benchmark found; `notes` say what could not be measured, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


class Run(BaseModel):
    """All that one run found, and on what."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    rounds: int
    reports: tuple[Report, ...]
    python: str = platform.python_version()
    sqlite: str = sqlite3.sqlite_version
    cores: int = os.cpu_count() or 1


def at_least(bound: float) -> Goal:
    return Goal(bound=bound, side="at least")


def at_most(bound: float) -> Goal:
    return Goal(bound=bound, side="at most")


def median_row(what: str, found: Spread, unit: str, goal: Goal | None = None) -> Row:
    """The median with its quarters."""
    return Row(what=what, value=found.middle, unit=unit, low=found.low, high=found.high, goal=goal)


def markdown(report: Report) -> str:
    """The report as a heading, a table and notes."""
    lines = [f"### {report.title}", ""]
    lines += ["| what | median | unit | quarters | goal |", "|---|---:|---|---|---|"]
    lines += [_line(row) for row in report.rows]
    lines += [part for note in report.notes for part in ("", note)]
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    """Three digits that count, and all before the point."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value else "0"


def _line(row: Row) -> str:
    cells: Sequence[str] = (row.what, number(row.value), row.unit, _quarters(row), _goal(row))
    return f"| {' | '.join(cells)} |"


def _quarters(row: Row) -> str:
    if row.low is None or row.high is None:
        return ""
    return f"{number(row.low)}-{number(row.high)}"


def _goal(row: Row) -> str:
    if row.goal is None:
        return ""
    return f"{row.goal}, {'met' if row.met else 'not met'}"
