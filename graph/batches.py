"""Long sequences in shorter ones."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in order, `size` at a time (Python 3.12 has it as itertools.batched)."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
