"""How good the shipped model is on the half of the initiatives that it never saw."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyses.overlap.check import Overlap, check, index
from analyses.overlap.records import InitiativeRecord, pasted


@pytest.fixture(scope="module")
def known(records: list[InitiativeRecord]) -> Overlap:
    return index(records)


def whole(record: InitiativeRecord) -> InitiativeRecord:
    return record


def as_text(record: InitiativeRecord) -> InitiativeRecord:
    return replace(pasted(f"{record.title}. {record.purpose}", lang=record.lang), id=record.id)


def only_title(record: InitiativeRecord) -> InitiativeRecord:
    return InitiativeRecord(id=record.id, title=record.title, lang=record.lang)


@pytest.mark.parametrize(
    ("view", "at_one", "at_five"), [(whole, 0.95, 1), (as_text, 0.9, 1), (only_title, 0.6, 0.8)]
)
def test_an_equivalent_initiative_is_among_the_first(
    known: Overlap,
    held_out: list[InitiativeRecord],
    partners: dict[str, str],
    view: Callable[[InitiativeRecord], InitiativeRecord],
    at_one: float,
    at_five: float,
) -> None:
    found = [
        [candidate.id for candidate in check(known, view(record), limit=5).candidates]
        for record in held_out
    ]

    wanted = [partners[record.id] for record in held_out]
    first = sum(ids[:1] == [want] for ids, want in zip(found, wanted, strict=True))
    in_five = sum(want in ids for ids, want in zip(found, wanted, strict=True))
    assert len(held_out) == 20
    assert first / 20 >= at_one
    assert in_five / 20 >= at_five


@pytest.mark.parametrize(("view", "recall"), [(whole, 0.95), (as_text, 0.4)])
def test_what_is_called_equivalent_is_equivalent(
    known: Overlap,
    held_out: list[InitiativeRecord],
    partners: dict[str, str],
    view: Callable[[InitiativeRecord], InitiativeRecord],
    recall: float,
) -> None:
    called = [
        partners[record.id] == candidate.id
        for record in held_out
        for candidate in check(known, view(record)).candidates
        if candidate.class_ == "equivalent"
    ]

    assert sum(called) / len(called) >= 0.9
    assert sum(called) / len(held_out) >= recall


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
