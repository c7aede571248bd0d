"""Who would hear of something from whom: reverse-reachable sets, and what they are worth.

A sample picks a place at random and follows the ties backwards from its people, each tie with its
chance: whoever is met would have told the place (independent cascade). How many samples a group of
people is in, times the number of places, is how many places they are expected to reach (Borgs et
al., SODA 2014; Tang, Shi and Xiao, SIGMOD 2015). A sample that meets somebody who knows already is
worth nothing to anybody else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, TypeAlias

from analyses.next_steps.answers import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers: TypeAlias = NDArray[np.intp]
    Floats: TypeAlias = NDArray[np.float64]
    Flags: TypeAlias = NDArray[np.bool_]

_CELLS = 20_000_000
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Influence:
    """Nodes by number; `teller[at]` may tell `told[at]` with `chance[at]`."""

    size: int
    teller: "Integers"
    told: "Integers"
    chance: "Floats"


@dataclass(frozen=True, slots=True)
class Samples:
    """Which nodes each sample met; a sample that somebody who knows it is in meets nobody.

    `by_node` is a sparse array of scipy, which has no types: a row a node, a column a sample.
    """

    by_node: Any
    count: int
    size: int
    places: int

    def hits(self) -> "Floats":
        """In how many samples each node is."""
        import numpy as np

        found: Floats = self.by_node @ np.ones(self.count)
        return found

    def within(self, node: int) -> "Integers":
        """The samples that the node is in."""
        begin, end = self.by_node.indptr[node], self.by_node.indptr[node + 1]
        return self.by_node.indices[begin:end]

    def worth(self, hits: float) -> float:
        """So many samples, in places."""
        return self.places * hits / self.count if self.count else 0.0

    def interval(self, hits: float) -> Interval:
        """The 95 % interval of Wilson, in places."""
        n = self.count
        if not n:
            return (0.0, 0.0)
        share, spread = hits / n, _Z * _Z / n
        middle = (share + spread / 2) / (1 + spread)
        half = _Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
        return (self.places * max(0.0, middle - half), self.places * min(1.0, middle + half))


def enough(places: int) -> int:
    """How many samples tell people apart: eight a place, so that the best stand out from chance."""
    return max(8_000, 8 * places)


def sampled(
    influence: Influence,
    places: Sequence[Sequence[int]],
    informed: Collection[int],
    *,
    count: int,
    seed: int,
) -> Samples:
    """So many samples; `places` hold the numbers of their people, `informed` know already.

    >>> import numpy as np
    >>> ab = Influence(2, np.array([0]), np.array([1]), np.array([1.0]))
    >>> found = sampled(ab, [[1]], [], count=4, seed=1)
    >>> found.hits().tolist(), sampled(ab, [[1]], [0], count=4, seed=1).hits().tolist()
    ([4.0, 4.0], [0.0, 0.0])
    """
    import numpy as np
    from scipy.sparse import csr_array

    chance = np.random.default_rng(seed)
    incoming = _Incoming.of(influence)
    knows = np.zeros(influence.size, dtype=bool)
    knows[list(informed)] = True
    roots: list[Integers] = [np.array(place, dtype=np.intp) for place in places]
    nodes: list[Integers] = []
    columns: list[Integers] = []
    at_once = max(16, _CELLS // max(influence.size, 1))
    for begin in range(0, count if roots else 0, at_once):
        some = min(at_once, count - begin)
        chosen: list[int] = chance.integers(len(roots), size=some).tolist()
        rows, found = _met(incoming, [roots[each] for each in chosen], chance)
        reached = np.zeros(some, dtype=bool)
        reached[rows[knows[found]]] = True
        new = ~reached[rows]
        nodes.append(found[new])
        columns.append(rows[new] + begin)
    none = np.zeros(0, dtype=np.intp)
    cells = np.concatenate([none, *nodes]), np.concatenate([none, *columns])
    ones = np.ones(len(cells[0]), dtype=np.int32)
    by_node: Any = csr_array((ones, cells), shape=(influence.size, count))
    return Samples(by_node, count, influence.size, len(roots))


@dataclass(frozen=True, slots=True)
class Choice:
    """Nodes in the order chosen, and in how many samples each is where none before it is."""

    nodes: tuple[int, ...]
    hits: tuple[int, ...]


def greedy(samples: Samples, allowed: "Flags", *, most: int) -> Choice:
    """The nodes that are in most samples, each counted beside those before it.

    Within 1 - 1/e of the best group (Nemhauser, Wolsey and Fisher, 1978); ties by number.
    """
    import numpy as np

    left = np.ones(samples.count)
    nodes: list[int] = []
    hits: list[int] = []
    for _ in range(most if samples.size else 0):
        gains: Floats = np.where(allowed, samples.by_node @ left, -1.0)
        best = int(np.argmax(gains))
        if gains[best] <= 0:
            break
        nodes.append(best)
        hits.append(int(gains[best]))
        left[samples.within(best)] = 0.0
    return Choice(tuple(nodes), tuple(hits))


def gained(samples: Samples, nodes: Sequence[int]) -> Choice:
    """The same count for nodes that were chosen elsewhere."""
    import numpy as np

    left = np.ones(samples.count)
    hits: list[int] = []
    for node in nodes:
        mine = samples.within(node)
        hits.append(int(left[mine].sum()))
        left[mine] = 0.0
    return Choice(tuple(nodes), tuple(hits))


@dataclass(frozen=True, slots=True)
class _Incoming:
    """For each node, who may tell it."""

    begin: "Integers"
    teller: "Integers"
    chance: "Floats"

    @classmethod
    def of(cls, influence: Influence) -> "_Incoming":
        import numpy as np

        order = np.argsort(influence.told, kind="stable")
        counts = np.bincount(influence.told, minlength=influence.size)
        begin = np.concatenate([[0], np.cumsum(counts)])
        return cls(begin, influence.teller[order], influence.chance[order])


def _met(
    incoming: _Incoming, roots: "Sequence[Integers]", chance: "np.random.Generator"
) -> "tuple[Integers, Integers]":
    """Samples and whom one meets in each, once, following live ties backwards."""
    import numpy as np

    size = len(incoming.begin) - 1
    met = np.zeros((len(roots), size), dtype=bool)
    rows = np.repeat(np.arange(len(roots)), [len(root) for root in roots])
    nodes = np.concatenate(roots) if len(roots) else np.zeros(0, dtype=np.intp)
    met[rows, nodes] = True
    every = [(rows, nodes)]
    while len(nodes):
        many = incoming.begin[nodes + 1] - incoming.begin[nodes]
        ends = np.cumsum(many)
        at: Integers = np.arange(int(ends[-1])) + np.repeat(
            incoming.begin[nodes] - (ends - many), many
        )
        live = chance.random(len(at)) < incoming.chance[at]
        rows, nodes = np.repeat(rows, many)[live], incoming.teller[at[live]]
        new = ~met[rows, nodes]
        cells = np.unique(rows[new] * size + nodes[new])
        rows, nodes = np.divmod(cells, size)
        met[rows, nodes] = True
        every.append((rows, nodes))
    rows, nodes = (np.concatenate([pair[end] for pair in every]) for end in (0, 1))
    return rows, nodes
