"""Invented people and organisations, of whom some are there twice: who is proposed, and why."""

from math import isclose
from random import Random

import pytest

from analyses.duplicates.alike import LEAST, Pair, organisations_alike, people_alike
from analyses.duplicates.definition import Model
from analyses.duplicates.models import ORGANISATIONS, PEOPLE
from analyses.duplicates.records import Organisation, Person
from analyses.duplicates.splink_engine import predicted, settings_of

ADA = Person("ada", "Ada Ahorn", "ada@vest.example", "sygeplejerske", ("hospital",))


def proposed(*others: Person) -> list[tuple[str, str, str]]:
    return [(one.a, one.b, one.likeness) for one in people_alike([ADA, *others])]


def shares(pair: Pair) -> dict[str, float]:
    return {reason.about: reason.share for reason in pair.reasons}


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        (Person("x", "Ada Ahorn", "ADA@vest.example"), "likely"),
        (Person("x", "Dr. Ada B. Ahorn", "ada@vest.example"), "likely"),
        (Person("x", "Ada Ahorne", "ada@vest.example", "læge"), "likely"),
        (Person("x", "Ada Ahorn"), "possible"),
        (Person("x", "Ada Ahorn", "", "sygeplejerske", ("hospital",)), "possible"),
        (Person("x", "Ada Ahorn", "aa@byen.example", "lærer", ("skolen",)), None),
        (Person("x", "Bo Birk", "ada@vest.example"), "possible"),
        (Person("x", "Bo Birk", "bo@vest.example", "sygeplejerske", ("hospital",)), None),
    ],
)
def test_an_address_makes_two_likely_one_and_a_name_never_does(
    other: Person, likeness: str | None
) -> None:
    assert proposed(other) == ([] if likeness is None else [("ada", "x", likeness)])


def test_two_of_one_name_who_work_side_by_side_are_for_somebody_to_look_at() -> None:
    other = Person("x", "Ada Ahorn", "ada.2@vest.example", "sygeplejerske", ("hospital",))

    (pair,) = people_alike([ADA, other])

    assert pair.likeness == "possible"
    assert shares(pair)["email"] < 0 < shares(pair)["workplaces"]


def test_the_reasons_add_up_to_the_score_and_are_what_splink_found() -> None:
    other = Person("x", "Ada Ahorne", "", "læge", ("hospital",))

    (pair,) = people_alike([ADA, other])
    (found,) = predicted([ADA.row(), other.row()], PEOPLE, least=LEAST)

    assert isclose(pair.base + sum(shares(pair).values()), pair.weight, abs_tol=1e-9)
    assert isclose(pair.weight, found["match_weight"], abs_tol=1e-6)
    assert isclose(pair.score, found["match_probability"], abs_tol=1e-6)


def test_reasons_are_told_in_both_languages_and_hold_no_values() -> None:
    other = Person("x", "Ada Ahorn", "ada@vest.example")

    told = [people_alike([ADA, other], lang=lang)[0].reasons[0].text for lang in ("da", "en")]

    assert told == ["Samme e-mailadresse", "The same e-mail address"]


WEST = Organisation(
    "west", "Hospitalet Vest", "hospital", ("sor:1", "cvr:9"), "https://www.v.example"
)


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        (Organisation("x", "Hospitalet Vest (nyt)", "hospital", ("sor:1",)), "likely"),
        (Organisation("x", "Hospitalet Vest", "hospital"), "possible"),
        (Organisation("x", "Vest, Hospitalet", "hospital", (), "v.example"), "possible"),
        (Organisation("x", "Hospitalet Vest", "hospital", ("sor:2",)), None),
        (Organisation("x", "Hospitalet Øst", "hospital", ("sor:2", "cvr:9")), None),
        (Organisation("x", "Hospitalet Vest", "hospital", part_of="west"), None),
    ],
)
def test_a_code_makes_organisations_likely_one_and_a_name_never_does(
    other: Organisation, likeness: str | None
) -> None:
    found = [(one.a, one.b, one.likeness) for one in organisations_alike([WEST, other])]

    assert found == ([] if likeness is None else [("west", "x", likeness)])


def test_an_ending_more_or_less_hides_nobody_and_another_town_is_another_place() -> None:
    names = ("Regionshospitalet Horsens", "Regionshospital Horsens", "Regionshospitalet Randers")
    places = [Organisation(name, name, "hospital") for name in names]

    found = {(one.a, one.b): one.likeness for one in organisations_alike(places)}

    assert found == {(names[1], names[0]): "possible"}


def test_a_municipality_is_found_however_it_is_spelt() -> None:
    one = Organisation("1", "Aarhus Kommune", "municipality", ("municipality:751",))
    other = Organisation("2", "ÅRHUS kommune", "municipality", ("municipality:751",))

    (pair,) = organisations_alike([one, other])

    assert (pair.likeness, shares(pair)["name"] > 8) == ("likely", True)


def test_a_register_of_people_gives_its_doubles_first_and_nobody_else_as_likely() -> None:
    chance = Random(7)  # noqa: S311 (invented names, no secret)
    first = [f"{a}{b}" for a in ("Al", "Be", "Ca", "Di", "El", "Fa") for b in "abdefgikl"]
    last = [f"{a}{b}sen" for a in ("Ras", "Mik", "Han", "Pet", "Sør", "Kri") for b in "abdefgikl"]
    people = [
        Person(
            f"p{n:04}",
            f"{chance.choice(first)} {chance.choice(last)}",
            f"p{n}@x.example",
            workplaces=(f"w{n % 40}",),
        )
        for n in range(1_000)
    ]
    doubles = [
        Person(f"q{n:04}", people[n].name.replace("sen", "zen"), people[n].email)
        for n in range(0, 1_000, 25)
    ]

    found = people_alike([*people, *doubles])
    likely = {(one.a, one.b) for one in found if one.likeness == "likely"}

    assert likely == {(f"p{n:04}", f"q{n:04}") for n in range(0, 1_000, 25)}
    assert [one.likeness for one in found[:40]] == ["likely"] * 40


@pytest.mark.parametrize("model", [PEOPLE, ORGANISATIONS], ids=lambda model: model.name)
@pytest.mark.parametrize("dialect", ["duckdb", "spark"])
def test_one_definition_is_written_for_the_engine_at_hand_and_for_a_larger_one(
    model: Model, dialect: str
) -> None:
    told = settings_of(model).create_settings_dict(dialect)

    weights = [
        [(level["m_probability"], level["u_probability"]) for level in one["comparison_levels"][1:]]
        for one in told["comparisons"]
    ]
    assert weights == [[(one.m, one.u) for one in some.levels] for some in model.comparisons]
    assert len(told["blocking_rules_to_generate_predictions"]) == len(model.blocks)


@pytest.mark.parametrize("model", [PEOPLE, ORGANISATIONS], ids=lambda model: model.name)
def test_the_probabilities_of_a_comparison_are_of_one_whole(model: Model) -> None:
    for comparison in model.comparisons:
        for which in ("m", "u"):
            assert isclose(sum(getattr(one, which) for one in comparison.levels), 1, abs_tol=0.01)
