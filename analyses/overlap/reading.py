"""Meanings that are read after the records were taken in: a few at a time, kept as they come."""

import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Final

from analyses.overlap.encoder import Encoder, Vectors
from analyses.overlap.index import Index

FEW: Final = 64
"""Initiatives that nobody is asked to come back for: a second or two for short texts."""
SECONDS: Final = 3.0
"""How long somebody who asks may wait where more is unread and nobody else reads it."""
_AT_ONCE: Final = 4


def read(
    known: Index,
    encoder: Encoder,
    *,
    enough: Callable[[], bool],
    left: Callable[[int], object] = lambda _: None,
) -> None:
    """Read on until all is read or it is enough; `left` is told how many are left, as it goes."""
    while not enough() and known.read(most=_AT_ONCE, encoder=encoder):
        left(known.unread)


def read_a_little(known: Index, *, seconds: float = 0) -> int:
    """Read a few, which somebody who asks can wait for, or for some seconds where it is more; what
    another is reading is left to that. How many are left unread."""
    unread = known.unread
    is_few = unread <= FEW
    if unread and known.encoder and known.reading.acquire(timeout=SECONDS if is_few else 0):
        end = time.monotonic() + seconds
        try:
            read(known, known.encoder, enough=lambda: not is_few and time.monotonic() >= end)
        finally:
            known.reading.release()
    return known.unread


class StandingBack(AbstractContextManager["StandingBack"]):
    """An encoder on a thread of its own that lets every other have the processor first."""

    def __init__(self, encoder: Encoder) -> None:
        """Begin the thread; it ends with the `with`."""
        self.name = encoder.name
        self._encoder = encoder
        self._thread = ThreadPoolExecutor(max_workers=1, initializer=_stand_back)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in their order."""
        return self._thread.submit(self._encoder.encode, texts).result()

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()


def _stand_back() -> None:
    # On Linux a thread has a niceness of its own; elsewhere it would be the whole program's.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
