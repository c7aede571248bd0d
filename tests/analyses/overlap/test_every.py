"""What terms find for many at once is what they find for each."""

import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.overlap.every import terms_of
from analyses.overlap.postings import HELD, RARITY, TOTAL, best, wanted
from analyses.overlap.shelf import Shelf, pieces, whole

_WORDS = ["fald", "faldet", "besoeg", "hjemmebesoeg", "kost", "medicin", "ring", "vand"]
_MOST = 2


@pytest.fixture(params=["with sparse_dot_topn", "with SciPy alone"])
def products(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine that the package is made for, and on one that it is not."""
    if request.param == "with SciPy alone":
        monkeypatch.setitem(sys.modules, "sparse_dot_topn", None)
    else:
        pytest.importorskip("sparse_dot_topn")


@pytest.mark.usefixtures("products")
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.lists(st.sets(st.sampled_from(_WORDS), min_size=1), min_size=1, max_size=25))
def test_each_finds_the_same_rows_by_itself_and_among_all(said: list[set[str]]) -> None:
    """There are so few words that many are equal, and the lower row has to come first."""
    shelf = Shelf()
    bags = {row: {word: word for word in sorted(some)} for row, some in enumerate(said, 1)}
    for row in bags:
        shelf.read(
            "INSERT INTO record (row, id, digest, outline, data) VALUES (?, ?, '', '', '')",
            row,
            row,
        )
    shelf.found_by(bags)
    records, terms = shelf.read(TOTAL)[0]

    which, rows = terms_of(shelf).best(np.array(list(bags)), most=_MOST)

    found = sorted(zip((which + 1).tolist(), rows.tolist(), strict=True))
    alone: list[tuple[int, int]] = []
    for row, bag in bags.items():
        for some in (whole(bag), pieces(bag)):
            known_in = dict(shelf.read(RARITY, wanted(some), len(some)))
            held = shelf.read(HELD, wanted(some))
            near = best(held, known_in, records=records, terms=terms, most=_MOST)
            alone += [(row, other) for other in near]
    assert found == sorted(alone)
