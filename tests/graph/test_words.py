"""Everything there is has a plain word in both languages."""

from typing import get_args

from graph.events.fields import Entity
from graph.refusals import UnknownReferenceError
from graph.words import THINGS


def test_every_kind_of_thing_has_its_words() -> None:
    assert set(get_args(Entity)) == THINGS.keys()


def test_a_refusal_says_the_word_and_not_the_code() -> None:
    refused = UnknownReferenceError("person", "p1", "kernel_element")

    assert (
        refused.message("da") == "Feltet person nævner 'p1', som ikke kendes som del af en kerne."
    )
    assert refused.message("en").endswith("which is not known as part of a kernel.")
