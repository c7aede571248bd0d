"""A folder for an engine, and visitors to it that are processes of their own."""

import subprocess
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from graph.engine.process import ended, running
from graph.engine.record import recalled

_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Another process that uses the engine over a folder."""

    process: subprocess.Popen[str]

    def engine(self) -> tuple[int, int]:
        """The pid and the port of the engine it came to, once it is there."""
        assert self.process.stdout is not None
        pid, port = self.process.stdout.readline().split()
        return int(pid), int(port)

    def leave(self) -> None:
        self.process.communicate(timeout=60)

    def is_killed(self) -> None:
        self.process.kill()
        self.process.communicate(timeout=60)


Visit: TypeAlias = Callable[[], Visitor]
IsGone: TypeAlias = Callable[[int], bool]


@pytest.fixture
def folder(tmp_path: Path) -> Generator[Path]:
    """With a space and Danish letters, as folders of users have."""
    folder = tmp_path / "Søren Ærøs graf"
    yield folder
    if (folder / "engine.json").exists() and (engine := running(folder, recalled(folder).pid)):
        ended(folder, engine)


@pytest.fixture
def visit(folder: Path) -> Generator[Visit]:
    visitors: list[Visitor] = []

    def arrived() -> Visitor:
        command = [sys.executable, "-m", "tests.support.visitor", str(folder)]
        pipe = subprocess.PIPE
        visitor = Visitor(subprocess.Popen(command, cwd=_ROOT, stdin=pipe, stdout=pipe, text=True))
        visitors.append(visitor)
        return visitor

    yield arrived
    for visitor in visitors:
        visitor.is_killed()


@pytest.fixture
def is_gone(folder: Path) -> IsGone:
    """Whether the engine with this pid ends within the time that the slowest stop takes."""

    def gone(pid: int) -> bool:
        end = time.monotonic() + 40
        while running(folder, pid) and time.monotonic() < end:
            time.sleep(0.02)
        return running(folder, pid) is None

    return gone
