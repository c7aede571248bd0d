"""Texts that come in: CPR numbers never, control characters never, Danish letters one way."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import CprDetectedError, InvalidProposalError
from graph.events.catalogue import KINDS
from graph.events.fields import clean
from tests.support.lines import line


@pytest.mark.parametrize(
    "text",
    [
        "010190-1234",
        "ring til 311299 4321 i dag",
        "cpr:0101901234",
        "(240279-0003)",
        "https://a.dk/010190-1234",
        "010170–1234",
        "010170\u20111234",
        "010170\u00a01234",
        "CPR0101701234",
        "01 01 70 1234",
        "730170-1234",
    ],
)
def test_a_cpr_shaped_text_is_refused(text: str) -> None:
    with pytest.raises(CprDetectedError) as refused:
        line("initiative.registered", "x", initiative="i", title=text)

    assert text not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "451390-1234",
        "011390-1234",
        "21 10 2015",
        "12345678",
        "10.1073/pnas.1211658109",
        "https://a.dk/0101901234",
    ],
)
def test_what_only_looks_a_little_like_one_is_not(text: str) -> None:
    assert clean(text) == text


def test_letters_put_together_in_two_ways_are_the_same() -> None:
    apart = unicodedata.normalize("NFD", "Årø")

    assert clean(apart) == "Årø"


@given(st.sampled_from("\x00\x07\x1f\x7f"), st.text(max_size=5))
def test_characters_that_cannot_be_shown_are_refused(sign: str, rest: str) -> None:
    with pytest.raises(InvalidProposalError, match="tegn, der ikke kan vises"):
        line("initiative.registered", "x", initiative="i", title=f"a{sign}{rest}")


@given(st.text("æøÅé –-/.0123456789\x00\x7f\xad\n²٣\u0301\ud800", max_size=30))
def test_a_text_that_is_seen_at_once_to_be_as_it_must_be_is_so_looked_at_closely(text: str) -> None:
    # A text with this sign in it is never seen to be so at once.
    sign = " …"

    assert cleaned(text) == cleaned(text + sign).removesuffix(sign)


def test_every_kind_says_what_happened() -> None:
    assert [kind for kind, model in KINDS.items() if not (model.__doc__ or "").endswith(".")] == []


def cleaned(text: str) -> str:
    """The text, or what is wrong with it."""
    try:
        return clean(text)
    except ValueError as problem:
        return str(problem)


def test_every_text_field_of_every_kind_is_cleaned() -> None:
    schemas = {kind: model.model_json_schema() for kind, model in KINDS.items()}

    loose = [
        (kind, name)
        for kind, schema in schemas.items()
        for name, field in schema["properties"].items()
        if field.get("type") == "string"
        and name not in ("kind", "language")
        and not _is_checked(kind, name)
    ]

    assert loose == []


def _is_checked(kind: str, name: str) -> bool:
    """A field is checked when a CPR-shaped value does not get through it."""
    from pydantic import TypeAdapter, ValidationError

    field = KINDS[kind].model_fields[name]
    try:
        TypeAdapter(field.rebuild_annotation()).validate_python("010190-1234")
    except ValidationError:
        return True
    return False
