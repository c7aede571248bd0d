"""From features to a score that adds up, and from the score to one of three classes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from analyses.overlap.features import Features

OverlapClass: TypeAlias = Literal["equivalent", "related", "different"]

BASE: Final = "base"
_ROUNDING = 0.001


@dataclass(frozen=True, slots=True)
class Feature:
    """What a feature weighs, and the value at which it speaks neither for nor against."""

    weight: float
    usual: float


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic score: the log-odds are `base` and, for each known feature, its weight times
    how far it is from usual. `equivalent`, `related` and `floor` are the least scores for a class
    and for being shown at all."""

    name: str
    base: float
    features: Mapping[str, Feature]
    equivalent: float
    related: float
    floor: float


def likely(found: Features, model: Model) -> list[int]:
    """The rows of the records that may reach the model's floor, none that does left out.

    >>> model = Model("m", -1.0, {"title": Feature(weight=4.0, usual=0.25)}, 0.8, 0.5, 0.2)
    >>> likely({"title": np.array([1.0, 0.0, np.nan])}, model)
    [0, 2]
    """
    parts = [
        np.nan_to_num(feature.weight * (found[name] - feature.usual))
        for name, feature in model.features.items()
    ]
    # Shares are rounded one by one, so that a sum can end a little above the one found here.
    least = math.log(model.floor / (1 - model.floor)) - _ROUNDING * len(parts)
    rows: list[int] = np.flatnonzero(model.base + sum(parts) >= least).tolist()
    return rows


def shares(values: Mapping[str, float], model: Model) -> dict[str, float]:
    """What each known feature and the base add to the log-odds, in thousandths.

    >>> model = Model("m", -1.0, {"title": Feature(weight=4.0, usual=0.25)}, 0.8, 0.5, 0.1)
    >>> shares({"title": 1.0}, model), shares({"title": float("nan")}, model)
    ({'title': 3.0, 'base': -1.0}, {'base': -1.0})
    """
    parts = {
        name: round(feature.weight * (values[name] - feature.usual), 3)
        for name, feature in model.features.items()
        if not math.isnan(values[name])
    }
    return {**parts, BASE: model.base}


def probability(parts: Mapping[str, float]) -> float:
    """The probability of equivalent or related: the sum of the shares is its log-odds.

    >>> probability({"title": 1.0, "base": -1.0})
    0.5
    """
    return 1 / (1 + math.exp(-math.fsum(parts.values())))


def classified(score: float, model: Model) -> OverlapClass:
    """The class that a score falls in.

    >>> model = Model("m", 0.0, {}, equivalent=0.8, related=0.5, floor=0.1)
    >>> [classified(score, model) for score in (0.8, 0.79, 0.1)]
    ['equivalent', 'related', 'different']
    """
    if score >= model.equivalent:
        return "equivalent"
    return "related" if score >= model.related else "different"
