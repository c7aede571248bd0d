"""Processes that are killed in the middle of their work: one is warmed, the others forked of it."""

import signal
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from random import Random
from typing import Any, Protocol, TypeAlias

Tell: TypeAlias = Callable[[int], None]

_PATIENCE = 60.0
_READY = -1
_CONTEXT = get_context("forkserver")
# One process is warmed for all tests of a run, whichever of them comes first.
_WARMED = ["tests.faults.work", "tests.faults.racer"]


class _End(Protocol):
    """Of a pipe, whatever the platform has for one."""

    def send(self, said: int, /) -> None: ...
    def recv(self) -> Any: ...
    def poll(self, seconds: float, /) -> bool: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Doomed:
    """A process at work, which tells a number each time that it has come a step further."""

    process: BaseProcess
    heard: _End
    told: list[int] = field(default_factory=list[int])

    def wait_for(self, steps: int) -> None:
        """Until it has told so many times, or ended."""
        while len(self.told) < steps and self._listen(_PATIENCE):
            pass

    def killed(self, *, after: float = 0.0, excused: bool = False) -> list[int]:
        """All it ever told, once it is gone; `after` is in seconds from now.

        Raises RuntimeError where it ended with a fault of its own, unless that is excused.
        """
        time.sleep(after)
        self.process.kill()
        self.process.join(_PATIENCE)
        while self._listen(0):
            pass
        if not excused and self.process.exitcode not in (0, -signal.SIGKILL):
            message = f"it ended with {self.process.exitcode} before it was killed"
            raise RuntimeError(message)
        return self.told

    def _listen(self, seconds: float) -> bool:
        try:
            if self.heard.poll(seconds):
                self.told.append(self.heard.recv())
                return True
        except EOFError:
            pass
        return False


@contextmanager
def doomed(work: Callable[..., None], *arguments: object) -> Generator[Doomed]:
    """A process that does `work(tell, *arguments)`: it begins with the block, and is dead after."""
    _CONTEXT.set_forkserver_preload(_WARMED)
    heard, tells = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_begun, args=(tells, work, arguments), daemon=True)
    process.start()
    # Else the pipe would never say that nobody is at its other end any more.
    tells.close()
    try:
        heard.recv()
        yield Doomed(process, heard)
    finally:
        process.kill()
        process.join(_PATIENCE)
        heard.close()


def choices(seed: object) -> Random:
    """The same choices in every run."""
    return Random(str(seed))  # noqa: S311 - nothing here is secret


def _begun(tells: _End, work: Callable[..., None], arguments: tuple[object, ...]) -> None:
    # So few bytes go into a pipe whole or not at all, and stay there when the sender is killed.
    tells.send(_READY)
    work(tells.send, *arguments)
