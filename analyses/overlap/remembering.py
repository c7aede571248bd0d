"""Vectors of the texts that were seen last, so that nothing is encoded twice while a page is up."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from threading import Lock
from typing import Final

import numpy as np

from analyses.overlap.encoder import WIDTH, Encoder, Vectors, installed

MOST: Final = 20_000
"""Texts; each takes one and a half kB."""


class Remembering:
    """An encoder that asks another only for texts it does not know. Threads may share it."""

    def __init__(self, encoder: Encoder) -> None:
        """Remember what this one says."""
        self._encoder = encoder
        self._kept: dict[bytes, Vectors] = {}
        self._mutex = Lock()

    @property
    def name(self) -> str:
        """The other's."""
        return self._encoder.name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in their order; no text is kept, only the digest of it."""
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        keys = [sha256(text.encode()).digest() for text in texts]
        with self._mutex:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            made = self._encoder.encode(list(missing.values()))
            new = dict(zip(missing, made, strict=True))
            known |= new
            with self._mutex:
                self._kept = dict([*self._kept.items(), *new.items()][-MOST:])
        return np.stack([known[key] for key in keys])


@lru_cache(maxsize=1)
def remembering() -> Encoder | None:
    """The encoder that comes along, with a memory; None where this machine has none."""
    found = installed()
    return None if found is None else Remembering(found)
