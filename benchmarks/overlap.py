"""One overlap check among ten thousand, a hundred thousand and a million initiatives.

The texts are made by a seed and their vectors drawn round made-up subjects, since encoding a
million texts takes a night: what is timed is everything but encoding the pasted text.
"""

import random
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from zlib import crc32

import numpy as np

from analyses.overlap.check import candidates
from analyses.overlap.encoder import E5, WIDTH, Vectors
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
    """The 95th percentile of a check by size, and what the index takes up."""
    rows = [row for size in plan.initiatives for row in _of_size(size, plan.folder / f"o{size}")]
    return Report(
        name="overlap",
        title="One overlap check, apart from encoding the pasted text",
        rows=tuple(rows),
        notes=("Texts are made by a seed, vectors drawn; the memory is the process's highest.",),
    )


def _of_size(size: int, folder: Path) -> Iterator[Row]:
    known = Index(shipped(with_encoder=True), Drawn(), folder=folder)
    begun = time.perf_counter()
    known.apply(list(made(size)))
    filled = time.perf_counter() - begun
    chance = random.Random(2)  # noqa: S311 - made-up texts need no secret chance
    seconds: list[float] = []
    for record in made(_ASKED, start=size, chance=chance):
        asked = pasted(f"{record.title}. {record.purpose}")
        now = time.perf_counter()
        candidates(known, asked)
        seconds.append(time.perf_counter() - now)
    p95 = quantiles(seconds, n=20)[-1] * 1000
    yield Row(what=f"{size:,}: p95", value=p95, unit="ms", goal=at_most(_GOALS.get(size, 150)))
    yield Row(what=f"{size:,}: filling the index", value=filled, unit="s")
    held = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    yield Row(what=f"{size:,}: on disk", value=held, unit="MB")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    yield Row(what=f"{size:,}: memory at most", value=most, unit="MB")
    known.close()


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
