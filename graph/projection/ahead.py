"""Things made ahead of time: each while the one before it is used."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def ahead(items: Iterator[T]) -> Generator[Iterator[T]]:
    """The items in order, one at a time made ahead in a thread; none is made any more afterwards.

    A failure to make one is raised where that one is asked for.
    """
    with ThreadPoolExecutor(1) as pool:
        yield _in_turn(pool, items)


def _in_turn(pool: ThreadPoolExecutor, items: Iterator[T]) -> Iterator[T]:
    coming = pool.submit(next, items, None)
    while (item := coming.result()) is not None:
        coming = pool.submit(next, items, None)
        yield item
