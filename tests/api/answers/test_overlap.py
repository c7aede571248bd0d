"""What is like an initiative or a text, and how far the check saw, on the engines."""

from collections.abc import Callable

import pytest

from api.answers.errors import UnknownIdError
from api.answers.overlap import check
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import initiative, person

FALD = initiative(
    "fald",
    "Forebyggelse af nye fald efter besøg på skadestuen",
    purpose="Ældre, der har været på skadestuen efter et fald, får besøg og træning.",
    organisations=["hospital-vest"],
)
BENENE = initiative(
    "benene",
    "Sikker på benene efter skadestuen",
    when="2016",
    purpose="Ældre, der har været på skadestuen efter et fald, får træning og besøg i hjemmet.",
    clusters=["midt"],
    contact="karla",
)
KARLA = person("karla", "Karla Kær", "viborg")
STUDIED = line(
    "evidence.attached", when="2018-02", evidence="e", initiative="benene", level="controlled"
)


def test_a_better_documented_initiative_of_a_cluster_is_found_with_its_contact(
    asked_of: Callable[..., Questions],
) -> None:
    found = check(asked_of(*KARLA, FALD, BENENE, STUDIED), "fald")

    first = found.candidates[0]
    assert (first.id, first.cluster, first.contact) == ("benene", "Midtklyngen", "Karla Kær")
    assert (first.better_documented, first.reported) == (True, None)
    assert found.asked is not None
    assert found.asked.id == "fald"


def test_a_text_that_names_nothing_is_compared_as_a_text(
    asked_of: Callable[..., Questions],
) -> None:
    found = check(asked_of(*KARLA, FALD, BENENE), "Vi vil træne ældre efter et fald på skadestuen")

    assert found.asked is None
    assert {one.id for one in found.candidates} == {"fald", "benene"}


def test_a_title_or_alias_that_only_one_has_is_that_initiative(
    asked_of: Callable[..., Questions],
) -> None:
    alias = line("initiative.alias_recorded", initiative="benene", alias="SPB")

    found = check(asked_of(*KARLA, FALD, BENENE, alias), "spb")

    assert found.asked is not None
    assert found.asked.name == "Sikker på benene efter skadestuen"


def test_an_empty_answer_tells_of_every_cluster_also_those_with_nothing(
    asked_of: Callable[..., Questions],
) -> None:
    found = check(asked_of(*KARLA, BENENE, STUDIED), "Undervisning i mandarin")

    rows = [(row.cluster, row.initiatives, row.last_update) for row in found.coverage]
    assert found.candidates == ()
    assert rows == [
        ("Midtklyngen", 1, "2018-02"),
        ("Vestklyngen", 0, None),
        ("Aarhusklyngen", 0, None),
        (None, 0, None),
    ]


@pytest.mark.parametrize(
    "asked", ["initiative-tosb", "bennene", "d5b0a1f2-11aa-4bbb-8ccc-000000000000"]
)
def test_a_mistyped_id_is_refused_and_not_compared_as_a_text(
    asked_of: Callable[..., Questions], asked: str
) -> None:
    questions = asked_of(*KARLA, FALD, BENENE)

    with pytest.raises(UnknownIdError) as refused:
        check(questions, asked)

    assert ("benene" in (refused.value.hint("da") or "")) == (asked == "bennene")
    assert check(questions, asked, as_text=True).asked is None


def test_one_word_is_a_text(asked_of: Callable[..., Questions]) -> None:
    assert check(asked_of(*KARLA, BENENE), "Faldforebyggelse").asked is None
