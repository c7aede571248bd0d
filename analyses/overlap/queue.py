"""Which proposals somebody should look at next: a mix, so that no kind of mistake stays unseen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import cycle
from typing import Final, Literal, TypeAlias

Why: TypeAlias = Literal["likeliest", "uncertain", "audit"]

_TURNS: Final[tuple[Why, ...]] = ("likeliest", "uncertain", "likeliest", "audit")


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two initiatives that may be alike; `across` when no cluster has both, `again` when
    somebody looked and could not say yet."""

    a: str
    b: str
    score: float
    across: bool = True
    again: bool = False


def mixed(
    proposals: Iterable[Proposed], *, edges: Sequence[float], seed: int = 0
) -> list[tuple[Proposed, Why]]:
    """Every proposal once, and why it comes where it does: the highest score, the one nearest to
    an edge between two classes, and a random one to find out what the score does not see. Those
    across clusters come first in the first two; those that were put off come last of all.

    >>> pairs = [Proposed("a", "b", 0.9), Proposed("a", "c", 0.55), Proposed("b", "c", 0.7)]
    >>> [(one.b, why) for one, why in mixed(pairs, edges=[0.5])]
    [('b', 'likeliest'), ('c', 'uncertain'), ('c', 'likeliest')]
    """
    orders: dict[Why, Callable[[Proposed], tuple[object, ...]]] = {
        "likeliest": lambda one: (one.again, not one.across, -one.score, one.a, one.b),
        "uncertain": lambda one: (one.again, not one.across, _doubt(one, edges), one.a, one.b),
        "audit": lambda one: (one.again, _draw(one, seed)),
    }
    every = list(proposals)
    fresh = [one for one in every if not one.again]
    put_off = [one for one in every if one.again]
    return [*_in_turns(fresh, orders), *_in_turns(put_off, orders)]


def _in_turns(
    proposals: Sequence[Proposed], orders: "dict[Why, Callable[[Proposed], tuple[object, ...]]]"
) -> Iterator[tuple[Proposed, Why]]:
    lines = {why: iter(sorted(proposals, key=order)) for why, order in orders.items()}
    taken: set[tuple[str, str]] = set()
    for why in cycle(_TURNS):
        one = next((one for one in lines[why] if (one.a, one.b) not in taken), None)
        if one is None:
            return
        taken.add((one.a, one.b))
        yield one, why


def _doubt(one: Proposed, edges: Sequence[float]) -> float:
    return min(abs(one.score - edge) for edge in edges)


def _draw(one: Proposed, seed: int) -> str:
    """A number of the pair's own, so that others coming and going do not move it."""
    return sha256(f"{seed} {one.a} {one.b}".encode()).hexdigest()
