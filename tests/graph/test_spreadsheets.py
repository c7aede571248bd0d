"""No text that is exported is run as a formula, and all of it comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.spreadsheets import harmless, original

DANGEROUS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("first", DANGEROUS)
def test_what_would_be_a_formula_stands_behind_an_apostrophe(first: str) -> None:
    assert harmless(f"{first}HYPERLINK()") == f"'{first}HYPERLINK()"


def test_other_text_is_left_alone() -> None:
    assert harmless("Faldklub - 2016") == "Faldklub - 2016"
    assert harmless("") == ""


@given(st.text(st.sampled_from(DANGEROUS + "'aå"), max_size=6))
def test_no_text_begins_as_a_formula_and_harmless_texts_come_back(text: str) -> None:
    assert harmless(text)[:1] not in set(DANGEROUS)
    if original(text) == text:
        assert original(harmless(text)) == text
