"""Fits the weights of `analyses/overlap/weights.py` on half of the invented initiatives.

Run as `python benchmarks/fit_overlap.py`; the other half is what the tests measure. The model is an
ordinal logistic regression (different, related, equivalent) with one set of weights, none below
zero. Each pair is seen five ways, so that a pasted text or a bare title can be scored too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

# The package ships no types.
from scipy.optimize import minimize  # pyright: ignore[reportUnknownVariableType]

from analyses.overlap.features import FEATURES, features
from analyses.overlap.index import Index
from analyses.overlap.prepared import prepared
from analyses.overlap.records import InitiativeRecord, pasted

SAMPLE = Path(__file__).parents[1] / "tests" / "analyses" / "overlap" / "initiatives.jsonl"
PRIOR_WEIGHT, PRIOR_STRENGTH, USUAL_STRENGTH = 2.0, 1.0, 2.0
MAY_BE_UNKNOWN = ("purpose", "kernel", "target", "topics", "populations")

Numbers = NDArray[np.float64]
View = Callable[[InitiativeRecord], InitiativeRecord]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An initiative; those of one `same` are equivalent, those of one `family` related."""

    family: str
    same: str
    record: InitiativeRecord


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the fit found; `gap` is how much more log-odds equivalent takes than related."""

    weights: Numbers
    usual: Numbers
    base: float
    gap: float


def main() -> None:
    """Print the weights as they stand in the package."""
    reader = TypeAdapter(Labelled)
    rows = [reader.validate_json(line) for line in SAMPLE.read_bytes().splitlines()]
    families = list(dict.fromkeys(row.family for row in rows))
    values, classes = compared([row for row in rows if families.index(row.family) % 2 == 0])
    found = fitted(values, classes)
    print(f"base={found.base:.3f}, equivalent={1 / (1 + np.exp(-found.gap)):.2f}")
    for name, weight, usual in zip(FEATURES, found.weights, found.usual, strict=True):
        print(f'"{name}": Feature(weight={weight:.2f}, usual={usual:.2f}),')


def compared(rows: list[Labelled]) -> tuple[Numbers, Numbers]:
    """Features (NaN where unknown) and classes (0, 1, 2) of every ordered pair in every view."""
    records = {row.record.id: row.record for row in rows}
    kinds = {row.record.id: (row.family, row.same) for row in rows}
    pairs = [pair for view in _views() for pair in _pairs(records, *view)]
    values = np.array([value for _, _, value in pairs])
    classes = np.array([_class(kinds[one], kinds[other]) for one, other, _ in pairs], dtype=float)
    return values, classes


def fitted(values: Numbers, classes: Numbers) -> Fitted:
    """The weights, and the value of each feature that speaks neither for nor against."""
    mean = np.nan_to_num(np.nanmean(values, axis=0))
    mean[FEATURES.index("name")] = 0.0
    free = [FEATURES.index(name) for name in MAY_BE_UNKNOWN]
    size = len(FEATURES)

    def parts(point: Numbers) -> Fitted:
        usual = mean.copy()
        usual[free] = point[size : size + len(free)]
        return Fitted(point[:size], usual, float(point[-2]), float(point[-1]))

    def loss(point: Numbers) -> float:
        now = parts(point)
        prior = PRIOR_STRENGTH * ((now.weights - PRIOR_WEIGHT) ** 2).sum() / 2
        near = USUAL_STRENGTH * ((now.usual - mean) ** 2).sum()
        return float(_surprise(values, classes, now) / len(_views()) + prior + near)

    start = np.concatenate([np.full(size, PRIOR_WEIGHT), mean[free], [-3.0, 1.5]])
    bounds = [(0, None)] * size + [(0, 1)] * len(free) + [(None, None), (0.2, None)]
    # Without types its answer is anything; the documentation promises an array.
    return parts(cast("Numbers", minimize(loss, start, method="L-BFGS-B", bounds=bounds).x))


def _surprise(values: Numbers, classes: Numbers, now: Fitted) -> float:
    known = ~np.isnan(values)
    logit = np.where(known, np.nan_to_num(values) - now.usual, 0.0) @ now.weights + now.base
    some = 1 / (1 + np.exp(-logit))
    same = 1 / (1 + np.exp(now.gap - logit))
    chance = np.select([classes == 0, classes == 1], [1 - some, some - same], same)
    return float(-np.log(np.maximum(chance, 1e-12)).sum())


def _class(one: tuple[str, str], other: tuple[str, str]) -> int:
    return (one[0] == other[0]) + (one[1] == other[1])


def _views() -> tuple[tuple[View, View], ...]:
    return ((_full, _full), (_text, _full), (_title, _full), (_bare, _bare), (_full, _bare))


def _full(record: InitiativeRecord) -> InitiativeRecord:
    return record


def _text(record: InitiativeRecord) -> InitiativeRecord:
    text = pasted(f"{record.title}. {record.purpose}", lang=record.lang)
    return replace(text, id=record.id)


def _title(record: InitiativeRecord) -> InitiativeRecord:
    return InitiativeRecord(id=record.id, title=record.title, lang=record.lang)


def _bare(record: InitiativeRecord) -> InitiativeRecord:
    return replace(_title(record), purpose=record.purpose)


def _pairs(
    records: dict[str, InitiativeRecord], asked: View, known: View
) -> Iterator[tuple[str, str, list[float]]]:
    index = Index(known(record) for record in records.values())
    for record in records.values():
        mine = prepared(asked(record))
        alike = index.vocabulary.alike(mine.words)
        found = features(index, mine, alike)
        for row, other in enumerate(index.prepared):
            if other.record.id != record.id:
                values = [float(found[name][row]) for name in FEATURES]
                yield record.id, other.record.id, values


if __name__ == "__main__":
    main()
