"""The sheets of a workbook, read by a child process: whatever is in the file, we live."""

import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from datetime import time as time_of_day
from os import environ
from pathlib import Path
from typing import Any

import msgspec
import psutil

from importers.tables import errors
from importers.tables.cells import Cell, CellError, text_of
from importers.tables.records import Record
from importers.tables.workbook_limits import LIMITS, Limits

_ROOT = Path(__file__).parents[2]
_REFUSALS: dict[str, type[errors.UnusableTableError]] = {
    one.code: one
    for one in (
        errors.NotAWorkbookError,
        errors.TooCostlyError,
        errors.TooLargeError,
        errors.TooManyColumnsError,
        errors.UnsafeWorkbookError,
    )
}
_LONGEST_LINE = 200_000_000
_LOOKS_AFTER = 0.1
"""Seconds between two looks at what the child uses."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; its rows that are not blank must be read before the next sheet is asked for."""

    name: str
    is_hidden: bool
    has_merged_rows: bool
    records: Iterator[Record]


def sheets(
    path: Path, *, limits: Limits = LIMITS, most_rows: int | None = None
) -> Generator[Sheet]:
    """The sheets in their order, each with at most the first `most_rows` rows that are not blank.

    Raises UnusableTableError for a file that is no workbook, that is not safe to read, or that asks
    for more than the limits, also after some rows. The process ends with the generator.
    """
    with closing(_messages(path, limits, most_rows)) as messages:
        message = next(messages)
        while message[0] == "sheet":
            _, name, is_hidden, merged = message
            rows = _Rows(messages)
            yield Sheet(name, is_hidden, merged, iter(rows))
            message = rows.skipped()


class _Rows:
    """The rows of one sheet, up to the message that ends them."""

    def __init__(self, messages: Iterator[list[Any]]) -> None:
        self._messages = messages
        self._ending: list[Any] | None = None

    def __iter__(self) -> Iterator[Record]:
        while self._ending is None:
            message = next(self._messages)
            if message[0] != "row":
                self._ending = message
                return
            cells = [_cell(one) for one in message[2]]
            yield Record(message[1], cells, "\t".join(map(text_of, cells)))

    def skipped(self) -> list[Any]:
        """What comes after the rows."""
        for _ in self:
            pass
        return self._ending or ["end"]


def _cell(said: Any) -> Cell:
    match said:
        case {"date": date}:
            return datetime.fromisoformat(date)
        case {"time": time}:
            return time_of_day.fromisoformat(time)
        case {"error": shown}:
            return CellError(shown)
        case _:
            return said


def _messages(path: Path, limits: Limits, most_rows: int | None) -> Generator[list[Any]]:
    """What the child tells; the last of it is always `end`, or else an error."""
    decoder = msgspec.json.Decoder(list[Any])
    with _child(path, limits, most_rows) as (process, watch):
        assert process.stdout is not None  # noqa: S101 (it was asked for)
        while (line := process.stdout.readline(_LONGEST_LINE)).endswith(b"\n"):
            message = decoder.decode(line)
            if message[0] == "refused":
                code: str = message[1]
                facts: dict[str, Any] = message[2]
                raise _REFUSALS[code](**facts)
            yield message
            if message[0] == "end":
                return
        process.wait(timeout=_LOOKS_AFTER * 50)
        if watch.killed or process.returncode < 0:
            raise errors.TooCostlyError(path.name, limits.memory_bytes >> 20, limits.cpu_seconds)
        raise errors.NotAWorkbookError(path.name)


@contextmanager
def _child(
    path: Path, limits: Limits, most_rows: int | None
) -> Generator[tuple["subprocess.Popen[bytes]", "Watch"]]:
    asked = msgspec.json.encode({"limits": asdict(limits), "most_rows": most_rows}).decode()
    process = subprocess.Popen(  # noqa: S603 (our own program, no shell)
        [sys.executable, "-P", "-m", "importers.tables.workbook_child", str(path.resolve()), asked],
        env={**environ, "PYTHONPATH": str(_ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    watch = Watch(process, limits)
    watch.start()
    try:
        yield process, watch
    finally:
        process.kill()
        process.communicate()
        watch.join()


class Watch(threading.Thread):
    """Ends a child that uses too much, where its system does not do so itself."""

    def __init__(self, process: "subprocess.Popen[bytes]", limits: Limits) -> None:
        super().__init__(name="workbook-watch", daemon=True)
        self._process = process
        self._limits = limits
        self.killed = False

    def run(self) -> None:
        while self._process.poll() is None:
            if self._uses_too_much():
                self.killed = True
                self._process.kill()
                return
            time.sleep(_LOOKS_AFTER)

    def _uses_too_much(self) -> bool:
        try:
            child = psutil.Process(self._process.pid)
            used = child.cpu_times()
            memory = child.memory_info().rss
        except psutil.Error:
            return False
        is_long = used.user + used.system > self._limits.cpu_seconds
        return is_long or memory > self._limits.memory_bytes
