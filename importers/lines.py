"""The lines of a file that nobody has vouched for: plain or gzipped, numbered, never too long."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import closing
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from graph.errors import GraphError, UnreadableFileError
from graph.json_errors import NotUtf8Error
from importers.errors import FileDamagedError, LineTooLongError

MAX_LINE = 1_000_000
KEPT_OF_A_LONG_LINE = 2_000

_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"


class Line(NamedTuple):
    """A line without its end, and what is wrong with it; a broken byte shows as `\\xNN`."""

    number: int
    text: str
    problem: GraphError | None = None


def lines(path: Path) -> Iterator[Line]:
    """Every line that is not blank; blank ones count in the numbers only."""
    with closing(_opened(path)) as stream:
        number = 0
        while True:
            number += 1
            try:
                content = stream.readline(MAX_LINE + 1)
                is_cut = len(content) > MAX_LINE and not content.endswith(b"\n")
                if is_cut:
                    _skip_to_the_end_of_line(stream)
            except (EOFError, gzip.BadGzipFile, zlib.error):
                yield Line(number, "", FileDamagedError())
                return
            if not content:
                return
            if is_cut:
                yield _cut(number, content)
            elif line := _line(number, content):
                yield line


def first_lines(path: Path, count: int) -> list[Line]:
    """The first of them, to see what the file is."""
    return list(islice(lines(path), count))


def sha256_of(path: Path) -> str:
    """The digest of the file as it lies there, compressed or not."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    try:
        with path.open("rb") as stream:
            is_gzip = stream.read(2) == _GZIP
        # gzip gives a file of bytes when asked for bytes.
        return gzip.open(path, "rb") if is_gzip else path.open("rb")
    except OSError as problem:
        raise UnreadableFileError(str(path), problem.strerror or type(problem).__name__) from None


def _line(number: int, content: bytes) -> Line | None:
    content = content.removesuffix(b"\n").removesuffix(b"\r")
    if number == 1:
        content = content.removeprefix(_BOM)
    if not content or content.isspace():
        return None
    try:
        return Line(number, content.decode())
    except UnicodeDecodeError as problem:
        return Line(number, _shown(content), NotUtf8Error(problem.start))


def _cut(number: int, content: bytes) -> Line:
    return Line(number, _shown(content[:KEPT_OF_A_LONG_LINE]), LineTooLongError(MAX_LINE))


def _shown(content: bytes) -> str:
    return content.decode(errors="backslashreplace")


def _skip_to_the_end_of_line(stream: IO[bytes] | gzip.GzipFile) -> None:
    while (content := stream.readline(MAX_LINE)) and not content.endswith(b"\n"):
        pass
