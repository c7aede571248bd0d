"""Rows in an order in which each id is introduced before it is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.events.body import references
from importers.contract import Row


def introduced_first(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; one that names what a later one introduces comes right after it.

    What no row introduces may be known from before: such rows come last, as they stood.
    """
    known: set[str] = set()
    waiting: dict[str, list[_Held]] = defaultdict(list)
    held: dict[int, _Held] = {}
    for row in rows:
        one = _Held(row)
        one.missing -= known
        if one.missing:
            held[id(one)] = one
            for missing in one.missing:
                waiting[missing].append(one)
            continue
        for released in _released(one, known, waiting):
            held.pop(id(released), None)
            yield released.row
    yield from (one.row for one in held.values())


class _Held:
    """A row with the ids that it introduces, and those that it names and nobody has introduced."""

    __slots__ = ("introduces", "missing", "row")

    def __init__(self, row: Row) -> None:
        named = [one for proposal in row.proposals for one in references(proposal.event)]
        self.row = row
        self.introduces = {one.id for one in named if one.introduced}
        self.missing = {one.id for one in named} - self.introduces


def _released(first: _Held, known: set[str], waiting: dict[str, list[_Held]]) -> Iterator[_Held]:
    """The row, and all that waited for it and for nothing else."""
    ready = [first]
    while ready:
        one = ready.pop()
        yield one
        for id in sorted(one.introduces - known):
            known.add(id)
            for waiter in waiting.pop(id, ()):
                waiter.missing.discard(id)
                if not waiter.missing:
                    ready.append(waiter)
