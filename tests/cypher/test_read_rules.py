"""What every question under `cypher/read` promises: it sees only what was known and was so."""

import re

import pytest

import cypher

_BOUND = re.compile(r"-\[(\w+)")
# Whether somebody was erased holds whatever is asked: a past view never shows them again.
_TIMELESS = "[:ERASED_BY]"
# Nor does one show again what was ever disputed.
_DISPUTE = "dispute"
_NAMES = [name for name in cypher.names("read") if not name.startswith("read/path_")]
# These ask what was so at any time up to the day, such as who had once worked together.
_ONCE = "read/once_"


@pytest.mark.parametrize("name", _NAMES)
def test_every_relationship_is_bound_to_both_moments(name: str) -> None:
    text = cypher.text(name)

    unnamed = re.findall(r"-\[:[A-Z_]+\]", text.replace(_TIMELESS, ""))
    followed = set(_BOUND.findall(text)) - {_DISPUTE}

    assert unnamed == []
    assert followed
    for one in followed:
        assert f"{one}.asserted <= $known_at < {one}.retracted" in text
        until = "" if name.startswith(_ONCE) else f" < {one}.possible_to"
        assert f"{one}.possible_from <= $as_of{until}" in text


@pytest.mark.parametrize("name", _NAMES)
def test_the_first_line_says_what_is_answered_and_the_last_that_it_is_ordered(name: str) -> None:
    lines = cypher.text(name).strip().splitlines()

    assert lines[0].startswith("// ")
    assert lines[-1].startswith("ORDER BY")
