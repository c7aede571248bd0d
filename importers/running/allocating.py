"""Work that makes objects by the thousand and lets go of them batch by batch."""

import gc
from collections.abc import Generator
from contextlib import contextmanager

_A_BATCH = 50_000


@contextmanager
def in_batches() -> Generator[None]:
    """While this lasts, reference cycles are looked for less often: once for so many new objects.

    The rows of a batch live as long as it does and hold no cycles. Looked through every 700
    objects, as is the rule, they and all that was there before take a tenth of an import's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(_A_BATCH, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
