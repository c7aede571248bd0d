"""Initiatives that are the same, contracted in one place."""

from graph.groups import contracted


def test_a_chain_of_merges_is_one_group_under_the_first_known() -> None:
    seen = contracted([("c", "b", 4), ("b", "a", 5)], {"a": 3, "b": 1, "c": 2})

    assert seen.members("a") == ("b", "a", "c")
    assert {seen.canonical(id) for id in "abc"} == {"b"}
    assert seen.events == {"b": (4, 5)}


def test_two_groups_stay_apart() -> None:
    seen = contracted([("b", "a", 3), ("d", "c", 4)], {"a": 1, "b": 2, "c": 1, "d": 2})

    assert (seen.members("b"), seen.members("d")) == (("a", "b"), ("c", "d"))


def test_an_initiative_that_was_never_merged_stands_for_itself() -> None:
    seen = contracted([], {})

    assert (seen.canonical("x"), seen.members("x")) == ("x", ("x",))


def test_one_that_is_not_there_on_the_day_never_stands_for_the_others() -> None:
    seen = contracted([("later", "here", 3)], {"here": 9})

    assert seen.members("later") == ("here", "later")
