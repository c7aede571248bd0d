"""What the candidates of an overlap check miss, of what is best when every initiative is scored.

The invented initiatives are asked about one by one, among themselves and others that have the title
of one, the purpose of another and the target of a third. Meanings are real ones.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.check import Overlap, index
from analyses.overlap.encoder import Encoder, Vectors, installed
from analyses.overlap.features import features
from analyses.overlap.index import MOST_EACH
from analyses.overlap.outline import outlined
from analyses.overlap.packed import packed
from analyses.overlap.prepared import Side
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.score import scored
from analyses.overlap.space import Space
from benchmarks.fit_overlap import read
from benchmarks.plan import Plan
from benchmarks.report import Report, Row

_BEST: Final = 10


@dataclass(frozen=True, slots=True)
class _Ten:
    """Of the ten best of all: which are candidates, and reach the floor, and are told as alike."""

    candidate: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    told: NDArray[np.bool_]


def measure(plan: Plan) -> Report:
    """By the model with meanings, where this machine can read them, and by that of words alone."""
    some = plan.initiatives[0] // 10
    asked = [one.record for one in read()][:some]
    every = [*asked, *_mixed(asked, some)]
    encoder = installed()
    rows = [] if encoder is None else list(_rows(every, len(asked), encoder))
    return Report(
        name="recall",
        title=f"The candidates of {len(asked)} initiatives among {len(every):,}",
        rows=(*rows, *_rows(every, len(asked), None)),
    )


def _mixed(some: Sequence[InitiativeRecord], many: int) -> Iterator[InitiativeRecord]:
    chance = random.Random(1)  # noqa: S311 - mixed texts need no secret chance
    for number in range(many):
        title, purpose, target = (chance.choice(some) for _ in range(3))
        yield InitiativeRecord(
            id=f"mixed-{number}",
            title=title.title,
            purpose=purpose.purpose,
            target=target.target,
            lang=purpose.lang,
        )


def _rows(every: Sequence[InitiativeRecord], asked: int, encoder: Encoder | None) -> Iterator[Row]:
    known = index(every, encoder=encoder)
    sides = [known.side(record) for record in every]
    ten = [_ten(known, sides, at) for at in range(asked)]
    candidate = np.concatenate([one.candidate for one in ten])
    how = "words alone" if encoder is None else "meanings too"
    for what, fit in (
        ("related or equivalent", np.concatenate([one.told for one in ten])),
        ("above the floor", np.concatenate([one.shown for one in ten])),
    ):
        yield Row(what=f"{how}: the ten best, {what}", value=candidate[fit].mean(), unit="found")
    texts = [side.vectors[0] for side in sides if side.vectors is not None]
    if texts:
        value = _within(known.model.space, texts, asked)
        yield Row(what="nearest ten by the whole cosine, in the scan's", value=value, unit="found")


def _ten(known: Overlap, sides: Sequence[Side], at: int) -> _Ten:
    """Each is scored with the one at the place; it is not among its own."""
    model, others = known.model, [outlined(side) for side in sides if side is not sides[at]]
    there = np.arange(1, len(others) + 1)
    records = packed([outlined(sides[at]), *others], model.words, asking=1)
    scores = scored(features(records, np.zeros_like(there), there), model)
    best = np.lexsort((-scores.value, -scores.number))[:_BEST]
    found = {one.id for one in known.index.candidates(sides[at])}
    return _Ten(
        candidate=np.array([others[place].id in found for place in best]),
        shown=np.maximum(scores.value, scores.some)[best] >= model.floor,
        told=scores.number[best] > 0,
    )


def _within(space: Space, texts: Sequence[Vectors], asked: int) -> float:
    """Which share of the ten nearest is among the candidates of the scan in fewer directions."""
    whole = np.stack(texts)
    short = space.shortened(whole)
    nearest = _first(whole[:asked] @ whole.T, 1 + _BEST)
    scanned = _first(short[:asked] @ short.T, MOST_EACH)
    pairs = zip(nearest, scanned, strict=True)
    return float(np.mean([np.isin(ten, some).mean() for ten, some in pairs]))


def _first(dots: Vectors, most: int) -> NDArray[np.int64]:
    return np.argsort(-dots, axis=1)[:, :most]
