"""Faults made on purpose: how many times each, and a table of what came of them.

A few of each with the other tests; as many as the README tells with `run.py faults`.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.graph.conftest import postgres, stored

__all__ = ["postgres", "stored"]

_PROPERTY = "fault"


@dataclass(frozen=True, slots=True)
class Faults:
    """What one test does again and again, and what it tells when it is done."""

    record: Callable[[str, object], None]

    def times(self, *, short: int, long: int) -> int:
        """How many of these faults are made this time."""
        return long if os.environ.get("SPREDNING_FAULTS") == "long" else short

    def tell(self, fault: str, *, tried: int, found: str) -> None:
        """One row of the table: what was done, how often, and what came of it."""
        self.record(_PROPERTY, (fault, tried, found))


@pytest.fixture
def faults(record_property: Callable[[str, object], None]) -> Faults:
    return Faults(record_property)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table, in the form that the README has it."""
    rows = [
        row
        for report in terminalreporter.stats.get("passed", [])
        for name, row in report.user_properties
        if name == _PROPERTY
    ]
    if rows:
        terminalreporter.section("faults")
        for fault, tried, found in sorted(rows):
            terminalreporter.write_line(f"| {fault} | {tried:,} | {found} |")
