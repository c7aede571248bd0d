"""The nearest of each of many are those that sorting every product would give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.overlap.encoder import Vectors
from analyses.overlap.nearest import nearest_each
from analyses.overlap.ragged import Places


@settings(max_examples=25, deadline=None)
@given(
    rows=st.integers(0, 1_100),
    width=st.integers(1, 6),
    steps=st.integers(1, 50),
    most=st.integers(1, 70),
    seed=st.integers(0, 2**32 - 1),
)
def test_of_equal_ones_the_first_rows_are_the_nearest(
    rows: int, width: int, steps: int, most: int, seed: int
) -> None:
    # Whole numbers, so that the products are exact and many of them equal.
    chance = np.random.default_rng(seed)
    known = chance.integers(-steps, steps, (rows, width), endpoint=True).astype(np.float32)
    every = np.arange(rows)

    assert _pairs(*nearest_each(known, every, most=most)) == _by_sorting(known, every, most)


@pytest.mark.parametrize("many", [1, 1_000, 1_025, 9_500])
def test_some_are_asked_of_all(many: int) -> None:
    chance = np.random.default_rng(many)
    known = chance.standard_normal((9_500, 12), dtype=np.float32)
    known[::7] = 0
    asked = np.sort(chance.choice(len(known), many, replace=False))

    found = _pairs(*nearest_each(known, asked, most=20))

    step = -(-many // 1_000)
    looked_at = {(which // step, row) for which, row in found if which % step == 0}
    # The last digit depends on how a product is added up, and hardly any two are that near.
    assert len(looked_at ^ _by_sorting(known, asked[::step], 20)) <= len(looked_at) // 1_000
    assert all(known[row].any() for _, row in found)


def _pairs(which: Places, near: Places) -> set[tuple[int, int]]:
    found = list(zip(which.tolist(), near.tolist(), strict=True))
    assert len(set(found)) == len(found)
    return set(found)


def _by_sorting(known: Vectors, asked: Places, most: int) -> set[tuple[int, int]]:
    dots = known[asked] @ known.T
    best = np.argsort(-dots, axis=1, kind="stable")[:, :most]
    return {
        (which, row)
        for which, rows in enumerate(best.tolist())
        for row in rows
        if dots[which, row] > 0
    }
