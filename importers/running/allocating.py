"""Work that makes objects by the thousand and lets go of them batch by batch."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

_A_BATCH: Final = 50_000
_USUAL: Final = gc.get_threshold()


@contextmanager
def in_batches() -> Generator[None]:
    """While this lasts, reference cycles are looked for less often: once for so many new objects.

    The rows of a batch live as long as it does and hold no cycles. Looked through every 700
    objects, as is the rule, they and all that was there before take a tenth of an import's time.
    What is the rule holds again when the first of several that go on at once is done.
    """
    gc.set_threshold(_A_BATCH, *_USUAL[1:])
    try:
        yield
    finally:
        gc.set_threshold(*_USUAL)
