"""How long the step between two people is, and which of their ties it goes by."""

from analyses.people.acquaintances import Network
from analyses.people.lengths import is_old, length
from analyses.people.ties import Belonging, Circle, Tie

DAY = "2016-09-01"
NEW = Tie("ada", "bo", "course", since="2016")


def circle(id: str, rule: str, *members: str) -> Circle:
    match rule:
        case "colleague" | "shared_forum" | "shared_initiative" | "shared_meeting":
            everybody = {member: Belonging("2014", "kilde", 3) for member in members}
            return Circle(id, f"Navn {id}", rule, everybody)
        case _:
            raise ValueError(rule)


def test_working_side_by_side_is_shorter_than_having_met_and_that_than_being_in_one_place() -> None:
    together = Tie("a", "b", "side_by_side_training", since=DAY)
    met = Tie("a", "b", "meeting", since=DAY)
    forum = circle("f", "shared_forum", "a", "b").tie("a", "b")
    colleagues = circle("o", "colleague", "a", "b").tie("a", "b")

    lengths = [length(tie, as_of=DAY) for tie in (together, met, forum, colleagues)]

    assert lengths == sorted(set(lengths))


def test_a_tie_grows_old_when_nobody_confirms_it_for_eighteen_months() -> None:
    said = Tie("ada", "bo", "course", since="2015-02")

    assert not is_old(said, as_of="2016-08-28")
    assert is_old(said, as_of="2016-09-01")


def test_a_tie_that_nobody_confirms_is_twice_as_long_after_three_years_and_never_lost() -> None:
    days = ("2016-09-01", "2013-09-01", "2010-09-01", "1950")

    lengths = [length(Tie("a", "b", "other", since=day), as_of=DAY) for day in days]

    assert lengths == [4, 8, 16, 32]


def test_a_tie_that_was_confirmed_is_new_again() -> None:
    confirmed = Tie("ada", "bo", "course", since="2010", last_confirmed="2016-01")

    assert not is_old(confirmed, as_of=DAY)
    assert length(confirmed, as_of=DAY) == length(NEW, as_of=DAY)


def test_a_tie_without_any_date_counts_as_old() -> None:
    assert is_old(Tie("ada", "bo", "course"), as_of=DAY)


def test_two_who_sit_together_today_need_no_confirming() -> None:
    assert not is_old(circle("f", "shared_forum", "ada", "bo").tie("ada", "bo"), as_of=DAY)


def test_a_shared_circle_is_a_derived_tie_that_names_its_rule_and_both_its_sources() -> None:
    forum = Circle(
        "f1",
        "Temagruppen",
        "shared_forum",
        {"ada": Belonging("2014", "referat", 7), "bo": Belonging("2015-03", "liste", 4)},
    )

    assert forum.tie("ada", "bo") == Tie(
        "ada",
        "bo",
        "shared_forum",
        since="2015-03",
        source="referat; liste",
        events=(4, 7),
        rule="shared_forum",
        through="f1",
        through_name="Temagruppen",
    )


def test_of_several_ties_the_shortest_is_taken_and_a_recorded_one_before_a_derived() -> None:
    older = Tie("bo", "ada", "course", since="2012")
    offices = circle("o1", "colleague", "ada", "bo")
    network = Network(DAY, (older, NEW), (offices,))

    assert network.between("bo", "ada") == NEW


def test_whoever_is_left_out_is_in_nobodys_ties_or_circles() -> None:
    network = Network(DAY, (NEW,), (circle("o1", "colleague", "ada", "bo"),), frozenset({"bo"}))

    assert network.neighbours == {}
    assert network.circles_of == {"ada": [0]}
    assert network.open_circles == [(6, ["ada"])]
