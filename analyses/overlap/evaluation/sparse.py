"""Texts as sparse vectors: TF-IDF over words or character n-grams, and what is nearest."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.text import folded, surfaces

# The package ships no types.
Matrix: TypeAlias = Any
Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]

_BLOCK = 256
_ROWS_AT_ONCE = 20_000


def words(text: str) -> list[str]:
    """The folded words, numbers and single letters too.

    >>> words("Sony PS-LX350H, Ærø")
    ['sony', 'ps', 'lx350h', 'aeroe']
    """
    return surfaces(folded(text))


def pieces(text: str) -> Iterator[str]:
    """The three- and four-letter pieces of each word, its ends marked.

    >>> list(pieces("bus"))
    [' bu', 'bus', 'us ', ' bus', 'bus ']
    """
    for word in words(text):
        marked = f" {word} "
        for size in (3, 4):
            for at in range(max(1, len(marked) - size + 1)):
                yield marked[at : at + size]


def vectors(texts: Sequence[Iterable[str]]) -> Matrix:
    """A unit row of TF-IDF weights a text; a text without terms is all zeros."""
    from scipy.sparse import csr_matrix

    counted = [Counter(terms) for terms in texts]
    known_in = Counter(term for counts in counted for term in counts)
    column = {term: number for number, term in enumerate(known_in)}
    rarity = {term: math.log((len(texts) + 1) / known) for term, known in known_in.items()}
    ends, columns, weights = [0], list[int](), list[float]()
    for counts in counted:
        row = {term: (1 + math.log(many)) * rarity[term] for term, many in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in row.values())) or 1.0
        columns += [column[term] for term in row]
        weights += [weight / length for weight in row.values()]
        ends.append(len(columns))
    shape = (len(texts), len(column))
    return csr_matrix((np.array(weights, dtype=np.float32), columns, ends), shape=shape)


def nearest(mine: Matrix, theirs: Matrix, *, most: int) -> Iterator[tuple[int, int]]:
    """For each of mine the rows of theirs with the largest dot products above zero, in blocks."""
    other = theirs.T.tocsr()
    most = min(most, theirs.shape[0])
    for start in range(0, mine.shape[0], _BLOCK):
        dots = (mine[start : start + _BLOCK] @ other).toarray()
        top = np.argpartition(-dots, most - 1, axis=1)[:, :most]
        for row, found in enumerate(top.tolist()):
            yield from ((start + row, at) for at in found if dots[row, at] > 0)


def dots(mine: Matrix, theirs: Matrix, a: Rows, b: Rows) -> Numbers:
    """The dot product of each pair of rows."""
    found = np.empty(len(a))
    for at in range(0, len(a), _ROWS_AT_ONCE):
        some = slice(at, at + _ROWS_AT_ONCE)
        found[some] = np.asarray(mine[a[some]].multiply(theirs[b[some]]).sum(axis=1)).ravel()
    return found


def pairs_of(a: Rows, b: Rows) -> Iterator[tuple[int, int]]:
    """Two columns of row numbers as pairs."""
    mine: list[int] = a.tolist()
    theirs: list[int] = b.tolist()
    return zip(mine, theirs, strict=True)
