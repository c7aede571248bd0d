"""Whom to turn to, and where to meet, when no path is known."""

from analyses.people.acquaintances import Network
from analyses.people.nearest import Ground, MeetingPlace, Side, nearest
from analyses.people.sentences import Known, Teller
from analyses.people.ties import Tie

DAY = "2016-09-01"
VEST = frozenset({"vest"})
TELLER = Teller({one: Known(one.title()) for one in ("ada", "bo", "carl", "dan")}, DAY)
STEERING = MeetingPlace("f1", "Styregruppen i Vest", VEST, frozenset())
NETWORK = MeetingPlace("f2", "Netværket", frozenset(), frozenset({"carl"}))
ADA = Side(frozenset({"ada"}), "Ada", frozenset())
DAN = Side(frozenset({"dan"}), "Dan", VEST)


def ground(*pairs: tuple[str, str], forums: tuple[MeetingPlace, ...] = ()) -> Ground:
    ties = tuple(Tie(*pair, "project", since="2016") for pair in pairs)
    return Ground(Network(DAY, ties), {"bo": VEST, "dan": VEST}, {"vest": "Vestklyngen"}, forums)


def told(start: Side, goal: Side, common: Ground) -> list[tuple[str, str]]:
    return [(one.id, one.why) for one in nearest(start, goal, common, TELLER)]


def test_nearest_is_whom_the_start_reaches_in_the_goals_cluster_then_who_knows_the_goal() -> None:
    assert told(ADA, DAN, ground(("ada", "bo"), ("carl", "dan"))) == [
        ("bo", "arbejder ligesom Dan i Vestklyngen"),
        ("carl", "er ét led fra Dan"),
    ]


def test_sides_of_one_cluster_can_meet_in_its_forums_before_those_that_are_for_all() -> None:
    both = Side(ADA.people, "Ada", VEST)

    assert told(both, DAN, ground(("carl", "dan"), forums=(NETWORK, STEERING)))[1:] == [
        ("f1", "er forum for Vestklyngen, som begge hører til"),
        ("f2", "ikke hører til én klynge; her sidder Carl"),
    ]


def test_a_forum_of_a_cluster_that_only_one_side_belongs_to_is_not_proposed() -> None:
    assert told(ADA, DAN, ground(forums=(STEERING,))) == []


def test_a_path_that_would_be_too_long_names_who_is_on_it() -> None:
    chain = [("ada", "x1"), ("x1", "x2"), ("x2", "x3"), ("x3", "x4"), ("x4", "x5"), ("x5", "bo")]

    assert told(ADA, DAN, ground(*chain, ("bo", "dan")))[0] == (
        "bo",
        "kan nås på 6 led og er ét led fra Dan",
    )
