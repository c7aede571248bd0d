"""How a spread is told in one paragraph."""

from dataclasses import replace

import pytest

from analyses.diffusion.answers import InitiativeRef
from analyses.diffusion.tree import AdoptionRow, diffusion
from graph.errors import Language

HORSENS = AdoptionRow("a1", "o1", "Hospital Horsens", "H", "2013", "in_operation", None, (), (), ())
SKIVE = AdoptionRow("a2", "o2", "Skive", "M", "2015-10-21", "adopted", "a1", (), (), ())
VIBORG = AdoptionRow("a3", "o3", "Viborg", "M", "2018", "pilot", None, (), (), ())
STRUER = AdoptionRow("a4", "o4", "Struer", "V", "2018-02", "interested", "a2", (), (), ())


def told(*rows: AdoptionRow, lang: Language = "da") -> str:
    initiative = InitiativeRef(id="i1", title="Sikkert hjem")
    return diffusion(initiative, rows, as_of="2020-01-01", known_at=1, lang=lang).sentence


def test_nobody_is_not_spread_yet() -> None:
    assert (told(), told(lang="en")) == ("Endnu ikke spredt.", "Not spread yet.")


def test_one_place_is_not_spread_yet_but_known() -> None:
    assert told(HORSENS) == (
        "Endnu ikke spredt. Indsatsen er kun kendt hos Hospital Horsens i 2013."
    )


def test_where_it_began_how_far_it_came_and_what_nobody_said() -> None:
    assert told(HORSENS, SKIVE, VIBORG, STRUER) == (
        "Indsatsen begyndte hos Hospital Horsens i 2013 og er siden taget op 2 steder i én klynge, "
        "sidst i 2018; ved ét sted er det ikke oplyst, hvorfra den kom. "
        "Ét sted har vist interesse eller sagt ja."
    )


def test_the_same_in_english() -> None:
    assert told(HORSENS, SKIVE, lang="en") == (
        "The initiative began at Hospital Horsens in 2013 and has since been taken up in one place "
        "in one cluster, on 21 October 2015."
    )


def test_an_earliest_date_alone_is_not_called_a_beginning() -> None:
    alone = replace(SKIVE, taken_from=None)

    assert told(HORSENS, alone) == (
        "Indsatsen er taget op 2 steder i 2 klynger, sidst den 21. oktober 2015; først kendt hos "
        "Hospital Horsens i 2013; ved 2 steder er det ikke oplyst, hvorfra den kom."
    )


def test_two_places_that_may_both_be_first_are_both_named() -> None:
    sender = replace(VIBORG, started="2013-05")
    receiver = replace(STRUER, stage="stopped", taken_from="a3")

    assert told(HORSENS, sender, SKIVE, receiver).startswith(
        "Indsatsen begyndte hos Hospital Horsens i 2013 og Viborg i maj 2013 og er siden taget op "
        "2 steder i 2 klynger"
    )


def test_places_that_only_showed_interest_have_not_taken_it_up() -> None:
    assert told(replace(STRUER, taken_from=None)) == (
        "Endnu ikke spredt. Ét sted har vist interesse eller sagt ja."
    )


@pytest.mark.parametrize("count", [1, 2])
def test_stopped_places_are_told(count: int) -> None:
    stopped = [replace(SKIVE, stage="stopped"), replace(VIBORG, stage="stopped")][:count]

    where = {1: "ét sted", 2: "2 steder"}[count]
    assert told(HORSENS, *stopped).endswith(f"Den er stoppet {where}.")
