"""Candidate pairs of a foreign table, and how far they agree: any columns, any language."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

import numpy as np

from analyses.overlap.evaluation.sparse import (
    Matrix,
    Numbers,
    Rows,
    dots,
    nearest,
    pairs_of,
    pieces,
    vectors,
)
from analyses.overlap.evaluation.sparse import words as words_of
from analyses.overlap.evaluation.tables import Table
from analyses.overlap.text import folded

_MOST_BY_PIECES, _MOST_BACK, _MOST_BY_WORDS = 15, 8, 10
_NUMBER: Final = re.compile(r"\s*[$€£]?\s*(-?[\d,]*\.?\d+)\s*")
_PUNCTUATION: Final = re.compile(r"[^a-z0-9]")
_SHORTEST_CODE = 3
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of row numbers, the features of each, and how alike the texts are from 0 to 1."""

    a: Rows
    b: Rows
    features: Numbers
    alike: Numbers


def paired(first: Table, second: Table) -> Candidates:
    """Each record with those nearest by words or by pieces of words, seen from both sides; within
    one table each pair once."""
    texts = [_whole(table) for table in (first, second)]
    by_word, by_piece = _both(texts, words_of), _both(texts, pieces)
    found = {
        *nearest(*by_piece, most=_MOST_BY_PIECES + (first is second)),
        *((a, b) for b, a in nearest(*reversed(by_piece), most=_MOST_BACK)),
        *nearest(*by_word, most=_MOST_BY_WORDS + (first is second)),
    }
    if first is second:
        found = {(a, b) for a, b in found if a < b}
    table = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    a, b = table[:, 0], table[:, 1]
    word, piece = dots(*by_word, a, b), dots(*by_piece, a, b)
    shared = _shared_words(texts, a, b)
    columns = _columns(first, second, a, b)
    rivalled = [word, piece, shared[:, 0], *(columns[:1])]
    beyond = [_beyond_rivals(values, ends) for values in rivalled for ends in (a, b)]
    every = [word, piece, *shared.T, *columns, *_codes(first, second, texts, a, b).T, *beyond]
    return Candidates(a, b, np.column_stack(every), (word + piece) / 2)


def _whole(table: Table) -> list[str]:
    return [" ".join(row[column] for column in table.columns) for row in table.rows]


def _both(
    texts: Sequence[Sequence[str]], taken: Callable[[str], Iterable[str]]
) -> tuple[Matrix, Matrix]:
    """The vectors of both sides, their terms weighed together."""
    every = vectors([taken(text) for side in texts for text in side])
    return every[: len(texts[0])], every[len(texts[0]) :]


def _columns(first: Table, second: Table, a: Rows, b: Rows) -> list[Numbers]:
    """For each column of both the cosines by pieces and by words, and how far numbers differ."""
    found: list[Numbers] = []
    for column in (name for name in first.columns if name in second.columns):
        sides = [[row[column] for row in table.rows] for table in (first, second)]
        known = [np.array([bool(text.strip()) for text in side]) for side in sides]
        silent = ~(known[0][a] & known[1][b])
        for taken in (pieces, words_of):
            values = dots(*_both(sides, taken), a, b)
            found.append(np.where(silent, np.nan, values))
        mine, theirs = (np.array([_number(text) for text in side]) for side in sides)
        if np.isfinite(mine).any() and np.isfinite(theirs).any():
            larger = np.maximum(np.abs(mine[a]), np.abs(theirs[b]))
            found.append(np.abs(mine[a] - theirs[b]) / np.maximum(larger, 1e-9))
    return found


def _number(text: str) -> float:
    """A number or a price; NaN for anything else.

    >>> _number("$1,299.00"), _number("17 inch")
    (1299.0, nan)
    """
    found = _NUMBER.fullmatch(text)
    return float(found.group(1).replace(",", "")) if found else math.nan


def _shared_words(texts: Sequence[Sequence[str]], a: Rows, b: Rows) -> Numbers:
    """The weighted share of either's words that the other has, and the rarest shared word."""
    mine, theirs = ([set(words_of(text)) for text in side] for side in texts)
    weigh = _rarity([*mine, *theirs])
    totals = [[_sum(weigh, one) for one in side] for side in (mine, theirs)]
    rows: list[tuple[float, float, float]] = []
    for i, j in pairs_of(a, b):
        both = mine[i] & theirs[j]
        weight, rarest = _sum(weigh, both), max((weigh[word] for word in both), default=0.0)
        rows.append((weight / (totals[0][i] or 1), weight / (totals[1][j] or 1), rarest))
    return np.array(rows).reshape(-1, 3)


def _codes(
    first: Table, second: Table, texts: Sequence[Sequence[str]], a: Rows, b: Rows
) -> Numbers:
    """What both say of model numbers and the like: *PS-LX350H* is found in *pslx350h*."""
    codes = [[_codes_in(text) for text in side] for side in texts]
    bare = [[_bare(text) for text in side] for side in texts]
    heads = [
        [_codes_in(row[table.columns[0]]) if table.columns else set[str]() for row in table.rows]
        for table in (first, second)
    ]
    weigh = _rarity([*codes[0], *codes[1]])
    rows = [
        (
            *_code_match(codes[0][i], codes[1][j], weigh),
            max(_longest_in(codes[0][i], bare[1][j]), _longest_in(codes[1][j], bare[0][i])),
            _share_in(heads[0][i], bare[1][j]),
            _share_in(heads[1][j], bare[0][i]),
        )
        for i, j in pairs_of(a, b)
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, 6)


def _code_match(
    mine: Set[str], theirs: Set[str], weigh: Mapping[str, float]
) -> tuple[float, float, float]:
    """The rarest code of both, the share that they have in common, and how many."""
    if not mine or not theirs:
        return math.nan, math.nan, 0.0
    both = mine & theirs
    least = min(_sum(weigh, mine), _sum(weigh, theirs)) or 1.0
    return max((weigh[one] for one in both), default=0.0), _sum(weigh, both) / least, len(both)


def _codes_in(text: str) -> set[str]:
    """Runs without a space that have a digit, as in a model number.

    >>> sorted(_codes_in("Sony PS-LX350H 17 inch"))
    ['pslx350h']
    """
    bare = (_PUNCTUATION.sub("", run) for run in folded(text).split())
    return {
        one for one in bare if len(one) >= _SHORTEST_CODE and any(sign.isdigit() for sign in one)
    }


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", folded(text))


def _longest_in(codes: Set[str], bare: str) -> int:
    found = (len(one) for one in codes if len(one) >= _SHORTEST_PART and one in bare)
    return max(found, default=0)


def _share_in(codes: Set[str], bare: str) -> float:
    return sum(one in bare for one in codes) / len(codes) if codes else math.nan


def _beyond_rivals(values: Numbers, ends: Rows) -> Numbers:
    """How far each pair is above the best other pair of the same record, or below it."""
    known = np.nan_to_num(values)
    best = np.full(int(ends.max(initial=0)) + 1, -1.0)
    np.maximum.at(best, ends, known)
    is_best = known >= best[ends]
    second = np.zeros_like(best)
    np.maximum.at(second, ends, np.where(is_best, 0.0, known))
    return known - np.where(is_best, second[ends], best[ends])


def _rarity(sets: Sequence[Set[str]]) -> Mapping[str, float]:
    known_in = Counter(one for every in sets for one in every)
    return {one: math.log((len(sets) + 1) / known) for one, known in known_in.items()}


def _sum(weigh: Mapping[str, float], some: Iterable[str]) -> float:
    return sum(weigh[one] for one in some)
