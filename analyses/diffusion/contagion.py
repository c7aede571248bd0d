"""Infection and susceptibility: who was followed soon by others, and who soon followed them."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, OverTies, rows, seen_by
from analyses.matrices import Arcs, Direction, arcs
from analyses.periods import Observed
from analyses.sparse import Places, Vector, divided, sums
from analyses.study import Study

_TURNED: dict[Direction, Direction] = {"out": "in", "in": "out", "both": "both"}


class ContagionParameters(OverTies):
    """Over `K` periods, each counting 1/k, or with `expdiscount` 1/(1 + r)^(k - 1)."""

    normalized: bool = True
    K: int = Field(default=1, ge=1)
    expdiscount: bool = False
    r: float = Field(default=0.5, ge=0)


@dataclass(frozen=True, slots=True)
class Discount:
    """What an adoption counts k periods away: 1/k, or 1/(1 + r)^(k - 1) where there is a rate."""

    periods: int = 1
    rate: float | None = None

    def weights(self) -> Vector:
        """For k = 1 ... periods."""
        steps = np.arange(1, self.periods + 1, dtype=np.float64)
        return 1 / steps if self.rate is None else (1 + self.rate) ** (1 - steps)


def infection(
    studied: Study,
    seen: Observed,
    *,
    discount: Discount | None = None,
    direction: Direction = "out",
    valued: bool = False,
    normalized: bool = True,
) -> Vector:
    """How much those who name somebody followed in the periods after that one's adoption.

    For i who took it up in t: sum_k d[k] |{j names i, j in t + k}| over sum_k d[k] |{j names i, j
    in t + k or later}|, k = 1 ... K, d[k] the discount. Normalized, it is divided by sum_k d[k]
    |{j in t + k}|, all who took it up then. `out` is by those who name i, as in the reference; `in`
    by those whom i names. 0 where nobody could follow; NaN for never. Never-adopters are in neither
    count. A tie that has a time counts from it on.

    Source: Myers, Social Networks 22 (2000) 173-208; netdiffuseR `infection`.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abc", [("b", "a"), ("c", "a")], when={"a": 1, "b": 2, "c": 3})
    >>> infection(small, observed(small, analysis="infection"), normalized=False).tolist()
    [0.5, 0.0, 0.0]
    """
    seen = _clipped(seen)
    found = arcs(studied, direction=_TURNED[direction], valued=valued)
    before = np.maximum(found.since - seen.when[found.rows] - 1, 0)
    steps = _Steps(1, before, np.full_like(before, np.inf))
    return _contagion(seen, found, steps, discount or Discount(), normalized=normalized)


def susceptibility(
    studied: Study,
    seen: Observed,
    *,
    discount: Discount | None = None,
    direction: Direction = "out",
    valued: bool = False,
    normalized: bool = True,
) -> Vector:
    """How much somebody's adoption followed on that of those whom one names.

    For i who took it up in t: sum_k d[k] |{i names j, j in t - k}| over sum_k d[k] |{i names j, j
    in t - k or earlier}|. Normalized, it is divided by sum_k d[k] |{j in t - k}|. Never-adopters
    are in neither count: the reference has them as earlier adopters, which is a defect of it.

    Source: Myers, Social Networks 22 (2000) 173-208; netdiffuseR `susceptibility`.

    >>> from analyses.periods import observed
    >>> from analyses.study import study
    >>> small = study("abc", [("c", "a"), ("c", "b")], when={"a": 1, "b": 2, "c": 3})
    >>> susceptibility(small, observed(small, analysis="s"), normalized=False).tolist()
    [0.0, 0.0, 0.5]
    """
    seen = _clipped(seen)
    found = arcs(studied, direction=direction, valued=valued)
    most = seen.when[found.rows] - found.since
    steps = _Steps(-1, np.zeros_like(most), most)
    return _contagion(seen, found, steps, discount or Discount(), normalized=normalized)


@dataclass(frozen=True, slots=True)
class _Steps:
    """`sign` is 1 when the others come after, -1 before; `more` and `most` say at which steps k the
    tie was there: more < k <= most."""

    sign: int
    more: Vector
    most: Vector


def _clipped(seen: Observed) -> Observed:
    """Whoever took it up outside the periods observed counts as never."""
    inside = (seen.when >= seen.first) & (seen.when <= seen.last)
    return replace(seen, when=np.where(inside, seen.when, np.nan))


def _contagion(
    seen: Observed, found: Arcs, steps: _Steps, discount: Discount, *, normalized: bool
) -> Vector:
    weights, size = discount.weights(), seen.when.size
    away = steps.sign * (seen.when[found.columns] - seen.when[found.rows])
    counted = np.flatnonzero(away > 0)
    away, more, most = away[counted], steps.more[counted], steps.most[counted]
    last = np.minimum(np.minimum(away, discount.periods), most)
    total = np.concatenate([[0.0], np.cumsum(weights)])
    could = np.maximum(total[_whole(last)] - total[_whole(np.minimum(more, discount.periods))], 0)
    did = np.where((away == last) & (away > more), weights[_whole(last) - 1], 0.0)
    rows_, strength = found.rows[counted], found.weights[counted]
    out = divided(
        sums(rows_, strength * did, size=size),
        sums(rows_, strength * could, size=size),
    )
    if normalized:
        out = divided(out, _around(seen, weights, steps.sign))
    return np.where(np.isnan(seen.when), np.nan, out)


def _whole(steps: Vector) -> Places:
    return np.maximum(steps, 0).astype(np.int64)


def _around(seen: Observed, weights: Vector, sign: int) -> Vector:
    """For each, how many took it up in the periods after (1) or before (-1), discounted."""
    size = max(len(seen.periods), 1)
    place = np.nan_to_num(seen.when - seen.first, nan=-1).astype(np.int64)
    counts = np.bincount(place[place >= 0], minlength=size).astype(np.float64)
    ahead = np.zeros(size)
    for step, weight in enumerate(weights[: size - 1].tolist(), start=1):
        if sign > 0:
            ahead[:-step] += weight * counts[step:]
        else:
            ahead[step:] += weight * counts[:-step]
    return ahead[np.maximum(place, 0)]


class _Measure(Protocol):
    def __call__(
        self,
        studied: Study,
        seen: Observed,
        *,
        discount: Discount | None,
        direction: Direction,
        valued: bool,
        normalized: bool,
    ) -> Vector: ...


def _asked_of(measure: _Measure, name: str, studied: Study, asked: ContagionParameters) -> Vector:
    return measure(
        studied,
        seen_by(name, studied, asked),
        discount=Discount(asked.K, asked.r if asked.expdiscount else None),
        direction=asked.direction,
        valued=asked.valued,
        normalized=asked.normalized,
    )


def _run_infection(studied: Study, asked: ContagionParameters) -> Findings:
    found = _asked_of(infection, "infection", studied, asked)
    some = int((found > 0).sum())
    return Findings(
        rows(studied, "infection", found),
        da=f"Efter {some} af {_begun(found)} begyndte nogen, der kendte dem, kort tid senere.",
        en=f"After {some} of {_begun(found)}, somebody who knew them began soon.",
    )


def _run_susceptibility(studied: Study, asked: ContagionParameters) -> Findings:
    found = _asked_of(susceptibility, "susceptibility", studied, asked)
    some = int((found > 0).sum())
    return Findings(
        rows(studied, "susceptibility", found),
        da=f"{some} af {_begun(found)} begyndte kort tid efter nogen, de kendte.",
        en=f"{some} of {_begun(found)} began soon after somebody they knew.",
    )


def _begun(found: Vector) -> int:
    return int((~np.isnan(found)).sum())


INFECTION = Analysis(
    name="infection",
    da=(
        "Hvor stor en del af dem, der kender en, der begyndte i de K næste perioder, målt mod alle "
        "af dem, der begyndte siden; normaliseret med, hvor mange i alt der begyndte da."
    ),
    en=(
        "Of those who name somebody, how many took it up in the K periods after that one, over all "
        "of them who did later; normalized by how many took it up then at all."
    ),
    source="Myers 2000, Social Networks 22; netdiffuseR infection()",
    parameters=ContagionParameters,
    run=_run_infection,
)
SUSCEPTIBILITY = Analysis(
    name="susceptibility",
    da=(
        "Hvor stor en del af dem, man kender, der begyndte i de K perioder før en selv, målt mod "
        "alle af dem, der var begyndt; normaliseret med, hvor mange i alt der begyndte da."
    ),
    en=(
        "Of those whom somebody names, how many took it up in the K periods before, over all of "
        "them who had; normalized by how many took it up then at all."
    ),
    source="Myers 2000, Social Networks 22; netdiffuseR susceptibility()",
    parameters=ContagionParameters,
    run=_run_susceptibility,
)
