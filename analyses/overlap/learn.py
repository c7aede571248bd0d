"""Learning weights from pairs that were judged: two logistic regressions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.features import FEATURES, OF_MEANING, Features
from analyses.overlap.model import Learning, Logit, Model, Weight

Numbers = NDArray[np.float64]

DIFFERENT, RELATED, EQUIVALENT = 0, 1, 2
_PRIOR_WEIGHT, _PRIOR_STRENGTH, _USUAL_STRENGTH = 1.0, 0.3, 2.0
_PRIOR: Final[Mapping[str, float]] = {"key": 8.0, "people": 0.5, "places": 0.3}
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
    names = [name for name in FEATURES if start.encoder is not None or name not in OF_MEANING]
    learnt = {
        "same": _logit(start.same, names, examples, is_so=lambda judged: judged == EQUIVALENT),
        "some": _logit(start.some, names, examples, is_so=lambda judged: judged != DIFFERENT),
        "learnt": _learning(start.learnt.source, examples),
    }
    return start.but(**learnt)


def _learning(source: str, examples: Sequence[Example]) -> Learning:
    judged = [example.judged for example in examples]
    equivalent, related = judged.count(EQUIVALENT), judged.count(RELATED)
    return Learning(source=source, pairs=len(judged), equivalent=equivalent, related=related)


def _logit(
    before: Logit,
    names: Sequence[str],
    examples: Sequence[Example],
    *,
    is_so: Callable[[int], bool],
) -> Logit:
    # The package ships no types.
    from scipy.optimize import minimize  # pyright: ignore[reportUnknownVariableType]

    fit = _fit(before, names, examples, is_so=is_so)
    # Without types its answer is anything; the documentation promises an array.
    point = cast(
        "Numbers",
        minimize(fit.loss, fit.start(), jac=True, method="L-BFGS-B", bounds=fit.bounds()).x,
    )
    weights, usual, base = fit.parts(point)
    features = {
        name: Weight(weight=round(float(weight), 3), usual=round(float(near), 3))
        for name, weight, near in zip(names, weights, usual, strict=True)
    }
    return Logit(base=round(base, 3), features=features)


def _fit(
    before: Logit,
    names: Sequence[str],
    examples: Sequence[Example],
    *,
    is_so: Callable[[int], bool],
) -> "_Fit":
    """What is known of a feature already is where it begins; else it begins at its mean."""
    values = np.array([[one.values[name] for name in names] for one in examples])
    known = ~np.isnan(values)
    means = np.nan_to_num(values).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    new = {
        name: Weight(weight=_PRIOR.get(name, _PRIOR_WEIGHT), usual=_USUAL.get(name, float(mean)))
        for name, mean in zip(names, means, strict=True)
    }
    begun = {**new, **before.features}
    return _Fit(
        values=values,
        is_so=np.array([is_so(one.judged) for one in examples]),
        each=np.array([one.weight for one in examples]),
        prior=np.array([begun[name].weight for name in names]),
        usual=np.array([begun[name].usual for name in names]),
        free=[] if before.features else [at for at, name in enumerate(names) if name in _FREE],
        base=before.base,
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """A point is the weights, what is usual of the free features, and the base."""

    values: Numbers
    is_so: NDArray[np.bool_]
    each: Numbers
    prior: Numbers
    usual: Numbers
    free: list[int]
    base: float

    def start(self) -> Numbers:
        return np.concatenate([self.prior, self.usual[self.free], [self.base]])

    def bounds(self) -> list[tuple[float | None, float | None]]:
        """No weight is below zero: agreeing more never speaks against."""
        free: list[tuple[float | None, float | None]] = [(0, 1)] * len(self.free)
        return [*[(0.0, None)] * len(self.prior), *free, (None, None)]

    def parts(self, point: Numbers) -> tuple[Numbers, Numbers, float]:
        size = len(self.prior)
        usual = self.usual.copy()
        usual[self.free] = point[size:-1]
        return point[:size], usual, float(point[-1])

    def loss(self, point: Numbers) -> tuple[float, Numbers]:
        """The surprise with what draws the point to where it began, and the slope of both."""
        weights, usual, base = self.parts(point)
        off, near = weights - self.prior, (usual - self.usual)[self.free]
        known = ~np.isnan(self.values)
        apart = np.nan_to_num(self.values - usual)
        logit = apart @ weights + base
        surprise = (self.each * np.logaddexp(0, np.where(self.is_so, -logit, logit))).sum()
        by_logit = self.each * (1 / (1 + np.exp(-logit)) - self.is_so)
        by_usual = -(by_logit @ known * weights)[self.free]
        slope = [
            by_logit @ apart + _PRIOR_STRENGTH * off,
            by_usual + 2 * _USUAL_STRENGTH * near,
            [by_logit.sum()],
        ]
        drawn = _PRIOR_STRENGTH * (off**2).sum() / 2 + _USUAL_STRENGTH * (near**2).sum()
        return float(surprise + drawn), np.concatenate(slope)
