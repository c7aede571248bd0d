"""The text of a file whose encoding nobody told: UTF-8, UTF-16, or what Danish Windows writes."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.errors import UnreadableFileError
from graph.reasons import DAMAGED
from importers.tables.errors import TooLargeError, UnknownEncodingError

MAX_BYTES = 2_000_000_000
UNREADABLE = "\ufffd"
"""Stands before each byte that the encoding does not know, which is shown as `\\xNN`."""

_CHUNK = 1 << 20
_LOOKED_AT = 4_096
_GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What stands for a byte that is no UTF-8, where the rest is decoded.
_BROKEN = re.compile("[\udc80-\udcff]")
_SHOWN = "spredning.shown"


@contextmanager
def decoded(path: Path, encoding: str) -> Generator[IO[str]]:
    """The text, line ends as they are; a byte that cannot be read is marked and shown."""
    name = codecs.lookup(encoding).name
    with _opened(path) as stream:
        # The mark at the beginning of UTF-8 is no part of the text, whoever told the encoding.
        codec = "utf-8-sig" if name == "utf-8" else name
        yield io.TextIOWrapper(stream, encoding=codec, errors=_SHOWN, newline="")


def encoding_of(path: Path, *, told: str | None = None) -> str:
    """The encoding of the whole file: what was told, or its mark, or UTF-8, or else cp1252.

    A file with more lines of good UTF-8 than of bad is UTF-8 all the same. Reads the file through
    once; TooLargeError when it holds more than can be read here.
    """
    if told is not None:
        _check_name(told)
    try:
        with _opened(path) as stream:
            beginning = stream.read(_LOOKED_AT)
            stream.seek(0)
            is_utf8 = _is_utf8(stream, path)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise UnreadableFileError(path.name, DAMAGED) from None
    marked = next((name for mark, name in _MARKS if beginning.startswith(mark)), None)
    return told or marked or _wide(beginning) or ("utf-8" if is_utf8 else "cp1252")


def _check_name(name: str) -> None:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        raise UnknownEncodingError(name) from None


def _wide(beginning: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of western text is zero."""
    half = len(beginning) // 2
    if half and beginning[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    if half and beginning[::2].count(0) > half * 0.7:
        return "utf-16-be"
    return None


def _is_utf8(stream: IO[bytes], path: Path) -> bool:
    decoder, size, is_clean = codecs.getincrementaldecoder("utf-8")(), 0, True
    good = bad = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > MAX_BYTES:
            raise TooLargeError(path.name, MAX_BYTES, "bytes")
        is_clean = is_clean and _decodes(decoder, chunk)
        if not is_clean:
            more_good, more_bad = _counted(chunk)
            good, bad = good + more_good, bad + more_bad
    return (is_clean and _decodes(decoder, b"", final=True)) or good > bad


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _counted(chunk: bytes) -> tuple[int, int]:
    """Lines beyond ASCII that are UTF-8, and those that are not."""
    text = chunk.decode(errors="surrogateescape").replace("\r", "\n")
    lines = [line for line in text.split("\n") if not line.isascii()]
    bad = sum(_BROKEN.search(line) is not None for line in lines)
    return len(lines) - bad, bad


def _opened(path: Path) -> IO[bytes]:
    try:
        with path.open("rb") as stream:
            is_gzip = stream.read(2) == _GZIP
        if is_gzip:
            return io.BufferedReader(gzip.open(path, "rb"))
        return path.open("rb")
    except OSError as problem:
        raise UnreadableFileError(str(path), problem.strerror or type(problem).__name__) from None


def _shown(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    broken = problem.object[problem.start : problem.end]
    return UNREADABLE + "".join(f"\\x{byte:02x}" for byte in broken), problem.end


codecs.register_error(_SHOWN, _shown)
