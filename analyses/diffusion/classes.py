"""Classes of adopters by when they began, and by how many of those they know had."""

from collections import Counter
from typing import Final

import numpy as np

from analyses.analysis import Analysis, Findings, Row, seen_by, value
from analyses.diffusion.exposure import ExposureParameters
from analyses.diffusion.thresholds import by_parameters
from analyses.sparse import Vector
from analyses.study import Study

NONE: Final = "Non-Adopters"
BY_TIME: Final = ("Early Adopters", "Early Majority", "Late Majority", "Laggards")
BY_THRESHOLD: Final = ("Very Low Thresh.", "Low Thresh.", "High Thresh.", "Very High Thresh.")


def cuts(found: Vector) -> Vector:
    """Mean less a standard deviation (of n - 1), mean, mean and a standard deviation, of those that
    are known; NaN with fewer than two.

    >>> cuts(np.array([1.0, 2.0, 3.0, np.nan])).tolist()
    [1.0, 2.0, 3.0]
    """
    known = found[~np.isnan(found)]
    if known.size < 2:
        return np.full(3, np.nan)
    mean, deviation = known.mean(), known.std(ddof=1)
    return np.array([mean - deviation, mean, mean + deviation])


def classes(found: Vector, names: tuple[str, ...]) -> list[str | None]:
    """One of four for each, a value at a cut in the higher one; None where there are no cuts.

    Source: Valente, Network Models of the Diffusion of Innovations (1995), chapter 5, and 1996;
    the names are those of netdiffuseR `classify`.

    >>> classes(np.array([1.0, 2.0, 3.0, np.nan]), BY_TIME)
    ['Early Majority', 'Late Majority', 'Laggards', 'Non-Adopters']
    """
    where = cuts(found)
    if np.isnan(where).any():
        return [NONE if np.isnan(one) else None for one in found.tolist()]
    places = np.searchsorted(where, found, side="right").tolist()
    both = zip(places, found.tolist(), strict=True)
    return [NONE if np.isnan(one) else names[place] for place, one in both]


def _run(studied: Study, asked: ExposureParameters) -> Findings:
    seen = seen_by("classes", studied, asked)
    thresholds = by_parameters(studied, seen, asked)
    by_time = classes(seen.when, BY_TIME)
    by_threshold = classes(np.where(np.isnan(seen.when), np.nan, thresholds), BY_THRESHOLD)
    values: list[Row] = [
        {"id": id, "class": early, "class_threshold": low}
        for id, early, low in zip(studied.ids, by_time, by_threshold, strict=True)
    ]
    low = sum(one in BY_THRESHOLD[:2] for one in by_threshold)
    begun = sum(one != NONE for one in by_time)
    table = Counter(
        (early or "", low or "") for early, low in zip(by_time, by_threshold, strict=True)
    )
    return Findings(
        values,
        da=f"{low} af {begun} begyndte, før ret mange af dem, de kendte, var i gang.",
        en=f"{low} of {begun} began before very many of those they knew had.",
        resolved={
            "cuts_toa": [value(cut) for cut in cuts(seen.when).tolist()],
            "cuts_thr": [value(cut) for cut in cuts(thresholds).tolist()],
            "table": [[*pair, count] for pair, count in sorted(table.items())],
        },
    )


ANALYSIS = Analysis(
    name="classes",
    da=(
        "Fire klasser efter tid og fire efter tærskel, delt ved middelværdien og en "
        "standardafvigelse på hver side; en værdi på en grænse hører til den øvre."
    ),
    en=(
        "Four classes by time and four by threshold, cut at the mean and a standard deviation on "
        "either side; a value at a cut belongs to the upper one."
    ),
    source="Valente 1995, Network Models of the Diffusion of Innovations; Valente 1996",
    parameters=ExposureParameters,
    run=_run,
)
