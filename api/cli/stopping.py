"""Ctrl-C during a long thing: what is begun is finished; a second one stops at once."""

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType


@dataclass(frozen=True, slots=True)
class Stop:
    """Whether somebody asked to stop."""

    asked: threading.Event = field(default_factory=threading.Event)

    def unless(self, heard: Callable[[int], object]) -> Callable[[int], bool]:
        """Passes on what is heard, and answers False once somebody asked to stop."""

        def hear(done: int) -> bool:
            heard(done)
            return not self.asked.is_set()

        return hear


@contextmanager
def stopped_by_ctrl_c() -> Generator[Stop]:
    """Only the main thread hears Ctrl-C; elsewhere nothing asks to stop."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = signal.getsignal(signal.SIGINT)

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.asked.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
