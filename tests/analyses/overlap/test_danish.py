"""What must not hide a match in Danish."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from analyses.overlap.check import candidates, check, index
from analyses.overlap.likeness import alike
from analyses.overlap.records import InitiativeRecord, pasted
from analyses.overlap.text import bag, stem

warning = InitiativeRecord(
    id="warning",
    title="Måling af åndedræt og puls på sengeafdelinger",
    purpose="Sygeplejersker måler værdier hver vagt og tilkalder læge ved forværring",
    aliases=("MÅPU",),
)
others = (
    InitiativeRecord(id="feet", title="Fodtjek", purpose="Fødder ses efter hvert halve år"),
    InitiativeRecord(id="meal", title="Fællesspisning", purpose="Frivillige laver mad"),
    InitiativeRecord(id="bus", title="Kørsel til genoptræning", purpose="En bus henter borgere"),
)
known = index([warning, *others])

SPELLINGS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "without Danish letters": lambda text: text.replace("å", "aa").replace("æ", "ae"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_another_spelling_gives_the_same_score(spelling: str) -> None:
    written = SPELLINGS[spelling]
    asked = InitiativeRecord(id="", title=warning.title, purpose=warning.purpose)
    spelled = replace(asked, title=written(asked.title), purpose=written(asked.purpose))

    (plain,), (other,) = check(known, asked).candidates, check(known, spelled).candidates

    assert (other.id, other.score) == (plain.id, plain.score)


@pytest.mark.parametrize("name", ["MÅPU", "måpu", "MAAPU", "Skal vi indføre MÅPU i regionen?"])
def test_an_abbreviation_finds_what_it_stands_for(name: str) -> None:
    (first, *_) = check(known, pasted(name)).candidates

    assert first.id == "warning"
    assert first.class_ != "different"
    assert any(reason.feature == "name" for reason in first.reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("besøger", "hjemmebesøg"),
        ("medicingennemgang", "lægemiddelgennemgang"),
        ("sygehus", "hospitalet"),
        ("faldet", "faldforebyggelse"),
        ("spædbørn", "børnene"),
    ],
)
def test_words_that_belong_together_are_alike(one: str, other: str) -> None:
    assert _are_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("hjerte", "hjerne"), ("sygeplejerske", "sygehus"), ("kost", "kontakt")),
        *(("sår", "sårbar"), ("sårtelefon", "ernæring"), ("ringer", "ernæring")),
    ],
)
def test_words_that_only_look_alike_are_not(one: str, other: str) -> None:
    assert not _are_alike(one, other)


def _are_alike(one: str, other: str) -> bool:
    return 1 in alike([stem(one), stem(other)], np.array([0])).stems


def test_stop_words_and_numbers_are_no_words() -> None:
    assert bag(["De 12 er på vej til os i 2024"]) == {stem("vej"): "vej"}


def test_an_english_text_finds_the_danish_initiative() -> None:
    asked = pasted("Volunteers cook a meal and eat dinner together", lang="en")

    assert candidates(known, asked)[0].other.prepared.record.id == "meal"
