"""What a program asks of the disk, in order: recorded with strace."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.support import postgres_server
from tests.support.checkout import ROOT

_CALLS = (
    "openat,open,creat,pwrite64,write,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,fsync,fdatasync,sync_file_range"
)
_FAILING = "pread64,pwrite64,fdatasync,fsync,ftruncate"
_DATABASES = ("log.db", "log.db-wal", "log.db-journal", "keys.db", "keys.db-wal", "keys.db-journal")
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_WHOLE = re.compile(r"^(\d+) +(?:<\.\.\. \w+ resumed>)?(.*?)( <unfinished \.\.\.>)?$")
_OF_FILE = re.compile(r'\d+<([^>]*)>(?:, "([^"]*)")?(?:, (\d+))?(?:, (\d+))?$')
_OPENED = re.compile(r'[^"]*"([^"]*)", ([A-Z_|]+)')
# Locks hold nothing, and the index of a write-ahead log is made anew after a power cut.
_IGNORED = (".lock", "-shm")


class UnknownCallError(Exception):
    """A way to write that the recorder cannot play back: what it has would not be the truth."""


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes handed over to the disk, which is free to write them when it likes."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done to the file so far is safe; the folder itself has the name "."."""

    file: str


@dataclass(frozen=True, slots=True)
class Made:
    file: str


@dataclass(frozen=True, slots=True)
class Removed:
    file: str


@dataclass(frozen=True, slots=True)
class Said:
    """A line that the program wrote to whoever waits for it."""

    text: str


Call: TypeAlias = Written | Resized | Synced | Made | Removed | Said


def needed() -> None:
    """Skip the test where nothing can be recorded, or fail it where nothing may be skipped."""
    reason = why_not()
    if reason and postgres_server.is_required():
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def why_not() -> str | None:
    """The plain reason why nothing can be recorded here, or None where it can."""
    if shutil.which("strace") is None:
        return "no strace: it is not on the path"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return "no strace: this machine does not let it look at programs" if tried.returncode else None


def recorded(folder: Path, module: str, *arguments: str) -> list[Call]:
    """Run a module that writes into the folder, its first argument; what it did there, in order."""
    data, said, trace = folder / "data", folder / "said", folder / "trace"
    data.mkdir(parents=True)
    look = ("-y", "-xx", "-s", "10000000", "-e", f"trace={_CALLS}", "-o", str(trace))
    _run(look, module, str(data), *arguments, out=said)
    with trace.open(encoding="ascii") as lines:
        return list(_Reader(data, said).calls(lines))


def with_errors(folder: Path, module: str, *arguments: str, first: int, every: int) -> list[str]:
    """Run a module like that where the disk fails now and then; what it said.

    The first call that fails is counted from one, and so is how many come to the next.
    """
    folder.mkdir(parents=True)
    said = folder / "said"
    files = [part for name in _DATABASES for part in ("-P", str(folder / name))]
    fails = f"inject={_FAILING}:error=EIO:when={first}+{every}"
    look = (*files, "-e", f"trace={_FAILING}", "-e", fails, "-o", str(folder / "trace"))
    _run(look, module, str(folder), *arguments, out=said)
    return said.read_text(encoding="utf-8").splitlines()


def _run(look: Sequence[str], module: str, *arguments: str, out: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = (sys.executable, "-m", module, *arguments)
    with out.open("wb") as file:
        subprocess.run(
            ["strace", "-f", "--seccomp-bpf", *look, *run],
            cwd=ROOT,
            env=environment,
            stdout=file,
            check=True,
        )


class _Reader:
    """Reads a trace; stops on what it does not know, since an image would then be wrong."""

    def __init__(self, folder: Path, said: Path) -> None:
        self.folder = folder
        self.said = str(said)
        self.sizes: dict[str, int] = {}
        self.added_to: set[str] = set()

    def calls(self, lines: Iterator[str]) -> Iterator[Call]:
        for line in _joined(lines):
            found = _LINE.match(line)
            if found is not None and not found[3].startswith("-"):
                yield from self._call(found[1], found[2])

    def _call(self, call: str, arguments: str) -> Iterator[Call]:
        match call:
            case "openat":
                yield from self._opened(arguments)
            case "pwrite64" | "write" | "ftruncate" | "fsync" | "fdatasync":
                yield from self._to_file(call, arguments)
            case "unlink":
                yield from self._removed(arguments)
            case _ if str(self.folder) in _text(arguments):
                message = f"{call} is not known here: {_text(arguments)[:200]}"
                raise UnknownCallError(message)
            case _:
                pass

    def _opened(self, arguments: str) -> Iterator[Call]:
        found = _OPENED.match(arguments)
        file = None if found is None else self._file(_text(found[1]))
        if found is None or file is None:
            return
        flags = found[2].split("|")
        if "O_TRUNC" in flags:
            raise UnknownCallError(arguments)
        if "O_APPEND" in flags:
            self.added_to.add(file)
        if "O_CREAT" in flags and file not in self.sizes:
            self.sizes[file] = 0
            yield Made(file)

    def _to_file(self, call: str, arguments: str) -> Iterator[Call]:
        found = _OF_FILE.match(arguments)
        path = "" if found is None else _text(found[1])
        if found is not None and path == self.said:
            yield from (Said(line) for line in _text(found[2]).splitlines())
        file = self._file(path)
        if found is None or file is None:
            return
        match call:
            case "fsync" | "fdatasync":
                yield Synced(file)
            case "ftruncate":
                self.sizes[file] = int(found[3])
                yield Resized(file, int(found[3]))
            case _:
                yield self._written(file, _bytes(found[2]), found[4])

    def _written(self, file: str, data: bytes, offset: str | None) -> Written:
        if offset is None and file not in self.added_to:
            message = f"written where nobody knows: {file}"
            raise UnknownCallError(message)
        at = self.sizes[file] if offset is None else int(offset)
        self.sizes[file] = max(self.sizes[file], at + len(data))
        return Written(file, at, data)

    def _removed(self, arguments: str) -> Iterator[Call]:
        file = self._file(_text(arguments.strip('"')))
        if file is not None:
            del self.sizes[file]
            yield Removed(file)

    def _file(self, path: str) -> str | None:
        if not Path(path).is_relative_to(self.folder) or path.endswith(_IGNORED):
            return None
        return str(Path(path).relative_to(self.folder))


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """Calls that another thread's came in between of, as one line, where they ended."""
    begun: dict[str, str] = {}
    for line in lines:
        found = _WHOLE.match(line.rstrip("\n"))
        if found is None:
            continue
        thread, text, is_unfinished = found.groups()
        if is_unfinished:
            begun[thread] = text
        else:
            yield f"{thread} {begun.pop(thread, '')}{text}"


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _text(text: str) -> str:
    return re.sub(r"(?:\\x[0-9a-f]{2})+", lambda found: _bytes(found[0]).decode("latin-1"), text)
