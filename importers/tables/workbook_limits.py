"""How much a workbook from outside may ask for, and the check before any of it is parsed."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from importers.tables.errors import NotAWorkbookError, TooLargeError

_CHUNK = 1 << 20
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LONGEST_TAG = 32
# What unpacking raises: also for a packing that it does not know, or a password.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and numbers that one workbook may come to."""

    file_bytes: int = 200_000_000
    expanded_bytes: int = 500_000_000
    parts: int = 5_000
    cells: int = 3_000_000
    columns: int = 1_000
    memory_bytes: int = 1_500_000_000
    cpu_seconds: int = 240


LIMITS = Limits()


def check(path: Path, limits: Limits) -> None:
    """Unpack every part without keeping it, and count: what a file claims of itself is no proof."""
    size, cells = 0, 0
    if path.stat().st_size > limits.file_bytes:
        raise TooLargeError(path.name, limits.file_bytes, "bytes")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > limits.parts:
                raise TooLargeError(path.name, limits.parts, "parts")
            for part in parts:
                with archive.open(part) as stream:
                    for more, found in _counted(stream):
                        size, cells = size + more, cells + found
                        _compare(path, limits, size=size, cells=cells)
    except _DAMAGED:
        raise NotAWorkbookError(path.name) from None


def _counted(stream: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Bytes, and the cells that begin in them; a tag that is not whole waits for the rest."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        seen = rest + chunk
        cut = seen.rfind(b"<")
        if cut < 0 or len(seen) - cut > _LONGEST_TAG:
            cut = len(seen)
        rest = seen[cut:]
        yield len(chunk), len(_CELL.findall(seen, 0, cut))


def _compare(path: Path, limits: Limits, *, size: int, cells: int) -> None:
    if size > limits.expanded_bytes:
        raise TooLargeError(path.name, limits.expanded_bytes, "bytes")
    if cells > limits.cells:
        raise TooLargeError(path.name, limits.cells, "cells")
