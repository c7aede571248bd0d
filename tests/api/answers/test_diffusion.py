"""How an initiative spread, read from the graph, on the engines."""

from collections.abc import Callable

import pytest

from api.answers.diffusion import diffusion
from api.answers.errors import UnknownInitiativeError
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import adoption, initiative, person

SAAR = [
    *person("bo", "Bo Birk", "lemvig"),
    initiative("saar", "Sårtelefonen", clusters=["vest"]),
    line(
        "kernel.element_defined",
        element="fast",
        initiative="saar",
        text="Den samme svarer",
        row="organising",
        changeable=True,
    ),
]
IN_LEMVIG = adoption("a1", "saar", "lemvig", when="2014", carried_by=["bo"])
IN_VIBORG = adoption(
    "a2", "saar", "viborg", when="2016-03", taken_from="a1", carried_by=["bo"], stage="pilot"
)


def test_a_place_is_reached_from_another_carried_by_a_person(
    asked_of: Callable[..., Questions],
) -> None:
    seen = asked_of(*SAAR, IN_LEMVIG, IN_VIBORG)

    found = diffusion(seen, "saar")

    (arc,) = found.arcs
    assert (arc.source, arc.to, arc.when) == ("lemvig", "viborg", "2016-03")
    assert (arc.carried_by, arc.events) == (("Bo Birk",), (seen.known_at,))
    assert [one.to for one in found.unknown] == ["lemvig"]


def test_the_adoptions_of_merged_initiatives_are_one_way(
    asked_of: Callable[..., Questions],
) -> None:
    twin = initiative("saar2", "Ring om sår")
    merged = line("initiatives.merged", merge="m1", kept="saar", absorbed="saar2")
    elsewhere = adoption("a3", "saar2", "viborg", when="2017")

    found = diffusion(asked_of(*SAAR, IN_LEMVIG, twin, elsewhere, merged), "saar2")

    assert found.initiative.id == "saar"
    assert [one.name for one in found.adopters] == ["Lemvig Kommune", "Viborg Kommune"]


def test_a_part_is_locked_as_it_was_when_it_was_changed_not_as_it_was_revised(
    asked_of: Callable[..., Questions],
) -> None:
    changed = line(
        "adoption.adapted", when="2016-05", adoption="a2", element="fast", how="adapted", reason="x"
    )
    revised = line(
        "kernel.element_revised",
        when="2018",
        element="fast",
        text="Den samme svarer altid",
        row="organising",
        changeable=False,
    )

    found = diffusion(asked_of(*SAAR, IN_LEMVIG, IN_VIBORG, changed, revised), "saar")

    (change,) = found.arcs[0].changed
    assert (change.element, change.locked) == ("Den samme svarer", False)


def test_the_newest_word_on_a_part_is_the_one_that_holds(
    asked_of: Callable[..., Questions],
) -> None:
    first = line("adoption.adapted", adoption="a2", element="fast", how="adapted")
    second = line("adoption.adapted", "later", adoption="a2", element="fast", how="dropped")

    found = diffusion(asked_of(*SAAR, IN_LEMVIG, IN_VIBORG, first, second), "saar")

    assert [one.how for one in found.arcs[0].changed] == ["dropped"]


def test_what_came_after_the_day_or_was_learnt_later_is_not_seen(
    asked_of: Callable[..., Questions],
) -> None:
    now = asked_of(*SAAR, IN_LEMVIG, IN_VIBORG)
    earlier = asked_of(as_of="2015-12-31")
    before = asked_of(known_at=now.known_at - 1)

    counts = [len(diffusion(seen, "saar").adopters) for seen in (now, earlier, before)]

    assert counts == [2, 1, 1]


def test_an_initiative_that_nobody_knows_is_an_error(asked_of: Callable[..., Questions]) -> None:
    with pytest.raises(UnknownInitiativeError, match="nix"):
        diffusion(asked_of(), "nix")


def test_a_source_that_nobody_recorded_is_suggested_with_what_speaks_for_it(
    asked_of: Callable[..., Questions],
) -> None:
    ida = person("ida", "Ida Iris", "viborg")
    tie = line(
        "relationship.recorded", "r1", when="2015", relationship="r1", person="bo", other="ida",
        how="project",
    )  # fmt: skip
    unsaid = adoption("a4", "saar", "viborg", when="2016-03")

    seen = asked_of(*SAAR, IN_LEMVIG, *ida, tie, unsaid)
    found = diffusion(seen, "saar")

    (arc,) = found.arcs
    (_, viborg) = found.unknown
    assert (arc.source, arc.to, arc.recorded) == ("lemvig", "viborg", False)
    assert arc.because == ("et fælles projekt (2015)", "begyndte der i 2014")
    assert arc.probability + viborg.probability == pytest.approx(1)
    assert set(viborg.events) < set(arc.events)

    disputed = line("relationship.disputed", relationship="r1", person="bo", other="ida")
    assert diffusion(asked_of(disputed), "saar").arcs == ()


def test_an_agreement_shows_who_has_not_said_and_a_stop_says_why(
    asked_of: Callable[..., Questions],
) -> None:
    told = [
        line("initiative.mandated", initiative="saar", agreement="Aftalen", due="2018"),
        line("adoption.ended", when="2017", adoption="a1", reason="Flytning"),
    ]

    found = diffusion(asked_of(*SAAR, IN_LEMVIG, *told), "saar")

    assert found.coverage is not None
    assert {one.id: one.status for one in found.coverage.places}["lemvig"] == "stopped"
    assert {one.status for one in found.coverage.places if one.id != "lemvig"} == {None}
    assert [(one.id, one.when, one.reason) for one in found.stopped] == [
        ("lemvig", "2017", "Flytning")
    ]
    assert [(point.when, point.in_use) for point in found.curve] == [("2014", 1), ("2017", 0)]
