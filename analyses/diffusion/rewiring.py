"""The same network by chance: everybody keeps how many they name and are named by, not whom."""

import numpy as np

from analyses.sparse import Matrix, Places, columns_of, from_cells, rows_of, size, values_of

TURNS = 20


def rewired(matrix: Matrix, generator: np.random.Generator) -> Matrix:
    """Ties exchanged at random: of a -> b and c -> d it makes a -> d and c -> b, unless one of them
    is there already or leads to oneself. A symmetric network stays symmetric. Each tie keeps its
    weight. Every tie is tried about 20 times.

    Source: Milo et al., Science 298 (2002) 824-827; Maslov and Sneppen, Science 296 (2002).

    >>> from analyses.study import study
    >>> ring = study("abcd", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]).weights
    >>> found = rewired(ring, np.random.default_rng(1))
    >>> found.sum(axis=0).tolist(), found.sum(axis=1).tolist()
    ([1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0])
    """
    count, weights = size(matrix), values_of(matrix)
    sources, targets = rows_of(matrix), columns_of(matrix).copy()
    is_symmetric = bool((matrix != matrix.T).nnz == 0)
    if is_symmetric:
        once = sources < targets
        sources, targets, weights = sources[once].copy(), targets[once], weights[once]
    for _ in range(TURNS):
        if is_symmetric:
            _turn_some(sources, targets, generator)
        _exchange(sources, targets, count, generator, symmetric=is_symmetric)
    if is_symmetric:
        sources, targets = np.concatenate([sources, targets]), np.concatenate([targets, sources])
        weights = np.tile(weights, 2)
    return from_cells(weights, sources, targets, shape=(count, count))


def _turn_some(sources: Places, targets: Places, generator: np.random.Generator) -> None:
    turned = generator.random(sources.size) < 0.5
    sources[turned], targets[turned] = targets[turned], sources[turned]


def _exchange(
    sources: Places,
    targets: Places,
    count: int,
    generator: np.random.Generator,
    *,
    symmetric: bool,
) -> None:
    """Pairs of ties drawn at random change targets, where what comes of it is new."""
    order = generator.permutation(sources.size)
    half = sources.size // 2
    one, other = order[:half], order[half : 2 * half]
    first = _key(sources[one], targets[other], count, symmetric=symmetric)
    second = _key(sources[other], targets[one], count, symmetric=symmetric)
    there = _key(sources, targets, count, symmetric=symmetric)
    new = np.concatenate([first, second])
    values, numbers = np.unique(new, return_counts=True)
    twice = values[numbers > 1]
    good = ~np.isin(first, there) & ~np.isin(second, there)
    good &= ~np.isin(first, twice) & ~np.isin(second, twice)
    good &= (sources[one] != targets[other]) & (sources[other] != targets[one])
    one, other = one[good], other[good]
    targets[one], targets[other] = targets[other], targets[one]


def _key(sources: Places, targets: Places, count: int, *, symmetric: bool) -> Places:
    if symmetric:
        sources, targets = np.minimum(sources, targets), np.maximum(sources, targets)
    return sources * count + targets
