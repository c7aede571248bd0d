"""Key players: whom the others would miss most, and who reaches the most of them."""

from collections.abc import Callable
from typing import Literal

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, Parameters, Row, rows, said, share, value
from analyses.errors import TooLargeError
from analyses.matrices import Direction, ties
from analyses.people.articulation import articulation, without
from analyses.sparse import Matrix, Places, Vector, divided, pieces, size, steps_between
from analyses.study import Study

MOST_BY_DISTANCE = 400
MOST_REACHED = 5_000


class FragilityParameters(Parameters):
    """`distance` by default up to 400, else `pieces`; with `size` the group of so many whom the
    others would miss most, instead of each."""

    measure: Literal["distance", "pieces"] | None = None
    size: int | None = Field(default=None, ge=1)


class ReachParameters(Parameters):
    """With `size` the group of so many who reach most together, instead of each."""

    direction: Direction = "both"
    size: int | None = Field(default=None, ge=1)


def fragmentation(matrix: Matrix, *, measure: Literal["distance", "pieces"] = "distance") -> float:
    """How far apart all are: 0 where each is tied to each, 1 where nobody is; NaN below two.

    By distance 1 - sum_ij 1/d[i, j] / (n (n - 1)), by pieces 1 - sum_k s[k] (s[k] - 1) /
    (n (n - 1)), s the sizes of the pieces. The matrix is symmetric.
    Source: Borgatti, Computational and Mathematical Organization Theory 12 (2006), equations 4, 9.

    >>> from analyses.study import study
    >>> pair = study("abc", [("a", "b"), ("b", "a")]).weights
    >>> round(fragmentation(pair), 3), round(fragmentation(pair, measure="pieces"), 3)
    (0.667, 0.667)
    """
    n = size(matrix)
    if n < 2:
        return np.nan
    if measure == "pieces":
        sizes = np.bincount(pieces(matrix)).astype(np.float64)
        return 1 - float((sizes * (sizes - 1)).sum()) / (n * (n - 1))
    return 1 - float(closeness(matrix).sum()) / (n * (n - 1))


def closeness(matrix: Matrix) -> Vector:
    """1 over the number of steps from each to each; 0 to oneself and where there is no way.

    >>> from analyses.study import study
    >>> closeness(study("abc", [("a", "b"), ("b", "c")]).weights).tolist()
    [[0.0, 1.0, 0.5], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]
    """
    away = steps_between(matrix)
    return divided(np.ones_like(away), np.where(away == 0, np.inf, away))


def fragility(matrix: Matrix, *, measure: Literal["distance", "pieces"] = "distance") -> Vector:
    """How far apart the others are without each: KPP-Neg of one.

    Source: Borgatti 2006, section 4; keyplayer `fragment`.

    >>> from analyses.study import study
    >>> path = study("abc", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")]).weights
    >>> fragility(path).tolist()
    [0.0, 1.0, 0.0]
    """
    everybody = range(size(matrix))
    if measure == "distance":
        return np.array([fragmentation(without(matrix, [place])) for place in everybody])
    cuts = articulation(matrix)
    sizes = np.bincount(pieces(matrix)).astype(np.float64)[pieces(matrix)]
    n = len(everybody)
    together = float((sizes - 1).sum()) - 2 * (sizes - 1)
    found = 1 - divided(together, np.full(n, float((n - 1) * (n - 2))), otherwise=np.nan)
    for place in cuts:
        found[place] = fragmentation(without(matrix, [place]), measure="pieces")
    return found


def reach(matrix: Matrix, group: Places | None = None) -> Vector:
    """How near the others are: for each, sum_j 1/d[i, j] / (n - 1), or for the group as one
    value, by the one of it that is nearest, over those outside it. NaN when there are no others.

    Source: Borgatti 2006, section 5 (KPP-Pos); keyplayer `mreach.closeness`.

    >>> from analyses.study import study
    >>> path = study("abc", [("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")]).weights
    >>> reach(path).tolist(), reach(path, np.array([0, 1])).tolist()
    ([0.75, 1.0, 0.75], [1.0])
    """
    near = closeness(matrix)
    if group is None:
        others = np.full(size(matrix), float(size(matrix) - 1))
        return divided(near.sum(axis=1), others, otherwise=np.nan)
    outside = np.setdiff1d(np.arange(size(matrix)), group)
    return np.array([_together(near, group.tolist())]) if outside.size else np.array([np.nan])


def best_group(count: int, most: int, worth: Callable[[list[int]], float]) -> list[int]:
    """So many who are worth most together: one after the other, then exchanged one for one as long
    as that is better; the first of equals. Not always the very best, as Borgatti 2006 says.

    >>> best_group(4, 2, lambda group: sum(group))
    [3, 2]
    """
    chosen: list[int] = []
    for _ in range(min(most, count)):
        left = [one for one in range(count) if one not in chosen]
        chosen.append(max(left, key=lambda one: worth([*chosen, one])))
    while True:
        better = _exchanged(count, chosen, worth)
        if better is None:
            return chosen
        chosen = better


def _exchanged(
    count: int, chosen: list[int], worth: Callable[[list[int]], float]
) -> list[int] | None:
    now = worth(chosen)
    for at in range(len(chosen)):
        for one in range(count):
            changed = [*chosen[:at], one, *chosen[at + 1 :]]
            if one not in chosen and worth(changed) > now + 1e-12:
                return changed
    return None


def _together(near: Vector, group: list[int]) -> float:
    best = near[group].max(axis=0)
    best[group] = 0
    others = near.shape[0] - len(group)
    return float(best.sum()) / others if others else 0.0


def _run_fragility(studied: Study, asked: FragilityParameters) -> Findings:
    matrix = ties(studied, direction="both")
    count = len(studied.ids)
    measure = asked.measure or ("distance" if count <= MOST_BY_DISTANCE else "pieces")
    if count > MOST_BY_DISTANCE and (measure == "distance" or asked.size):
        raise TooLargeError("fragility", MOST_BY_DISTANCE, count)
    resolved = {"measure": measure}
    if asked.size:

        def worth(group: list[int]) -> float:
            found = fragmentation(without(matrix, group), measure=measure)
            return 0.0 if np.isnan(found) else found

        return _group(studied, "fragility", best_group(count, asked.size, worth), worth, resolved)
    found = fragility(matrix, measure=measure)
    more = int((found > fragmentation(matrix, measure=measure) + 1e-12).sum()) if count > 1 else 0
    return Findings(
        rows(studied, "fragility", found),
        da=f"{more} af {count} ville efterlade de andre længere fra hinanden, hvis de gik.",
        en=f"{more} of {count} would leave the others further apart if they went.",
        resolved=resolved,
    )


def _run_reach(studied: Study, asked: ReachParameters) -> Findings:
    if len(studied.ids) > MOST_REACHED:
        raise TooLargeError("reach", MOST_REACHED, len(studied.ids))
    matrix = ties(studied, direction=asked.direction)
    if asked.size:
        near = closeness(matrix)

        def worth(group: list[int]) -> float:
            return _together(near, group)

        found = best_group(len(studied.ids), asked.size, worth)
        return _group(studied, "reach", found, worth, {})
    each = reach(matrix)
    known = each[~np.isnan(each)]
    mean = share(known.mean()) if known.size else "-"
    return Findings(
        rows(studied, "reach", each),
        da=f"I gennemsnit når man {mean} af de andre, hvor den, der er n led væk, tæller 1/n.",
        en=f"On average one reaches {mean} of the others, one n steps away counting 1/n.",
    )


def _group(
    studied: Study,
    name: str,
    chosen: list[int],
    worth: Callable[[list[int]], float],
    resolved: dict[str, str],
) -> Findings:
    values: list[Row] = [
        {"id": studied.ids[one], name: value(worth(chosen[: at + 1]))}
        for at, one in enumerate(chosen)
    ]
    total = worth(chosen)
    return Findings(
        values,
        da=f"De {len(chosen)} kommer tilsammen på {said(total, 'da')}.",
        en=f"Together the {len(chosen)} come to {said(total, 'en')}.",
        resolved=resolved,
    )


FRAGILITY = Analysis(
    name="fragility",
    da=(
        "Hvor langt de andre er fra hinanden uden hver enkelt (KPP-Neg): 1 mindre gennemsnittet "
        "af 1/afstand; uden afstande: hvor stor en del af parrene der er skilt ad."
    ),
    en=(
        "How far apart the others are without each (KPP-Neg): 1 less the mean of 1/distance; by "
        "pieces, the share of pairs that are parted."
    ),
    source="Borgatti 2006, Computational and Mathematical Organization Theory 12, eq. 4 and 9",
    parameters=FragilityParameters,
    run=_run_fragility,
    about="people",
)
REACH = Analysis(
    name="reach",
    da="Hvor nær de andre er (KPP-Pos): gennemsnittet over dem af 1/afstand.",
    en="How near the others are (KPP-Pos): the mean over them of 1/distance.",
    source="Borgatti 2006, Computational and Mathematical Organization Theory 12, section 5",
    parameters=ReachParameters,
    run=_run_reach,
    about="people",
)
