"""From features to a score, its three classes, and the shares that add up to it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.features import FEATURES
from analyses.overlap.model import BASE, Logit, Model
from analyses.overlap.ragged import Numbers

OverlapClass: TypeAlias = Literal["equivalent", "related", "different"]

_CLASSES: Final[tuple[OverlapClass, ...]] = ("different", "related", "equivalent")


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


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of many pairs; `shares` has a row a pair, in thousandths, and a column for each
    of FEATURES, NaN where nothing is known, and the base."""

    value: Numbers
    some: Numbers
    shares: Numbers
    number: NDArray[np.int64]

    def __getitem__(self, row: int) -> Score:
        parts: list[float] = (self.shares[row] / 1000).tolist()
        shares = {
            name: part
            for name, part in zip((*FEATURES, BASE), parts, strict=True)
            if not math.isnan(part)
        }
        return Score(float(self.value[row]), float(self.some[row]), shares, self.class_(row))

    def class_(self, row: int) -> OverlapClass:
        """The class of one pair."""
        return _CLASSES[int(self.number[row])]


def scored(table: Numbers, model: Model) -> Scores:
    """The scores of pairs that agree so far, a row each and a column for each of FEATURES.

    >>> from analyses.overlap.model import shipped
    >>> row = [1.0 if name == "key" else float("nan") for name in FEATURES]
    >>> scored(np.array([row]), shipped(with_encoder=False))[0].class_
    'equivalent'
    """
    shares = _shares(table, model.same)
    value, some = _chance(shares), _chance(_shares(table, model.some))
    return Scores(value, some, shares, classed(value, some, model))


def classed(value: Numbers, some: Numbers, model: Model) -> NDArray[np.int64]:
    """The number of each pair's class: 0 different, 1 related, 2 equivalent."""
    either = np.maximum(some, value) >= model.related
    return np.where(value >= model.equivalent, 2, np.where(either, 1, 0))


def _shares(table: Numbers, logit: Logit) -> Numbers:
    """What each known feature and the base add to the log-odds, in whole thousandths, so that
    they add up exactly."""
    known = [logit.features.get(name) for name in FEATURES]
    weights = np.array([np.nan if one is None else one.weight for one in known])
    usual = np.array([0.0 if one is None else one.usual for one in known])
    parts = np.rint(1000 * weights * (table - usual))
    return np.column_stack([parts, np.full(len(table), np.rint(1000 * logit.base))])


def _chance(shares: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-np.nansum(shares, axis=1) / 1000))
