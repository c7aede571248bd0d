"""One at a time, among all threads and processes that use the same file."""

import os
import weakref
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from portalocker import LockFlags, lock, unlock


class Turns:
    """A lock on a file, which the system lets go of when its holder dies.

    Whoever waits is woken as soon as it is free. The file stays open between turns, since opening
    it takes longer than locking it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = Lock()
        self._file: _Opened | None = None

    @contextmanager
    def taken(self) -> Generator[None]:
        """Held by this thread until the end of the block; not to be taken again inside it."""
        with self._mine:
            # A forked process has its parent's file, and with it its parent's turn.
            if self._file is None or self._file.process != os.getpid():
                self._file = _Opened(self._path)
            file = self._file.number
            lock(file, LockFlags.EXCLUSIVE)
            try:
                yield
            finally:
                unlock(file)

    def close(self) -> None:
        with self._mine:
            self._file = None


class _Opened:
    """The file as one process has it open, for as long as it is used."""

    def __init__(self, path: Path) -> None:
        self.process = os.getpid()
        self.number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        weakref.finalize(self, os.close, self.number)
