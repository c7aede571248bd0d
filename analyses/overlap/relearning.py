"""A model learnt from what people answered, and tried on answers that it did not learn from."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import numpy as np
from pydantic import BaseModel, ConfigDict

from analyses.overlap.encoder import Encoder
from analyses.overlap.errors import TooFewJudgementsError
from analyses.overlap.features import features, table_of, told
from analyses.overlap.learn import DIFFERENT, EQUIVALENT, RELATED, Example, fitted
from analyses.overlap.model import Learning, Model
from analyses.overlap.outline import outlined
from analyses.overlap.packed import packed
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.score import scored
from analyses.overlap.sides import sides

CLASSES: Final = {
    "same": EQUIVALENT,
    "adoption_of": RELATED,
    "builds_on": RELATED,
    "related": RELATED,
    "different": DIFFERENT,
}
"""What each answer means to a model; of one that nobody could give yet nothing is learnt."""
LEAST: Final = 30
LEAST_EACH: Final = 5
"""Answers in all, and of those that are the same and of those that are not."""
_ONE_IN = 5
_FROZEN: Final = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two initiatives, each as it stands alone, and what was said; `event` is its position."""

    one: InitiativeRecord
    other: InitiativeRecord
    answer: str
    event: int


class Figures(BaseModel):
    """How a model did on answers: `surprise` is the mean log loss in nats of both its questions;
    precision and recall are of the pairs called equivalent, None for a share of nothing."""

    model_config = _FROZEN

    surprise: float
    precision: float | None
    recall: float | None


class Trial(BaseModel):
    """What a model learnt from, by positions in the log, and how it did on the answers held out
    beside the one that was in use."""

    model_config = _FROZEN

    learnt_on: str
    judgements: tuple[int, ...]
    held_out: tuple[int, ...]
    against: str
    before: Figures
    after: Figures

    @property
    def is_better(self) -> bool:
        """Whether the held out answers surprise it less."""
        return self.after.surprise < self.before.surprise


def relearnt(
    start: Model, used: Model, pairs: Sequence[JudgedPair], encoder: Encoder | None, *, today: str
) -> tuple[Model, Trial]:
    """The weights of `start` drawn to some two thirds of the answers, and tried against `used` on
    the rest; TooFewJudgementsError where there is too little to learn from or to try on."""
    told = [pair for pair in pairs if pair.answer in CLASSES]
    rest = _held_out(told)
    taught = [pair for pair in told if pair.event not in rest]
    tried = [pair for pair in told if pair.event in rest]
    _must_suffice(told, taught, tried)
    learnt_from = _examples(taught, start, encoder)
    events = tuple(pair.event for pair in taught)
    by = Learning(
        source="judgements",
        pairs=len(taught),
        equivalent=sum(CLASSES[pair.answer] == EQUIVALENT for pair in taught),
        related=sum(CLASSES[pair.answer] == RELATED for pair in taught),
        judgements=tuple(str(event) for event in events),
    )
    model = fitted(start, learnt_from).but(learnt=by)
    examples = _examples(tried, start, encoder)
    trial = Trial(
        learnt_on=today,
        judgements=events,
        held_out=tuple(pair.event for pair in tried),
        against=used.name,
        before=_figures(used, examples),
        after=_figures(model, examples),
    )
    return model, trial


def _must_suffice(
    told: Sequence[JudgedPair], taught: Sequence[JudgedPair], tried: Sequence[JudgedPair]
) -> None:
    same = sum(pair.answer == "same" for pair in told)
    both = all(len({pair.answer == "same" for pair in some}) > 1 for some in (taught, tried))
    if len(told) < LEAST or min(same, len(told) - same) < LEAST_EACH or not both:
        raise TooFewJudgementsError(len(told), same, LEAST, LEAST_EACH)


def _held_out(told: Sequence[JudgedPair]) -> set[int]:
    """Every answer about some of the initiatives, always the same ones: about a third of the
    answers, however they hang together. Of one at least of each two nothing was learnt."""
    return {pair.event for pair in told if any(map(_is_held_out, (pair.one.id, pair.other.id)))}


def _is_held_out(id: str) -> bool:
    return sha256(id.encode()).digest()[0] % _ONE_IN == 0


def _examples(pairs: Sequence[JudgedPair], model: Model, encoder: Encoder | None) -> list[Example]:
    every = sides([one for pair in pairs for one in (pair.one, pair.other)], model.space, encoder)
    first = np.arange(0, len(every), 2)
    table = features(packed(map(outlined, every), model.words), first, first + 1)
    return [
        Example(told(row), CLASSES[pair.answer]) for row, pair in zip(table, pairs, strict=True)
    ]


def _figures(model: Model, examples: Sequence[Example]) -> Figures:
    scores = scored(table_of([one.values for one in examples]), model)
    truth = [one.judged for one in examples]
    losses = [
        _surprise(float(scores.value[row]), so=judged == EQUIVALENT)
        + _surprise(float(scores.some[row]), so=judged != DIFFERENT)
        for row, judged in enumerate(truth)
    ]
    called = [scores.class_(row) == "equivalent" for row in range(len(truth))]
    right = sum(said and judged == EQUIVALENT for said, judged in zip(called, truth, strict=True))
    return Figures(
        surprise=round(math.fsum(losses) / len(losses), 4),
        precision=_share(right, sum(called)),
        recall=_share(right, truth.count(EQUIVALENT)),
    )


def _surprise(chance: float, *, so: bool) -> float:
    return -math.log(max(chance if so else 1 - chance, 1e-12))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
