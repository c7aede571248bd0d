"""Questions before a decision and after it: what is there, what is known, who knows whom."""

from collections.abc import Callable

import pytest

from api.answers.errors import UnknownInitiativeError, UnknownPersonError, UnknownQuestionError
from api.answers.questions.ask import ask
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import decision, initiative, person

FALD = initiative(
    "fald",
    "Forebyggelse af nye fald efter besøg på skadestuen",
    purpose="Ældre, der har været på skadestuen efter et fald, får besøg og træning.",
)
BENENE = initiative(
    "benene",
    "Sikker på benene efter skadestuen",
    when="2016",
    purpose="Ældre, der har været på skadestuen efter et fald, får træning og besøg i hjemmet.",
    clusters=["midt"],
    size="small",
)
STUDIED = line(
    "evidence.attached", when="2018-02", evidence="e", initiative="benene", level="controlled"
)
PROPOSED = decision("d", "ssg", when="2018-11-15", initiative="fald", outcome="proposed")


def test_the_first_finds_the_better_documented_one_that_was_never_reported(
    asked_of: Callable[..., Questions],
) -> None:
    answer = ask(asked_of(FALD, BENENE, STUDIED, PROPOSED), 1)

    assert answer.answer == (
        "»Forebyggelse af nye fald efter besøg på skadestuen« ligner »Sikker på benene efter "
        "skadestuen« i Midtklyngen, som er bedre dokumenteret og aldrig er meldt til "
        "Sundhedsstyregruppen."
    )
    assert answer.rows[0]["similar"]["id"] == "benene"


def test_the_first_says_how_far_it_saw_when_nothing_is_alike(
    asked_of: Callable[..., Questions],
) -> None:
    answer = ask(asked_of(initiative("m", "Undervisning i mandarin"), BENENE), 1, "m")

    assert answer.rows == ()
    assert "Vi kender 2 indsatser; det kan være, at nogen ikke er registreret." in answer.answer


def test_the_second_tells_whom_one_knows_in_other_sectors_and_hides_what_is_disputed(
    asked_of: Callable[..., Questions],
) -> None:
    people = [
        *person("ane", "Ane Alm", "lemvig"),
        *person("bo", "Bo Birk", "hospital-midt"),
        *person("eva", "Eva Eg", "hospital-vest"),
        *person("ib", "Ib Ibsen", "viborg"),
    ]
    ties = [
        line("contact.made", relationship=f"r-{other}", person="ane", other=other)
        for other in ("bo", "eva", "ib")
    ]
    disputed = line("relationship.disputed", relationship="r-eva", person="ane", other="eva")

    answer = ask(asked_of(*people, *ties, disputed), 2, "ane")

    assert answer.answer == (
        "Ane Alm (Lemvig Kommune) kender én person i andre sektorer: Bo Birk (Hospitalet i Midt)."
    )


def test_the_second_without_an_id_names_bridge_builders_without_a_score(
    asked_of: Callable[..., Questions],
) -> None:
    people = [
        *person("ane", "Ane Alm", "lemvig"),
        *person("bo", "Bo Birk", "viborg"),
        *person("eva", "Eva Eg", "samsoe"),
    ]
    ties = [
        line("contact.made", relationship=f"r-{other}", person="ane", other=other)
        for other in ("bo", "eva")
    ]

    answer = ask(asked_of(*people, *ties), 2)

    (row,) = answer.rows
    assert row["person"]["name"] == "Ane Alm"
    assert row["clusters"] == ["Midtklyngen", "Vestklyngen", "Aarhusklyngen"]
    assert set(row) == {"person", "clusters", "knows", "events"}


def test_the_fourth_tells_the_fixed_parts_from_the_free(
    asked_of: Callable[..., Questions],
) -> None:
    parts = [
        line(
            "kernel.element_defined",
            element=id,
            initiative="benene",
            text=text,
            row="activities",
            changeable=changeable,
        )
        for id, text, changeable in (("a", "Testen", False), ("b", "Holdet", True))
    ]

    answer = ask(asked_of(BENENE, *parts), 4, "benene")

    assert answer.answer == (
        "I »Sikker på benene efter skadestuen« må dette ikke ændres: »Testen«. "
        "Der er spillerum i: »Holdet«."
    )


def test_the_sixth_says_unknown_where_nothing_is_known(
    asked_of: Callable[..., Questions],
) -> None:
    result = line(
        "result.recorded",
        result="r",
        initiative="benene",
        organisation="viborg",
        sector="municipality",
        dimension="cost",
        nature="economic",
        text="Tjent ind efter otte måneder",
    )

    answer = ask(asked_of(BENENE, result), 6, "benene")

    assert "Økonomi (kommune, Viborg Kommune): Tjent ind efter otte måneder." in answer.answer
    assert "Ukendt: effekt for hospital, kommune, almen praksis og borger." in answer.answer
    assert [row["known"] for row in answer.rows] == [True, *[False] * 7]


def test_the_seventh_finds_small_ones_that_no_forum_took_up(
    asked_of: Callable[..., Questions],
) -> None:
    told = initiative("told", "Meldt", size="small")
    reported = line("initiative.reported", initiative="told", forum="temasaar")

    answer = ask(asked_of(FALD, BENENE, told, reported), 7)

    assert [row["initiative"]["id"] for row in answer.rows] == ["benene"]
    assert answer.answer.endswith("Én indsats af ukendt størrelse er heller ikke behandlet.")


def test_the_tenth_tells_what_was_shown_and_what_was_there_but_not_shown(
    asked_of: Callable[..., Questions],
) -> None:
    other = initiative("gaa", "Gåture")
    shown = decision(
        "d",
        "ssg",
        when="2018-11-15",
        initiative="fald",
        outcome="proposed",
        basis={"as_of": "2018-11-15", "shown": ["gaa"]},
    )

    answer = ask(asked_of(FALD, BENENE, other, shown), 10, "fald")

    assert answer.answer == (
        "Styregruppen den 15. november 2018: »Forebyggelse af nye fald efter besøg på skadestuen« "
        "blev foreslået. Forelagt blev »Gåture«. "
        "Fandtes dengang, men blev ikke forelagt: »Sikker på benene efter skadestuen«."
    )


def test_what_was_registered_after_a_decision_was_learnt_later(
    asked_of: Callable[..., Questions],
) -> None:
    answer = ask(asked_of(FALD, PROPOSED, BENENE), 10, "d")

    (row,) = answer.rows
    assert row["similar_known_then"] == []
    assert [one["id"] for one in row["similar_known_later"]] == ["benene"]


@pytest.mark.parametrize(
    ("number", "id", "problem"),
    [
        (11, None, UnknownQuestionError),
        (4, "nix", UnknownInitiativeError),
        (2, "nix", UnknownPersonError),
    ],
)
def test_a_question_or_an_id_that_is_not_there_is_an_error(
    asked_of: Callable[..., Questions], number: int, id: str | None, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        ask(asked_of(), number, id)
