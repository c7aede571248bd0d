"""From features to a score that adds up, and from the score to one of three classes."""

import math
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from analyses.overlap.features import Features
from analyses.overlap.model import Model

OverlapClass: TypeAlias = Literal["equivalent", "related", "different"]

BASE: Final = "base"


def shares(values: Features, model: Model) -> dict[str, float]:
    """What each known feature and the base add to the log-odds, in thousandths."""
    parts = {
        name: round(feature.weight * (values[name] - feature.usual), 3)
        for name, feature in model.features.items()
        if not math.isnan(values[name])
    }
    return {**parts, BASE: round(model.base, 3)}


def probability(parts: Mapping[str, float]) -> float:
    """The probability of equivalent or related: the sum of the shares is its log-odds.

    >>> probability({"title": 1.0, "base": -1.0})
    0.5
    """
    return 1 / (1 + math.exp(-math.fsum(parts.values())))


def probabilities(parts: Mapping[str, float], model: Model) -> dict[OverlapClass, float]:
    """Of each class; they add up to one."""
    some = probability(parts)
    same = probability({**parts, "gap": -model.gap})
    return {"equivalent": same, "related": some - same, "different": 1 - some}


def classified(score: float, model: Model) -> OverlapClass:
    """The class that a score falls in."""
    if score >= model.equivalent:
        return "equivalent"
    return "related" if score >= model.related else "different"
