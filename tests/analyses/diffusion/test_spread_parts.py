"""What is made of the ways that an initiative went: kinds of relationship, kernel, curve."""

from analyses.diffusion.kernel import Treated, empirical_kernel
from analyses.diffusion.links import Link, before, linked
from analyses.diffusion.tie_kinds import Way, tie_kinds


def test_a_link_that_arose_later_carried_nothing() -> None:
    late, early, unknown = (Link("a", "b", "project", since) for since in ("2016", "2014-03", None))

    assert before([late, early, unknown], "2015-12") == (early, unknown)
    assert before([late], "2016") == (late,)


def test_a_relationship_that_nobody_confirmed_says_less_than_one_that_somebody_did() -> None:
    old, confirmed = (
        Link("a", "b", "course", "2010", last_confirmed=day) for day in (None, "2016-03")
    )
    seat = Link("a", "b", "shared_forum", "2010", lasting=True)

    assert old.strength(on="2016-03-31") < confirmed.strength(on="2016-03-31") / 3
    assert seat.strength(on="2016-03-31") == seat.strength(on="2010-12-31")


def test_the_relationships_of_who_carried_it_count_before_those_of_others() -> None:
    links = linked(
        [
            Link("a", "b", "course", "2014", ("ida", "bo")),
            Link("a", "b", "project", "2014", ("eva", "per")),
        ]
    )

    by_ida = tie_kinds([Way("a", "b", "2015", frozenset({"ida"}))], links, {})
    by_nobody = tie_kinds([Way("a", "b", "2015")], links, {})

    assert [kind.how for kind in by_ida.kinds] == ["course"]
    assert [kind.how for kind in by_nobody.kinds] == ["course", "project"]


def test_a_way_behind_which_no_relationship_is_known_is_counted_as_unknown() -> None:
    links = linked([Link("a", "b", "same_cluster")])

    found = tie_kinds([Way("a", "b", "2015"), Way("a", "c", "2015")], links, {})

    assert (found.n, found.unknown, found.kinds) == (2, 2, ())
    assert found.sentence == "For 2 af 2 kender vi ingen."


def test_a_part_that_was_adapted_everywhere_is_told_as_adapted_not_as_lost() -> None:
    (part,) = empirical_kernel(
        [
            Treated("Møde", locked=False, how="adapted", outcome="lasting"),
            Treated("Møde", locked=False, how="dropped", outcome="lasting"),
            Treated("Møde", locked=False, how="kept", outcome="stopped"),
        ]
    )

    assert part.sentence == (
        "Tilpasset 1 og udeladt 1 af de 2 steder, hvor indsatsen har holdt. "
        "Bevaret det ene sted, hvor indsatsen er stoppet."
    )
    assert (part.lasting, part.kept_where_lasting, part.stopped) == (2, 0, 1)
