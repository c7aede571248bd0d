"""Reads a workbook in a process of its own, with limits, and tells its cells on standard output.

Each line is one message in JSON: `["sheet", name, is_hidden, merged]`, `["row", number, cells]`,
`["refused", code, facts]`, and `["end"]` when all is told. A cell that JSON has no word for is
`{"date": ...}`, `{"time": ...}` or `{"error": ...}`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from importers.tables.errors import (
    NotAWorkbookError,
    TooCostlyError,
    UnsafeWorkbookError,
    UnusableTableError,
)
from importers.tables.workbook_limits import Limits, check

_BATCH = 500


def main(path: Path, limits: Limits, *, most_rows: int | None) -> None:
    """Everything in the workbook that has a value, sheet after sheet, or why it is refused."""
    _confine(limits)
    _tell(told_of(path, limits, most_rows))


def told_of(path: Path, limits: Limits, most_rows: int | None) -> Iterator[list[Any]]:
    """The messages, of which the last is `end` or `refused`."""
    try:
        check(path, limits)
        yield from _messages(path, limits, most_rows)
    except UnusableTableError as error:
        yield ["refused", error.code, vars(error)]
    except MemoryError:
        costly = TooCostlyError(path.name, limits.memory_bytes >> 20, limits.cpu_seconds)
        yield ["refused", costly.code, vars(costly)]
    else:
        yield ["end"]


def _confine(limits: Limits) -> None:
    """From here on the system itself refuses more; where it cannot, whoever started us watches."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def _messages(path: Path, limits: Limits, most_rows: int | None) -> Iterator[list[Any]]:
    from importers.tables import workbook_cells

    try:
        yield from workbook_cells.messages(path, columns=limits.columns, most_rows=most_rows)
    except (UnusableTableError, MemoryError):
        raise
    # Whatever a library stumbles over in a file from outside, the file is what is wrong.
    except Exception as problem:  # noqa: BLE001
        causes = list(_causes(problem))
        if any(isinstance(one, MemoryError) for one in causes):
            raise MemoryError from None
        if any(isinstance(one, workbook_cells.UNSAFE) for one in causes):
            raise UnsafeWorkbookError(path.name) from None
        raise NotAWorkbookError(path.name) from None


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    """The exception and those behind it, which openpyxl wraps."""
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def _tell(messages: Iterator[list[Any]]) -> None:
    encoder, buffer, count = msgspec.json.Encoder(), bytearray(), 0
    for count, message in enumerate(messages, start=1):
        buffer += encoder.encode(message) + b"\n"
        if count % _BATCH == 0:
            sys.stdout.buffer.write(buffer)
            buffer.clear()
    sys.stdout.buffer.write(buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    # openpyxl looks for it and does not need it here; it would take long to start.
    sys.modules["numpy"] = None  # pyright: ignore[reportArgumentType]
    asked = msgspec.json.decode(sys.argv[2])
    main(Path(sys.argv[1]), Limits(**asked["limits"]), most_rows=asked["most_rows"])
