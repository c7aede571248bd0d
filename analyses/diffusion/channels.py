"""Channels: who usually follows whom, over many initiatives, whatever ties are known."""

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from analyses.analysis import Analysis, Findings, Parameters, Row
from analyses.errors import NoAdoptionsError, TooLargeError
from analyses.sparse import Vector
from analyses.study import Study

EPSILON = 1e-64
"""The chance of an adoption that no channel explains, as in the reference program."""

MOST_PAIRS = 5_000_000


class ChannelParameters(Parameters):
    """So many `edges`; `model` is how fast one follows, by `alpha`."""

    edges: int = Field(default=5, ge=1, le=10_000)
    alpha: float = Field(default=1.0, gt=0)
    model: Literal["exponential", "powerlaw", "rayleigh"] = "exponential"


@dataclass(frozen=True, slots=True)
class Channel:
    """`gain` is by how much the logarithm of the likelihood grew; `volume` in how many cascades it
    explains best; `median` the usual time from one to the other there."""

    source: int
    target: int
    gain: float
    volume: int
    median: float


def channels(cascades: Iterable[Vector], asked: ChannelParameters) -> list[Channel]:
    """The channels that explain the cascades best, one after the other, the best first.

    Each adoption is explained by its most likely parent among the channels chosen, or by none with
    the chance `EPSILON`. A channel's gain is what it adds; they are chosen greedily, which is at
    least 63 % of the best. Who adopted at the same time did not follow.

    Source: Gomez-Rodriguez, Leskovec and Krause, Inferring Networks of Diffusion and Influence,
    KDD 2010, sections 3 and 4.

    >>> found = channels([np.array([0.0, 1.0]), np.array([3.0, 4.0])], ChannelParameters(edges=1))
    >>> [(one.source, one.target, one.volume, one.median) for one in found]
    [(0, 1, 2, 1.0)]
    """
    followed = _followed(cascades, asked)
    best = {cell: math.log(EPSILON) for steps in followed.values() for cell, _, _ in steps}
    waiting = [(-_gain(steps, best), pair) for pair, steps in sorted(followed.items())]
    heapq.heapify(waiting)
    found: list[Channel] = []
    while waiting and len(found) < asked.edges:
        _, pair = heapq.heappop(waiting)
        now = _gain(followed[pair], best)
        if waiting and (-now, pair) > waiting[0]:
            # What others explain by now is no gain any more: it waits for its turn.
            heapq.heappush(waiting, (-now, pair))
            continue
        if now <= 0:
            break
        taken = [(cell, log, away) for cell, log, away in followed[pair] if log > best[cell]]
        best.update((cell, log) for cell, log, _ in taken)
        median = float(np.median([away for _, _, away in taken]))
        found.append(Channel(*pair, now, len(taken), median))
    return found


_Step = tuple[tuple[int, int], float, float]


def _followed(
    cascades: Iterable[Vector], asked: ChannelParameters
) -> dict[tuple[int, int], list[_Step]]:
    """For each pair, every time the second came after the first: in which cascade, how likely by
    logarithm, and how long after."""
    found: dict[tuple[int, int], list[_Step]] = {}
    count = 0
    for number, when in enumerate(cascades):
        begun = np.flatnonzero(~np.isnan(when)).tolist()
        count += len(begun) * (len(begun) - 1) // 2
        if count > MOST_PAIRS:
            raise TooLargeError("channels", MOST_PAIRS, count)
        for target in begun:
            for source in begun:
                away = float(when[target] - when[source])
                if away > 0:
                    step = ((number, target), _log(away, asked), away)
                    found.setdefault((source, target), []).append(step)
    return found


def _log(away: float, asked: ChannelParameters) -> float:
    """The logarithm of how likely it is to follow after so long."""
    alpha = asked.alpha
    match asked.model:
        case "exponential":
            return math.log(alpha) - alpha * away
        case "powerlaw":
            return -alpha * math.log(away) + (math.log(alpha - 1) if alpha > 1 else 0.0)
        case "rayleigh":
            return math.log(alpha * away) - alpha * away**2 / 2


def _gain(steps: list[_Step], best: dict[tuple[int, int], float]) -> float:
    return sum(max(0.0, log - best[cell]) for cell, log, _ in steps)


def _run(studied: Study, asked: ChannelParameters) -> Findings:
    if not studied.cascades:
        raise NoAdoptionsError("channels")
    found = channels(studied.cascades.values(), asked)
    ids = studied.ids
    values: list[Row] = [
        {"id": f"{ids[one.source]} -> {ids[one.target]}"}
        | {"from": ids[one.source], "to": ids[one.target], "channels": one.gain}
        | {"gain": one.gain, "volume": one.volume, "median_time": one.median}
        for one in found
    ]
    if not found:
        da, en = "Ingen følger nogen kendt vej.", "Nobody follows any known way."
        return Findings(values, da, en)
    first, last = ids[found[0].source], ids[found[0].target]
    times = len(studied.cascades)
    return Findings(
        values,
        da=f"{last} begyndte efter {first} i {found[0].volume} af {times} forløb.",
        en=f"{last} began after {first} in {found[0].volume} of {times} cascades.",
    )


ANALYSIS = Analysis(
    name="channels",
    da=(
        "De få veje fra sted til sted, der bedst forklarer rækkefølgen i mange forløb (NetInf); "
        "gevinsten er i log-sandsynlighed."
    ),
    en=(
        "The few ways from place to place that best explain the order in many cascades (NetInf); "
        "the gain is in log-likelihood."
    ),
    source="Gomez-Rodriguez, Leskovec and Krause 2010, KDD, sections 3-4",
    parameters=ChannelParameters,
    run=_run,
    exact_dates=True,
)
