"""Rows written out and sparse ones are the same rows, few or many."""

import random
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analyses.overlap.rows import MOST_CELLS, Rows, Sparse, Written, rows_of_cells
from analyses.overlap.spelling import Spelled, spelled
from analyses.overlap.text import grams
from analyses.sparse import of_dense

_CHANCE: Final = random.Random(7)  # noqa: S311 - made-up words need no secret chance
_STEMS: Final = list(
    dict.fromkeys("".join(_CHANCE.choices("abdefgiklmnorstuy", k=7)) for _ in range(1_200))
)
_CELLS: Final = arrays(
    np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.sampled_from([0, 1, 2])
)


@settings(deadline=None)
@given(_CELLS)
def test_two_ways_to_hold_rows_say_the_same_of_them(cells: np.ndarray[tuple[int, int]]) -> None:
    rows, columns = np.nonzero(cells)
    made = rows_of_cells(cells[rows, columns], rows, columns, shape=cells.shape)
    one, other = (each.ravel() for each in np.indices((len(cells), len(cells))))

    for found in (made, Written(cells), Sparse(of_dense(cells))):
        assert found.dots(one, other).tolist() == (cells @ cells.T).ravel().tolist()
        assert found.squares().tolist() == (cells * cells).sum(axis=1).tolist()
        assert found.counts().tolist() == (cells != 0).sum(axis=1).tolist()


@pytest.fixture(scope="module")
def many() -> Spelled:
    return spelled(_STEMS)


def test_what_many_stems_share_is_what_a_few_share_at_a_time(many: Spelled) -> None:
    every = np.arange(len(_STEMS))
    assert len(every) ** 2 > MOST_CELLS

    few = [many.shared(every[at : at + 100]) for at in range(0, len(every), 100)]

    for whole, parts in zip(many.shared(every), zip(*few, strict=True), strict=True):
        assert whole.tolist() == np.concatenate(parts).tolist()


def test_two_stems_share_the_n_grams_that_both_have(many: Spelled) -> None:
    _, other, shared = many.shared(np.array([3]))

    mine = set(grams(_STEMS[3]))
    assert dict(zip(other.tolist(), shared.tolist(), strict=True)) == {
        at: len(mine & set(grams(stem)))
        for at, stem in enumerate(_STEMS)
        if mine & set(grams(stem))
    }


def test_many_rows_of_n_grams_weigh_what_a_few_weigh_at_a_time(many: Spelled) -> None:
    row, stem = np.arange(len(_STEMS)), np.arange(len(_STEMS))
    weight = 1 + stem / 7
    assert len(row) * many.known > MOST_CELLS

    whole = many.weighed(row, stem, weight, rows=len(row))
    few = many.weighed(row[:80], stem[:80], weight[:80], rows=80)

    one, other = (each.ravel() for each in np.indices((80, 80)))
    assert [type(whole), type(few)] == [Sparse, Written]
    assert _said(whole, one, other) == pytest.approx(_said(few, one, other))
    assert whole.squares()[:80] == pytest.approx(few.squares())


def _said(rows: Rows, one: np.ndarray[tuple[int]], other: np.ndarray[tuple[int]]) -> list[float]:
    found: list[float] = rows.dots(one, other).tolist()
    return found
