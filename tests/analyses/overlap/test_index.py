"""The index in a folder: it takes in what is new, and keeps nothing of what is gone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from analyses.overlap.check import Overlap, candidates
from analyses.overlap.encoder import E5, WIDTH, Vectors
from analyses.overlap.index import Index
from analyses.overlap.model import shipped
from analyses.overlap.records import InitiativeRecord

WITH_MEANINGS, WORDS = shipped(with_encoder=True), shipped(with_encoder=False)

calls = InitiativeRecord(id="calls", title="Opkald efter udskrivelse", kernel=("Efter to dage",))
meals = InitiativeRecord(id="meals", title="Fællesspisning for enlige", keys=("register-7",))
feet = InitiativeRecord(id="feet", title="Fodtjek ved diabetes")


class Counting:
    """A vector that depends on the text, and which texts were asked for."""

    name = E5

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        rows = [np.random.default_rng(list(text.encode())).normal(size=WIDTH) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)


def test_only_what_is_new_or_changed_is_encoded(tmp_path: Path) -> None:
    Index(WITH_MEANINGS.space, Counting(), folder=tmp_path).synchronise([calls, meals])
    encoder = Counting()
    again = Index(WITH_MEANINGS.space, encoder, folder=tmp_path)

    changed = again.synchronise([calls, replace(meals, target="Enlige"), feet], position="7")

    assert changed == 2
    assert encoder.asked == ["Fællesspisning for enlige. Enlige", "Fodtjek ved diabetes"]
    assert (len(again), again.position) == (3, "7")


def test_what_is_found_does_not_depend_on_how_it_came_in(tmp_path: Path) -> None:
    grown = Index(WITH_MEANINGS.space, Counting(), folder=tmp_path)
    for some in ([feet], [calls, meals, feet], [meals, replace(calls, title="Ring hjem")]):
        grown.synchronise(some)
    fresh = Index(WITH_MEANINGS.space, Counting())
    fresh.synchronise([meals, replace(calls, title="Ring hjem")])

    def found(known: Index) -> list[tuple[str, float]]:
        asked = InitiativeRecord(id="", title="Ring hjem efter udskrivelse eller fællesspisning")
        every = candidates(Overlap(known, WITH_MEANINGS), asked)
        return [(one.other.prepared.record.id, one.score.value) for one in every]

    assert found(grown) == found(fresh)
    assert {id for id, _ in found(grown)} == {"calls", "meals"}


def test_an_id_of_an_outside_register_finds_what_no_word_does(tmp_path: Path) -> None:
    known = Index(WORDS.space, folder=tmp_path)
    known.synchronise([calls, meals, feet])

    asked = InitiativeRecord(id="", title="Xyz", keys=("register-7",))

    assert [one.other.prepared.record.id for one in candidates(Overlap(known, WORDS), asked)] == [
        "meals"
    ]


def test_another_encoder_makes_the_index_anew(tmp_path: Path) -> None:
    Index(WORDS.space, folder=tmp_path).synchronise([calls, meals])

    assert len(Index(WITH_MEANINGS.space, Counting(), folder=tmp_path)) == 0


def test_a_model_that_was_learnt_here_shares_what_is_encoded() -> None:
    learnt = WITH_MEANINGS.but(floor=0.5)

    assert learnt.name != WITH_MEANINGS.name
    assert learnt.space == WITH_MEANINGS.space


def test_what_is_gone_has_left_the_files_too(tmp_path: Path) -> None:
    known = Index(WORDS.space, folder=tmp_path)
    known.synchronise([calls, replace(meals, purpose="Zebrafinken synger")])
    known.synchronise([calls])
    known.close()

    held = b"".join(path.read_bytes() for path in tmp_path.iterdir()).lower()

    assert b"zebrafink" not in held
    assert b"udskrivelse" in held
