"""The features of many pairs at once are those of each pair by itself."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.overlap.encoder import WIDTH
from analyses.overlap.features import FEATURES, features, told
from analyses.overlap.model import Model, shipped
from analyses.overlap.outline import bags_of, outlined, prepared_from
from analyses.overlap.packed import packed
from analyses.overlap.prepared import Side, prepared
from analyses.overlap.ragged import Places
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.score import scored
from tests.analyses.overlap.plainly import plainly

# Words without a group of the glossary, since the plain likeness of two in a group is a bound.
_words = st.sampled_from(
    [
        *("stue", "gang", "faldklinik", "klinik", "klinikken", "hjerne", "hjerte", "trappe"),
        *("trapperne", "cykel", "cykelhold", "holdet", "bord", "bordtennis", "ø", "abe"),
        *("sang", "sangkor", "kor", "koret", "den", "og"),
    ]
)
_text = st.lists(_words, max_size=5).map(" ".join)
_some = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2).map(tuple)
_records = st.builds(
    InitiativeRecord,
    id=st.uuids().map(str),
    title=_text,
    purpose=_text,
    target=_text,
    kernel=st.lists(_text, max_size=3).map(tuple),
    aliases=st.lists(_text, max_size=1).map(tuple),
    topics=_some,
    people=_some,
    keys=_some,
)
_model: Model = shipped(with_encoder=True)


@st.composite
def _sides(draw: st.DrawFn) -> Side:
    record = draw(_records)
    if draw(st.booleans()):
        return Side(prepared(record))
    drawn = np.random.default_rng(draw(st.integers(0, 9))).normal(size=(WIDTH, 20))
    vectors = _model.space.centred(drawn.T.astype(np.float32)[: 1 + len(record.kernel)])
    return Side(prepared(record), vectors)


@settings(deadline=None, max_examples=40)
@given(st.lists(_sides(), min_size=2, max_size=6))
def test_a_pair_agrees_as_its_words_do_one_by_one(sides: list[Side]) -> None:
    one, other = _every_pair(sides)
    table = features(packed(map(outlined, sides), _model.words), one, other)

    for row, a, b in zip(table, one, other, strict=True):
        expected = plainly(sides[int(a)], sides[int(b)], _model.words)
        assert told(row) == pytest.approx(expected, abs=2e-6, nan_ok=True)


@settings(deadline=None, max_examples=40)
@given(st.lists(_sides(), min_size=2, max_size=6))
def test_a_pair_scores_the_same_alone_as_among_others_and_both_ways(sides: list[Side]) -> None:
    one, other = _every_pair(sides)
    together = scored(features(packed(map(outlined, sides), _model.words), one, other), _model)

    for row, (a, b) in enumerate(zip(one, other, strict=True)):
        first, second = sides[int(a)], sides[int(b)]
        assert together[row] == _alone([first, second])
        assert together[row] == _alone([second, first])


def _alone(two: Sequence[Side]) -> object:
    table = features(
        packed(map(outlined, two), _model.words, asking=1), np.array([0]), np.array([1])
    )
    return scored(table, _model)[0]


def _every_pair(sides: Sequence[Side]) -> tuple[Places, Places]:
    places = range(len(sides))
    pairs = [(one, other) for one in places for other in places if one != other]
    every: Places = np.array(pairs, dtype=np.int64)
    return every[:, 0], every[:, 1]


@settings(deadline=None, max_examples=40)
@given(_sides())
def test_an_outline_and_its_words_are_the_whole_record(side: Side) -> None:
    told = outlined(side).outline
    words = [word for bag in bags_of(side.prepared) for word in bag.values()]

    assert prepared_from(told, side.prepared.record, words) == side.prepared


def test_no_pairs_have_no_features() -> None:
    none = np.array([], dtype=np.int64)

    assert features(packed([], _model.words), none, none).shape == (0, len(FEATURES))
