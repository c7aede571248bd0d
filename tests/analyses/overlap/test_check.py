"""What an overlap check answers."""

import json
import math
from dataclasses import replace

import pytest

from analyses.overlap.check import check, index
from analyses.overlap.records import EvidenceFact, InitiativeRecord, Report, pasted

calls = InitiativeRecord(
    id="calls",
    title="Opkald efter udskrivelse",
    purpose="En sygeplejerske ringer til den udskrevne efter to dage",
    target="Ældre",
    kernel=("Opkald efter to dage",),
    topics=("udskrivelse",),
    cluster="Vest",
    contact="kontakt@example.org",
    reported=Report("Sundhedsstyregruppen", "2024-03-01"),
    size="lille",
    last_update="2024-05-01",
)
same_elsewhere = replace(
    calls,
    id="same",
    cluster="Aarhus",
    target="Unge",
    contact=None,
    reported=None,
    size="stor",
    last_update="2023-01-01",
)
parking = InitiativeRecord(id="parking", title="Ny parkeringsplads ved rådhuset")


def test_an_initiative_is_never_its_own_candidate() -> None:
    answer = check(index([calls, same_elsewhere]), calls)

    assert [candidate.id for candidate in answer.candidates] == ["same"]


def test_the_shares_add_up_to_the_score() -> None:
    (candidate,) = check(index([calls, parking]), same_elsewhere).candidates

    shares = [reason.share for reason in candidate.reasons]

    assert candidate.reasons[-1].feature == "base"
    assert math.fsum(shares) == pytest.approx(
        math.log(candidate.score / (1 - candidate.score)), abs=1e-6
    )


def test_reasons_quote_the_words_as_they_stand_in_both_texts() -> None:
    known = index([InitiativeRecord(id="visit", title="Besøg til ensomme", kernel=("Fast ven",))])
    asked = InitiativeRecord(id="", title="Vi besøger de ensomme", kernel=("En fast ven",))

    (candidate,) = check(known, asked).candidates

    texts = {reason.feature: reason.text for reason in candidate.reasons}
    assert texts["title"] == "Ord i titlen går igen: ensomme, besøger ~ Besøg"
    assert texts["kernel"] == "Kernen ligner: »En fast ven« ~ »Fast ven«"


def test_reasons_are_told_in_english_when_asked() -> None:
    (candidate,) = check(index([calls]), same_elsewhere, lang="en").candidates

    assert candidate.reasons[-1].text == "Starting point, before anything is compared"
    assert candidate.differences == (
        "Target group: here Unge, there Ældre",
        "Size: here stor, there lille",
    )


def test_differences_are_told_where_both_are_known() -> None:
    (candidate,) = check(index([replace(calls, status="i drift")]), same_elsewhere).candidates

    assert candidate.differences == (
        "Målgruppe: her Unge, dér Ældre",
        "Størrelse: her stor, dér lille",
    )


@pytest.mark.parametrize(
    ("theirs", "mine", "better"),
    [
        ((EvidenceFact("controlled"),), (EvidenceFact("described", n=900),), True),
        ((EvidenceFact("described", n=90),), (EvidenceFact("described", n=9),), True),
        ((EvidenceFact("described"),), (EvidenceFact("described"),), False),
        ((), (EvidenceFact("described"),), False),
        ((EvidenceFact("none"),), (), None),
    ],
)
def test_better_documented_is_a_fact_from_evidence(
    theirs: tuple[EvidenceFact, ...], mine: tuple[EvidenceFact, ...], *, better: bool | None
) -> None:
    known = index([replace(calls, evidence=theirs)])

    (candidate,) = check(known, replace(same_elsewhere, evidence=mine)).candidates

    assert candidate.better_documented is better


def test_evidence_changes_no_score() -> None:
    plain = check(index([calls]), same_elsewhere).candidates[0]
    strong = replace(calls, evidence=(EvidenceFact("systematic_review", n=1000),))

    documented = check(index([strong]), same_elsewhere).candidates[0]

    assert (documented.score, documented.reasons) == (plain.score, plain.reasons)


def test_of_equal_scores_another_clusters_comes_first_and_then_the_lower_id() -> None:
    copies = [replace(calls, id=name, cluster=where) for name, where in ("aV", "bH", "cM")]

    answer = check(index(reversed(copies)), replace(calls, id="", cluster="V"))

    assert [candidate.id for candidate in answer.candidates] == ["b", "c", "a"]


def test_the_equivalent_come_first_then_the_related_and_each_by_score(
    records: list[InitiativeRecord],
) -> None:
    known = index(records)

    lists = [check(known, record).candidates for record in records[:40]]

    order = ["equivalent", "related", "different"]
    ranks = [[(order.index(one.class_), -one.score) for one in some] for some in lists]
    assert ranks == [sorted(some) for some in ranks]
    # By score alone some would stand otherwise.
    assert any(some != sorted(some, key=lambda rank: rank[1]) for some in ranks)


def test_an_empty_answer_says_how_far_it_saw() -> None:
    known = index([calls, same_elsewhere, replace(parking, cluster=None)], clusters=["Midt"])

    answer = check(known, pasted("Solceller"))

    assert answer.candidates == ()
    assert [row.model_dump() for row in answer.coverage] == [
        {"cluster": "Midt", "initiatives": 0, "last_update": None},
        {"cluster": "Vest", "initiatives": 1, "last_update": "2024-05-01"},
        {"cluster": "Aarhus", "initiatives": 1, "last_update": "2023-01-01"},
        {"cluster": None, "initiatives": 1, "last_update": None},
    ]


def test_the_json_has_the_promised_keys() -> None:
    answer = json.loads(check(index([calls]), same_elsewhere).model_dump_json())

    (candidate,) = answer["candidates"]
    assert list(answer) == ["model", "candidates", "coverage", "meanings"]
    assert candidate.keys() == {
        *("id", "title", "cluster", "class", "score", "reasons", "differences"),
        *("better_documented", "contact", "reported"),
    }
    assert candidate["reasons"][0].keys() == {"feature", "share", "text"}
    assert candidate["reported"] == {"forum": "Sundhedsstyregruppen", "date": "2024-03-01"}


def test_what_was_never_reported_says_so() -> None:
    (candidate,) = check(index([same_elsewhere]), calls).candidates

    assert candidate.reported is None


@pytest.mark.parametrize("nothing", ["", "   ", "og at det", "...", "2024"])
def test_a_text_without_words_finds_nothing(nothing: str) -> None:
    assert check(index([calls]), pasted(nothing)).candidates == ()


def test_an_index_of_nothing_answers_too() -> None:
    answer = check(index([]), calls)

    assert answer.candidates == ()
    assert [row.cluster for row in answer.coverage] == [None]


def test_no_more_than_the_limit_is_shown() -> None:
    copies = [replace(calls, id=f"copy-{number}") for number in range(5)]

    assert len(check(index(copies), calls, limit=3).candidates) == 3
