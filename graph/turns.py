"""One at a time, among all threads and processes that use the same file."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import IO

from portalocker import LockFlags, lock, unlock


class Turns:
    """A lock on a file, which the system lets go of when its holder dies.

    Whoever waits is woken as soon as it is free. The file stays open between turns, since opening
    it takes longer than locking it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = Lock()
        self._file: IO[bytes] | None = None
        self._process = 0

    @contextmanager
    def taken(self) -> Generator[None]:
        """Held by this thread until the end of the block; not to be taken again inside it."""
        with self._mine:
            file = self._opened()
            lock(file, LockFlags.EXCLUSIVE)
            try:
                yield
            finally:
                unlock(file)

    def close(self) -> None:
        with self._mine:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _opened(self) -> IO[bytes]:
        # A forked process has its parent's file, and with it its parent's turn.
        if self._file is not None and self._process != os.getpid():
            self._file.close()
            self._file = None
        if self._file is None:
            self._file, self._process = self._path.open("ab"), os.getpid()
        return self._file
