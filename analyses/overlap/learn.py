"""Learning weights from pairs that were judged: an ordinal logistic regression."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.features import FEATURES, OF_MEANING, Features
from analyses.overlap.model import Learning, Model, Weight

Numbers = NDArray[np.float64]

DIFFERENT, RELATED, EQUIVALENT = 0, 1, 2
_PRIOR: Final[Mapping[str, float]] = {"key": 8.0, "people": 0.5, "places": 0.3}
_PRIOR_WEIGHT, _PRIOR_STRENGTH, _USUAL_STRENGTH = 2.0, 1.0, 2.0
_USUAL: Final[Mapping[str, float]] = {"key": 0.0, "name": 0.0, "people": 0.1, "places": 0.1}
_FREE: Final = ("purpose", "kernel", "kernel_meaning", "target", "topics", "populations")


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that was judged; `weight` is less than one for a pair that is seen several ways."""

    values: Features
    judged: int
    weight: float = 1.0


def fitted(start: Model, examples: Sequence[Example]) -> Model:
    """The model with weights learnt anew, drawn to those it has."""
    from scipy.optimize import minimize

    names = [name for name in FEATURES if start.encoder is not None or name not in OF_MEANING]
    fit = _Fit.of(start, names, examples)
    found = minimize(fit.loss, fit.start(), jac=True, method="L-BFGS-B", bounds=fit.bounds())
    # Without types its answer is anything; the documentation promises an array.
    weights, usual, base, gap = fit.parts(cast("Numbers", found.x))
    return start.model_copy(
        update={
            "features": {
                name: Weight(weight=round(float(weight), 3), usual=round(float(near), 3))
                for name, weight, near in zip(names, weights, usual, strict=True)
            },
            "base": round(base, 3),
            "gap": round(gap, 3),
            "equivalent": round(float(1 / (1 + np.exp(-gap))), 3),
            "learnt": _learning(start.learnt.source, examples),
        }
    )


def _learning(source: str, examples: Sequence[Example]) -> Learning:
    judged = [example.judged for example in examples]
    return Learning(
        source=source,
        pairs=len(judged),
        equivalent=judged.count(EQUIVALENT),
        related=judged.count(RELATED),
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """Point: the weights, what is usual of the free features, the base and the gap."""

    values: Numbers
    judged: NDArray[np.int_]
    each: Numbers
    prior: Numbers
    usual: Numbers
    free: list[int]
    base: float
    gap: float

    @classmethod
    def of(cls, start: Model, names: Sequence[str], examples: Sequence[Example]) -> "_Fit":
        values = np.array([[one.values[name] for name in names] for one in examples])
        before = start.features
        known = np.nan_to_num(_means(values))
        return cls(
            values=values,
            judged=np.array([one.judged for one in examples]),
            each=np.array([one.weight for one in examples]),
            prior=np.array(
                [
                    before[name].weight if name in before else _PRIOR.get(name, _PRIOR_WEIGHT)
                    for name in names
                ]
            ),
            usual=np.array(
                [
                    before[name].usual if name in before else _USUAL.get(name, mean)
                    for name, mean in zip(names, known, strict=True)
                ]
            ),
            free=[] if before else [at for at, name in enumerate(names) if name in _FREE],
            base=start.base if before else -3.0,
            gap=start.gap,
        )

    def start(self) -> Numbers:
        return np.concatenate([self.prior, self.usual[self.free], [self.base, self.gap]])

    def bounds(self) -> list[tuple[float | None, float | None]]:
        free: list[tuple[float | None, float | None]] = [(0, 1)] * len(self.free)
        return [*[(0.0, None)] * len(self.prior), *free, (None, None), (0.2, None)]

    def parts(self, point: Numbers) -> tuple[Numbers, Numbers, float, float]:
        size = len(self.prior)
        usual = self.usual.copy()
        usual[self.free] = point[size : size + len(self.free)]
        return point[:size], usual, float(point[-2]), float(point[-1])

    def loss(self, point: Numbers) -> tuple[float, Numbers]:
        """The surprise and how it changes, both with what draws the point to where it began."""
        weights, usual, base, gap = self.parts(point)
        off, near = weights - self.prior, (usual - self.usual)[self.free]
        surprise, by_logit, by_gap = self._surprise(weights, usual, base, gap)
        apart = np.nan_to_num(self.values - usual)
        known = ~np.isnan(self.values)
        by_usual = -(by_logit[:, None] * known * weights).sum(axis=0)[self.free]
        slope = np.concatenate(
            [
                by_logit @ apart + _PRIOR_STRENGTH * off,
                by_usual + 2 * _USUAL_STRENGTH * near,
                [by_logit.sum(), by_gap],
            ]
        )
        drawn = _PRIOR_STRENGTH * (off**2).sum() / 2 + _USUAL_STRENGTH * (near**2).sum()
        return float(surprise + drawn), slope

    def _surprise(
        self, weights: Numbers, usual: Numbers, base: float, gap: float
    ) -> tuple[float, Numbers, float]:
        logit = np.nan_to_num(self.values - usual) @ weights + base
        some, same = _logistic(logit), _logistic(logit - gap)
        chance = np.choose(self.judged, [1 - some, some - same, same])
        bend, bend_same = some * (1 - some), same * (1 - same)
        by_logit = np.choose(self.judged, [-bend, bend - bend_same, bend_same])
        by_gap = np.choose(self.judged, [np.zeros_like(bend), bend_same, -bend_same])
        scale = -self.each / np.maximum(chance, 1e-12)
        surprise = -(self.each * np.log(np.maximum(chance, 1e-12))).sum()
        return float(surprise), scale * by_logit, float((scale * by_gap).sum())


def _logistic(logit: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-logit))


def _means(values: Numbers) -> Numbers:
    known = ~np.isnan(values)
    return np.nan_to_num(values).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
