"""Relational coordination: groups as they see each other, worked by hand, and never a person."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from analyses.people.coordination import DIMENSIONS, Rating, coordination
from analyses.registry import analyse
from analyses.study import study

scores = st.tuples(*[st.none() | st.integers(1, 5).map(float) for _ in DIMENSIONS])
ratings = st.builds(Rating, st.sampled_from("abc"), st.sampled_from("abc"), scores)


def _answers(*rows: tuple[int, ...]) -> list[Rating]:
    return [Rating("ward", "home care", tuple(map(float, row))) for row in rows]


def test_the_index_is_the_mean_of_the_seven_worked_by_hand() -> None:
    """By dimension 2, 3, 4, 3, 5, 4, 4: together 25, and 25 / 7."""
    said = _answers((1, 2, 4, 3, 5, 4, 3), (2, 3, 4, 3, 5, 4, 4), (3, 4, 4, 3, 5, 4, 5))

    (found,) = coordination(said)

    assert found.dimensions == (2, 3, 4, 3, 5, 4, 4)
    assert found.index == 25 / 7


def test_what_fewer_than_three_answered_is_not_shown() -> None:
    said = _answers((1, 2, 4, 3, 5, 4, 3), (2, 3, 4, 3, 5, 4, 4), (3, 4, 4, 3, 5, 4, 5))
    said[0] = replace(said[0], scores=(None, *said[0].scores[1:]))

    (found,) = coordination(said)

    assert (found.dimensions[0], found.dimensions[1], found.index) == (None, 3, None)


@given(st.lists(ratings), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter_and_means_are_within_the_scale(
    said: list[Rating], chance: random.Random
) -> None:
    mixed = sorted(said, key=lambda _: chance.random())
    found = coordination(said, least=1)

    assert found == coordination(mixed, least=1)
    assert all(one.index is None or 1 <= one.index <= 5 for one in found)


def test_the_sentence_is_about_all_groups_and_names_none() -> None:
    said = _answers((2, 3, 4, 3, 5, 4, 4))
    studied = replace(study([], []), ratings=tuple(said))

    answer = analyse("relational_coordination", studied, {"least": 1})

    assert answer.summary == (
        "Grupperne vurderer samarbejdet med hinanden til 3,57 af 5 i gennemsnit: "
        "mindst for hyppig kommunikation, mest for fælles mål."
    )
