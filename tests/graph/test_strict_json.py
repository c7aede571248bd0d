"""JSON that has one meaning is read; anything else is named for what is wrong."""

import json

import pytest

from graph.json_errors import (
    BadJsonError,
    DuplicateKeyError,
    HiddenCharactersError,
    NotJsonError,
    NumberOutOfRangeError,
    TooDeepError,
)
from graph.strict_json import MAX_DEPTH, strict


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_ordinary_json_is_read_as_it_is() -> None:
    said = {"navn": "Ærø", "tal": [1, 2.5, -3], "intet": None, "tegn": "\n\t😀"}

    assert strict(json.dumps(said)) == said


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", NotJsonError),
        ("", NotJsonError),
        ('{"a": 1} {"b": 2}', NotJsonError),
        ('{"a": 1, "a": 2}', DuplicateKeyError),
        ('{"a": {"b": 1, "b": 1}}', DuplicateKeyError),
        ('{"a": NaN}', NumberOutOfRangeError),
        ('{"a": -Infinity}', NumberOutOfRangeError),
        ('{"a": 1e999}', NumberOutOfRangeError),
        ('{"a": 9223372036854775808}', NumberOutOfRangeError),
        ('{"a": ' + "1" * 5_000 + "}", NumberOutOfRangeError),
        (r'{"a": "\ud800"}', HiddenCharactersError),
        (r'{"\udc00": 1}', HiddenCharactersError),
        (r'{"a": "x\u0000"}', HiddenCharactersError),
        (nested(MAX_DEPTH + 1), TooDeepError),
        (nested(100_000), TooDeepError),
    ],
)
def test_what_has_no_clear_meaning_is_refused(text: str, error: type[BadJsonError]) -> None:
    with pytest.raises(error):
        strict(text)


def test_a_written_surrogate_pair_is_the_character_it_stands_for() -> None:
    assert strict(r'["\ud83d\ude00"]') == ["😀"]


def test_blanks_around_a_value_say_nothing() -> None:
    assert strict(' \t\r\n{"a": 1} \n') == {"a": 1}


@pytest.mark.parametrize(("text", "place"), [(" [] ]", 5), ("  {", 4), (" ", 2), ("\xa0[]", 1)])
def test_what_is_no_json_is_told_where_it_stands(text: str, place: int) -> None:
    with pytest.raises(NotJsonError) as refused:
        strict(text)

    assert refused.value.place == place


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert strict(nested(MAX_DEPTH)) is not None


def test_many_brackets_side_by_side_are_not_deep() -> None:
    assert strict(json.dumps([[]] * 1_000)) == [[]] * 1_000
