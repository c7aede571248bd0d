"""What a model of likeness is made of, apart from whatever computes it.

The model is that of Fellegi and Sunter, "A Theory for Record Linkage" (1969): each comparison of
two records has levels, each level has the probability that it is seen for the same thing (m) and
for two things (u), and the logarithms of m/u add up with that of the odds beforehand.
"""

from dataclasses import dataclass
from math import log2
from typing import Literal, TypeAlias

How: TypeAlias = Literal["exact", "near", "shared", "else"]
"""Equal texts; texts at least so alike (Jaro-Winkler); lists with one in common; all the rest."""

Said: TypeAlias = tuple[str, str]
"""In Danish and in English."""

_NOTHING = 1e-6


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome, where those before it did not hold. `strong` is proof, but for mistakes."""

    how: How
    column: str
    m: float
    u: float
    said: Said
    least: float = 0.0
    strong: bool = False

    @property
    def weight(self) -> float:
        """In bits: how much it speaks for the same thing, below zero against."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where either record says nothing in `column`, it weighs nothing."""

    name: str
    column: str
    levels: tuple[Level, ...]

    def level(self, weight: float) -> Level | None:
        """The level that weighs so much; None where nothing was compared, or it says nothing."""
        if abs(weight) < _NOTHING:
            return None
        nearest = min(self.levels, key=lambda level: abs(level.weight - weight))
        return nearest if abs(nearest.weight - weight) < _NOTHING else None


@dataclass(frozen=True, slots=True)
class Model:
    """`columns` say which are lists; `blocks`, which columns two share that are compared at all."""

    name: str
    prior: float
    columns: dict[str, Literal["text", "list"]]
    comparisons: tuple[Comparison, ...]
    blocks: tuple[tuple[str, ...], ...]

    @property
    def base(self) -> float:
        """In bits: how unlikely it is that any two are the same, before they are compared."""
        return log2(self.prior / (1 - self.prior))
