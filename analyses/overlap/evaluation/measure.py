"""Precision, recall and their kin, of scored pairs against labelled ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np
from pydantic import BaseModel, ConfigDict

from analyses.overlap.evaluation.sparse import Numbers, Rows, pairs_of
from analyses.overlap.evaluation.tables import Labelled
from analyses.overlap.score import OverlapClass

_AT: Final = (1, 5, 10)
_FROZEN: Final = ConfigDict(frozen=True, extra="forbid")
_CLASSES: Final[tuple[OverlapClass, ...]] = get_args(OverlapClass)


class OfClass(BaseModel):
    """How well one class is told apart from the two others."""

    model_config = _FROZEN

    precision: float | None
    recall: float | None
    f1: float | None
    pairs: int
    called: int


class Evaluation(BaseModel):
    """What an evaluation found. `precision`, `recall` and `f1` are of the pairs called equivalent;
    `average_precision` and `recall_at` of the ranking; None is a share of nothing."""

    model_config = _FROZEN

    model: str
    records: int
    pairs: int
    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    precision_at_recall_85: float | None
    threshold: float
    recall_at: Mapping[str, float | None]
    candidate_recall: float | None
    by_class: Mapping[str, OfClass]
    labels: int
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ScoredPairs:
    """Pairs of row numbers, the probability of equivalent of each, and the class that it gives."""

    a: Rows
    b: Rows
    scores: Numbers
    classes: Sequence[OverlapClass]


@dataclass(frozen=True, slots=True)
class Found:
    """What the ranking and the classes come to."""

    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None
    precision_at_recall_85: float | None
    recall_at: Mapping[str, float | None]
    candidate_recall: float | None
    by_class: Mapping[str, OfClass]


def measured(scored: ScoredPairs, labelled: Sequence[Labelled], *, within: bool) -> Found:
    """What is not listed is different; a pair that was no candidate counts as called different."""
    said: dict[tuple[int, int], OverlapClass] = {(one.a, one.b): one.label for one in labelled}
    unlisted: OverlapClass = "different"
    truth = [said.get(key, unlisted) for key in pairs_of(scored.a, scored.b)]
    counts = {label: sum(one == label for one in said.values()) for label in _CLASSES}
    classes = {label: _of_class(label, scored.classes, truth, counts[label]) for label in _CLASSES}
    hits = np.array([one == "equivalent" for one in truth], dtype=bool)
    order = np.argsort(-scored.scores, kind="stable")
    ranked = np.cumsum(hits[order])
    precisions = ranked / np.arange(1, len(ranked) + 1)
    wanted = counts["equivalent"]
    enough = precisions[ranked >= 0.85 * wanted]
    same = classes["equivalent"]
    return Found(
        precision=same.precision,
        recall=same.recall,
        f1=same.f1,
        average_precision=_share(float(precisions[hits[order]].sum()), wanted),
        precision_at_recall_85=_rounded(float(enough.max())) if wanted and len(enough) else None,
        recall_at=_recall_at(scored, said, within=within),
        candidate_recall=_share(int(hits.sum()), wanted),
        by_class=classes,
    )


def _of_class(
    label: OverlapClass, called: Sequence[str], truth: Sequence[str], pairs: int
) -> OfClass:
    """Of the unlisted pairs only the candidates are counted as different."""
    right = sum(one == label == other for one, other in zip(called, truth, strict=True))
    there = sum(one == label for one in truth) if label == "different" else pairs
    many = sum(one == label for one in called)
    return OfClass(
        precision=_share(right, many),
        recall=_share(right, there),
        f1=_share(2 * right, many + there),
        pairs=pairs,
        called=many,
    )


def _recall_at(
    scored: ScoredPairs, said: Mapping[tuple[int, int], OverlapClass], *, within: bool
) -> dict[str, float | None]:
    """Of each record's equivalents the share among its first k, in the order of a check: by class,
    then by score. Within one table both of a pair ask for the other, between two the first asks."""
    wanted = {key for key, label in said.items() if label == "equivalent"}
    wanted |= {(b, a) for a, b in wanted} if within else set()
    asking = {one for one, _ in wanted}
    ranked: dict[int, list[tuple[int, float, int]]] = {one: [] for one in asking}
    scores: list[float] = scored.scores.tolist()
    pairs = zip(pairs_of(scored.a, scored.b), scored.classes, scores, strict=True)
    for (a, b), class_, score in pairs:
        for one, other in ((a, b), (b, a)) if within else ((a, b),):
            if one in ranked:
                ranked[one].append((_CLASSES.index(class_), -score, other))
    first = {one: [other for *_, other in sorted(found)] for one, found in ranked.items()}
    return {
        str(k): _share(sum(other in first[one][:k] for one, other in wanted), len(wanted))
        for k in _AT
    }


def _share(some: float, every: int) -> float | None:
    return _rounded(some / every) if every else None


def _rounded(value: float) -> float:
    return round(value, 4)
