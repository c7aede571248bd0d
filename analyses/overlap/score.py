"""From the shares of two initiatives to probabilities, and to one of three classes."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from analyses.overlap.features import Features
from analyses.overlap.model import Model

OverlapClass: TypeAlias = Literal["equivalent", "related", "different"]


@dataclass(frozen=True, slots=True)
class Score:
    """`value` is the probability of equivalent, `some` that of equivalent or related, and `shares`
    add up to the log-odds of the first."""

    value: float
    some: float
    shares: Mapping[str, float]
    class_: OverlapClass

    @property
    def probabilities(self) -> dict[OverlapClass, float]:
        """Of the three classes; they add up to one."""
        some = max(self.some, self.value)
        return {"equivalent": self.value, "related": some - self.value, "different": 1 - some}


def scored(values: Features, model: Model) -> Score:
    """The score of two initiatives that agree so far."""
    shares = model.same.shares(values)
    value, some = probability(shares), probability(model.some.shares(values))
    return Score(value, some, shares, _class(value, some, model))


def probability(shares: Mapping[str, float]) -> float:
    """The sum of the shares is its log-odds.

    >>> probability({"title": 1.0, "base": -1.0})
    0.5
    """
    return 1 / (1 + math.exp(-math.fsum(shares.values())))


def _class(value: float, some: float, model: Model) -> OverlapClass:
    if value >= model.equivalent:
        return "equivalent"
    return "related" if max(some, value) >= model.related else "different"
