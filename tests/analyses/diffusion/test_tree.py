"""What is made of adoptions when somebody asks how an initiative spread."""

from dataclasses import replace

import pytest

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.tree import AdoptionRow, ChangeRow, diffusion, generations

LIFT = InitiativeRef(id="i1", title="Sikkert hjem")


def adopted(adoption: str, place: str, started: str | None, taken_from: str | None) -> AdoptionRow:
    return AdoptionRow(
        adoption, place, f"Sted {place}", "Vest", started, "adopted", taken_from, (), (), ()
    )


def asked(*rows: AdoptionRow) -> Diffusion:
    return diffusion(LIFT, rows, as_of="2020-01-01", known_at=9)


FIRST = adopted("a1", "A", "2013", None)
SECOND = adopted("a2", "B", "2015-10", "a1")
THIRD = adopted("a3", "C", None, "a2")


def ways(answer: Diffusion) -> list[tuple[str, str]]:
    return [(arc.source, arc.to) for arc in answer.arcs]


def test_a_recorded_source_gives_a_sure_arc_with_who_carried_it_and_what_was_changed() -> None:
    change = ChangeRow("Opringning", "adapted", locked=False, reason="landet")
    carried = replace(SECOND, carried_by=("Anne",), changes=(change,), events=(4, 7))

    [arc] = asked(FIRST, carried).model_dump(mode="json")["arcs"]

    assert arc == {
        "from": "A",
        "to": "B",
        "when": "2015-10",
        "recorded": True,
        "probability": 1.0,
        "carried_by": ["Anne"],
        "changed": [
            {"element": "Opringning", "how": "adapted", "locked": False, "reason": "landet"}
        ],
        "events": [4, 7],
        "because": [],
    }


def test_an_answer_read_back_from_its_own_json_is_the_same_answer() -> None:
    answer = asked(FIRST, SECOND, THIRD)

    assert Diffusion.model_validate_json(answer.model_dump_json()) == answer


def test_a_place_without_a_recorded_source_is_unknown_and_surely_so() -> None:
    answer = asked(FIRST, SECOND)

    assert [(place.to, place.probability) for place in answer.unknown] == [("A", 1.0)]


def test_every_adopter_has_an_arc_or_is_unknown() -> None:
    answer = asked(FIRST, SECOND, THIRD, adopted("a4", "D", "2016", "gone"))

    reached = {arc.to for arc in answer.arcs} | {place.to for place in answer.unknown}

    assert reached == {adopter.id for adopter in answer.adopters}


def test_adopters_come_by_date_with_the_undated_last_and_then_by_name() -> None:
    twin = replace(FIRST, adoption="a0", organisation="Z", organisation_name="Før A")

    answer = asked(THIRD, SECOND, FIRST, twin)

    assert [adopter.id for adopter in answer.adopters] == ["Z", "A", "B", "C"]


def test_a_place_appears_once_with_its_first_date_and_its_newest_stage() -> None:
    again = replace(adopted("a9", "A", "2018", None), stage="in_operation")

    [adopter] = asked(again, FIRST).adopters

    assert (adopter.when, adopter.stage) == ("2013", "in_operation")


def test_taking_up_ones_own_adoption_anew_is_not_spread() -> None:
    answer = asked(FIRST, adopted("a9", "A", "2018", "a1"))

    assert ways(answer) == []
    assert [place.to for place in answer.unknown] == ["A"]


def test_a_ring_is_drawn_once_and_told() -> None:
    answer = asked(replace(FIRST, taken_from="a2"), SECOND)

    assert ways(answer) == [("B", "A"), ("A", "B")]
    assert generations(answer) == (("A",), ("B",))
    assert "Sted A og Sted B står til at have den fra hinanden" in answer.remarks[-1]


def test_a_source_that_is_not_shown_leaves_the_place_unknown_and_is_told() -> None:
    answer = asked(replace(FIRST, taken_from="gone"))

    assert [place.to for place in answer.unknown] == ["A"]
    assert answer.remarks == ("Sted A har oplyst en kilde, som ikke er med i det, der vises her.",)


def test_a_receiver_that_surely_began_before_its_source_is_told() -> None:
    answer = asked(replace(FIRST, started="2016"), SECOND)

    assert answer.remarks == (
        "Sted B (oktober 2015) står til at være begyndt før Sted A (2016), som den kom fra.",
    )


def test_a_year_that_may_fit_is_no_contradiction() -> None:
    assert asked(FIRST, adopted("a2", "B", "2013-02", "a1")).remarks == ()


def test_generations_count_the_steps_from_where_it_began() -> None:
    other = adopted("a4", "D", "2014", "a1")

    assert generations(asked(THIRD, SECOND, FIRST, other)) == (("A",), ("D", "B"), ("C",))


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [FIRST, SECOND, THIRD, adopted("a4", "D", "2014", "a1")]

    assert asked(*rows) == asked(*reversed(rows))


def test_a_date_that_is_not_in_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        asked(replace(FIRST, started="2015-13"))
