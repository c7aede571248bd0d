"""Meanings read after the records were taken in: until then words answer, and nothing is lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import numpy as np

from analyses.overlap.check import Overlap, candidates
from analyses.overlap.encoder import E5, WIDTH, Vectors
from analyses.overlap.index import Index
from analyses.overlap.model import Model, shipped
from analyses.overlap.reading import FEW, StandingBack, read, read_a_little
from analyses.overlap.records import InitiativeRecord

FULL, WORDS = shipped(with_encoder=True), shipped(with_encoder=False)
MANY = [
    InitiativeRecord(id=f"i{at}", title=f"Faldklinik nummer{at}", kernel=("Efter to dage",))
    for at in range(FEW + 40)
]


class Gated:
    """An encoder that waits for the test to open it, and tells what it was asked."""

    name = E5

    def __init__(self, *, is_open: bool = False) -> None:
        self.gate, self.asked = Event(), list[str]()
        self.begun = Event()
        if is_open:
            self.gate.set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.begun.set()
        if not self.gate.wait(timeout=60):
            raise TimeoutError
        self.asked += texts
        rows = [np.random.default_rng(list(text.encode())).normal(size=WIDTH) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)


def filled(encoder: Gated, folder: Path | None = None) -> Index:
    known = Index(FULL.space, encoder, folder=folder)
    known.synchronise(MANY, later=True)
    return known


def never() -> bool:
    return False


def after(turns: int) -> Callable[[], bool]:
    left = iter(range(turns))
    return lambda: next(left, None) is None


def found(known: Index, model: Model) -> list[tuple[str, float]]:
    asked = replace(MANY[0], id="", purpose="Ring op efter to dage")
    every = candidates(Overlap(known, model), asked)
    return [(one.other.prepared.record.id, one.score.value) for one in every]


def test_while_another_reads_words_alone_answer_at_once_as_where_there_is_no_encoder() -> None:
    encoder = Gated()
    known = filled(encoder)
    alone = Index(WORDS.space)
    alone.synchronise(MANY)
    reader = Thread(target=lambda: _reading(known, encoder))
    reader.start()
    assert encoder.begun.wait(timeout=60)

    left = read_a_little(known)
    by_words = found(known, WORDS)

    assert left == len(MANY)
    assert encoder.asked == []
    assert by_words == found(alone, WORDS)
    encoder.gate.set()
    reader.join(timeout=60)
    assert known.unread == 0


def _reading(known: Index, encoder: Gated) -> None:
    with known.reading:
        read(known, encoder, enough=never)


def test_what_is_read_by_and_by_is_as_if_it_had_been_read_at_once() -> None:
    encoder = Gated(is_open=True)
    known = filled(encoder)
    whole = Index(FULL.space, encoder)
    whole.synchronise(MANY)

    read(known, encoder, enough=never)

    assert found(known, FULL) == found(whole, FULL)


def test_a_few_are_read_before_anybody_is_answered() -> None:
    known = Index(FULL.space, Gated(is_open=True))
    known.synchronise(MANY[:FEW], later=True)

    assert read_a_little(known) == 0


def test_reading_goes_on_where_it_was_stopped_also_in_another_process(tmp_path: Path) -> None:
    first = Gated(is_open=True)
    known = filled(first, tmp_path)
    read(known, first, enough=after(5))
    known.close()
    assert 0 < known_unread(tmp_path) < len(MANY)

    second = Gated(is_open=True)
    again = Index(FULL.space, second, folder=tmp_path)
    again.synchronise(MANY, later=True)
    read(again, second, enough=never)

    titles = [text for text in (*first.asked, *second.asked) if text != "Efter to dage"]
    assert len(titles) == len(set(titles)) == len(MANY)
    assert again.unread == 0


def known_unread(folder: Path) -> int:
    held = Index(FULL.space, Gated(), folder=folder)
    unread = held.unread
    held.close()
    return unread


def test_what_changes_in_another_way_keeps_its_meaning() -> None:
    encoder = Gated(is_open=True)
    known = filled(encoder)
    read(known, encoder, enough=never)
    asked = len(encoder.asked)

    known.synchronise([replace(one, status="pilot") for one in MANY], later=True)

    assert (known.unread, len(encoder.asked)) == (0, asked)


def test_a_register_of_another_day_takes_what_was_read_for_today() -> None:
    encoder = Gated(is_open=True)
    today = filled(encoder)
    read(today, encoder, enough=never)
    past = Index(FULL.space, encoder)

    past.synchronise([replace(MANY[0], title="Ny titel"), *MANY[1:]], later=True, like=today)

    assert past.unread == 1


def test_what_was_taken_away_while_it_was_read_is_not_kept(tmp_path: Path) -> None:
    encoder = Gated()
    known = Index(FULL.space, encoder, folder=tmp_path)
    known.synchronise([MANY[0]], later=True)
    reader = Thread(target=lambda: _reading(known, encoder))
    reader.start()
    assert encoder.begun.wait(timeout=60)

    known.synchronise([replace(MANY[0], title="Zebrafinken synger")], later=True)
    known.synchronise([], later=True)
    encoder.gate.set()
    reader.join(timeout=60)
    known.close()

    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"zebrafink" not in held.lower()
    assert b"Faldklinik" not in held
    assert not np.fromfile(tmp_path / "text.f32", dtype=np.float32).any()


def test_an_encoder_that_stands_back_says_the_same() -> None:
    plain = Gated(is_open=True)

    with StandingBack(plain) as encoder:
        said = encoder.encode(["fald", "hjem"])

    assert (encoder.name, said.tolist()) == (E5, plain.encode(["fald", "hjem"]).tolist())
