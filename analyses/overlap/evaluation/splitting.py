"""Which labelled pairs are learnt from, and which are reported on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.evaluation.sparse import Rows
from analyses.overlap.evaluation.tables import Labelled, Table


@dataclass(frozen=True, slots=True)
class Split:
    """The labelled pairs of each part; a record is in one part only, with all that its labelled
    pairs reach. `told` says of each record of the first table whether it is learnt from."""

    train: tuple[Labelled, ...]
    test: tuple[Labelled, ...]
    told: NDArray[np.bool_]
    within: bool

    def is_told(self, a: Rows, b: Rows) -> NDArray[np.bool_]:
        """Which pairs are learnt from: with two tables those of a record that is, with one table
        those of two records that both are."""
        return self.told[a] & self.told[b] if self.within else self.told[a]


def split(
    labelled: Sequence[Labelled], first: Table, second: Table, *, share: float, seed: int
) -> Split:
    """The share of the labelled pairs that is learnt from, by chance but always the same."""
    within = first is second
    offset = 0 if within else len(first.ids)
    groups = _groups(labelled, offset, size=offset + len(second.ids))
    chance = np.random.default_rng(seed)
    train: list[Labelled] = []
    told = np.zeros(len(first.ids), dtype=bool)
    in_pairs = np.zeros(len(first.ids), dtype=bool)
    order: list[int] = chance.permutation(len(groups)).tolist()
    for number in order:
        learnt = len(train) < round(share * len(labelled))
        for pair in groups[number]:
            for row in (pair.a, pair.b) if within else (pair.a,):
                told[row], in_pairs[row] = learnt, True
        train += groups[number] if learnt else []
    others = chance.permutation(np.flatnonzero(~in_pairs))
    told[others[: round(share * len(others))]] = True
    known = set(train)
    return Split(tuple(train), tuple(one for one in labelled if one not in known), told, within)


def _groups(labelled: Sequence[Labelled], offset: int, *, size: int) -> list[list[Labelled]]:
    """Pairs that share a record, however far round, together."""
    from scipy.sparse import coo_matrix

    # The package ships no types.
    from scipy.sparse.csgraph import (
        connected_components,  # pyright: ignore[reportUnknownVariableType]
    )

    ends = [(one.a, offset + one.b) for one in labelled]
    rows, columns = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    links = coo_matrix((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    # It promises the number of components, and the component of each node.
    number = cast("Rows", connected_components(links, directed=False)[1])
    found: dict[int, list[Labelled]] = {}
    for one in labelled:
        found.setdefault(int(number[one.a]), []).append(one)
    return list(found.values())
