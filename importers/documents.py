"""A file that is one document: read whole, plain or gzipped, up to a limit."""

import gzip
import zlib
from pathlib import Path

from graph.errors import UnreadableFileError
from importers.errors import DocumentTooLargeError

MAX_DOCUMENT = 64_000_000
"""In bytes, unpacked: a register of some 100,000 units takes half of it."""

_GZIP = b"\x1f\x8b"


def document(path: Path, *, name: str) -> bytes:
    """The bytes of the file; DocumentTooLargeError when there are more than can be held here."""
    content = _read(path, MAX_DOCUMENT + 1)
    if len(content) > MAX_DOCUMENT:
        raise DocumentTooLargeError(name, MAX_DOCUMENT)
    return content


def beginning(path: Path, size: int = 65_536) -> bytes:
    """The first bytes, to see what the file is; none of what cannot be read."""
    try:
        return _read(path, size) if path.is_file() else b""
    except UnreadableFileError:
        return b""


def _read(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as stream:
            if stream.read(2) != _GZIP:
                stream.seek(0)
                return stream.read(size)
        with gzip.open(path, "rb") as unpacked:
            return unpacked.read(size)
    except (OSError, EOFError, zlib.error) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise UnreadableFileError(path.name, reason) from None
