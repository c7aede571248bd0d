"""One overlap check among ten thousand, a hundred thousand and a million initiatives.

The texts are made by a seed and their vectors drawn round made-up subjects, since encoding a
million texts takes a night: what is timed is everything but encoding the pasted text.
"""

import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from zlib import crc32

import numpy as np

from analyses.overlap.among import proposals
from analyses.overlap.check import Overlap, candidates
from analyses.overlap.encoder import E5, WIDTH, Vectors, installed
from analyses.overlap.index import Index
from analyses.overlap.model import shipped
from analyses.overlap.records import InitiativeRecord, pasted
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_most

_GOALS = {10_000: 20, 100_000: 50, 1_000_000: 150}
_PER_SUBJECT = 20
_SYLLABLES = """
sund pleje hjem træn fald medi kost sam tale mål grup dag akut trygg børn ung ældre syge bed kom
mune stue gang kont akt vand luft hjerte lunge nyre hud fod arm ryg knæ tand øje øre søvn
"""
_ASKED = 60
_ALL_PAIRS_UP_TO = 100_000
_NOISES = 16_384


class Drawn:
    """Vectors by the subject that a text names first: alike within a subject, else not."""

    name = E5

    def __init__(self) -> None:
        self._own = np.random.default_rng(3).standard_normal((_NOISES, WIDTH), dtype=np.float32)
        self._subjects: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        subjects = np.array([self._subject(text.split(maxsplit=1)[0]) for text in texts])
        drawn = subjects + 0.8 * self._own[[crc32(text.encode()) % _NOISES for text in texts]]
        unit: Vectors = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
        return unit.astype(np.float32)

    def _subject(self, named: str) -> Vectors:
        if named not in self._subjects:
            drawn = np.random.default_rng(crc32(named.encode()))
            self._subjects[named] = drawn.standard_normal(WIDTH, dtype=np.float32)
        return self._subjects[named]


def measure(plan: Plan) -> Report:
    """The 95th percentile of a check by size, all pairs, and what the index takes up."""
    rows = [*_encoding(), *_peer(min(plan.initiatives))]
    for size in plan.initiatives:
        rows += _of_size(size, plan.folder / f"o{size}")
    return Report(
        name="overlap",
        title="One overlap check, apart from encoding the pasted text, and all pairs at once",
        rows=tuple(rows),
        notes=(
            "Texts are made by a seed, vectors drawn; the memory is the process's highest so far.",
            "Processor time is told too, since others may be at work on the same machine.",
        ),
    )


def _encoding() -> Iterator[Row]:
    encoder = installed()
    if encoder is not None:
        seconds = [_timed(partial(encoder.encode, [_text(one)])) for one in _questions(0)]
        yield _percentile("encoding a pasted text", [wall for wall, _ in seconds])


def _of_size(size: int, folder: Path) -> Iterator[Row]:
    model = shipped(with_encoder=True)
    known = Overlap(Index(model.space, Drawn(), folder=folder), model)
    filled, _ = _timed(lambda: known.index.apply(list(made(size))))
    checked = [_timed(partial(candidates, known, pasted(_text(one)))) for one in _questions(size)]
    yield _percentile(f"{size:,}: p95", [wall for wall, _ in checked], goal=_GOALS.get(size, 150))
    yield _percentile(f"{size:,}: p95 of processor time", [busy for _, busy in checked])
    yield Row(what=f"{size:,}: filling the index", value=filled, unit="s")
    held = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    yield Row(what=f"{size:,}: on disk", value=held, unit="MB")
    yield _memory(f"{size:,}: memory at most")
    if size <= _ALL_PAIRS_UP_TO:
        yield from _all_pairs(size, known)
    known.index.close()


def _all_pairs(size: int, known: Overlap) -> Iterator[Row]:
    wall, busy = _timed(lambda: proposals(known, [one.id for one in made(size)], limit=20))
    goal = at_most(60) if size == _ALL_PAIRS_UP_TO else None
    yield Row(what=f"{size:,}: all pairs worth proposing", value=wall, unit="s", goal=goal)
    yield Row(what=f"{size:,}: all pairs, processor time", value=busy, unit="s")
    yield _memory(f"{size:,}: all pairs, memory at most")


def _peer(size: int) -> Iterator[Row]:
    """The barest way: character n-grams of one text against those of all."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    pieces: Any = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5))
    known: Any = pieces.fit_transform([_text(one) for one in made(size)])

    def ten(text: str) -> None:
        likeness: Any = (known @ pieces.transform([text]).T).toarray().ravel()
        np.argpartition(likeness, size - 10)[size - 10 :]

    seconds = [_timed(partial(ten, _text(one))) for one in _questions(size)]
    what = f"{size:,}: p95 of TF-IDF of character n-grams, all rows (scikit-learn)"
    yield _percentile(what, [wall for wall, _ in seconds])


def _timed(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors."""
    wall, busy = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - wall, time.process_time() - busy


def _percentile(what: str, seconds: Sequence[float], *, goal: float | None = None) -> Row:
    p95 = quantiles(seconds, n=20)[-1] * 1000
    return Row(what=what, value=p95, unit="ms", goal=None if goal is None else at_most(goal))


def _memory(what: str) -> Row:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return Row(what=what, value=most, unit="MB")


def _questions(size: int) -> list[InitiativeRecord]:
    chance = random.Random(2)  # noqa: S311 - made-up texts need no secret chance
    return list(made(_ASKED, start=size, chance=chance))


def _text(record: InitiativeRecord) -> str:
    return f"{record.title}. {record.purpose}"


def made(
    size: int, *, start: int = 0, chance: random.Random | None = None
) -> Iterator[InitiativeRecord]:
    """Initiatives about made-up subjects, some twenty to each."""
    drawn = chance or random.Random(1)  # noqa: S311 - made-up texts need no secret chance
    words = ["".join(drawn.sample(_SYLLABLES.split(), 2)) for _ in range(5_000)]
    for number in range(start, start + size):
        subject = _subject(drawn.randrange(max(1, (start or size) // _PER_SUBJECT)))
        yield InitiativeRecord(
            id=f"i{number}",
            title=f"{subject} {' '.join(drawn.choices(words, k=3))}",
            purpose=" ".join(drawn.choices(words, k=14)),
        )


def _subject(number: int) -> str:
    """A made-up word for each number, no more like the others than words are."""
    chance = random.Random(number)  # noqa: S311 - made-up texts need no secret chance
    return "".join(chance.choices(_SYLLABLES.split(), k=3)) + chr(ord("a") + number % 26)
