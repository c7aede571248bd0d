"""How far one initiative agrees with every known one, feature by feature, from 0 to 1."""

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np

from analyses.overlap.field import Numbers
from analyses.overlap.index import Index
from analyses.overlap.likeness import Alike
from analyses.overlap.prepared import Prepared
from analyses.overlap.text import Bag

FEATURES: Final = (
    "name",
    "title",
    "purpose",
    "words",
    "contained",
    "spelling",
    "kernel",
    "target",
    "topics",
    "populations",
)

Features: TypeAlias = Mapping[str, Numbers]
"""By feature one number for each record of the index, NaN where either does not say."""

SAME_NAME, NAME_IN_TITLE, NAME_IN_TEXT = 1.0, 0.8, 0.5


def features(index: Index, asked: Prepared, alike: Alike) -> Features:
    """Every feature of the asked initiative with each known one, in the order of FEATURES.

    >>> from analyses.overlap.prepared import prepared
    >>> from analyses.overlap.records import InitiativeRecord
    >>> known = Index([InitiativeRecord(id="1", title="Faldklinik", topics=("fald",))])
    >>> asked = prepared(InitiativeRecord(id="", title="Faldklinikken", topics=("Fald", "kost")))
    >>> found = features(known, asked, known.vocabulary.alike(asked.words))
    >>> found["name"].tolist(), found["topics"].tolist(), found["target"].tolist()
    ([1.0], [0.5], [nan])
    """
    there, back = index.words.both_ways(asked.words, alike)
    others = index.prepared
    return {
        "name": np.array([named(asked, other)[0] for other in others], dtype=np.float64),
        "title": _mean(*index.title.both_ways(asked.title, alike)),
        "purpose": _mean(*index.purpose.both_ways(asked.purpose, alike)),
        "words": np.nan_to_num(_mean(there, back)),
        "contained": np.nan_to_num(np.maximum(there, back)),
        "spelling": index.spelling.cosines(asked.grams),
        "kernel": _kernel(index, asked, alike),
        "target": _mean(*index.target.both_ways(asked.target, alike)),
        "topics": np.array([_shared(asked.topics, other.topics) for other in others]),
        "populations": np.array(
            [_shared(asked.populations, other.populations) for other in others]
        ),
    }


def named(asked: Prepared, other: Prepared) -> tuple[float, str]:
    """How far a name of the one is found in the other, and the name: the same name, or one that
    stands in the other's title, or anywhere in its text."""
    best = (0.0, "")
    for one, two in ((asked, other), (other, asked)):
        for name in one.names:
            value = _named(name, two)
            if value > best[0]:
                best = (value, " ".join(name.values()))
    return best


def _named(name: Bag, other: Prepared) -> float:
    if not name or not name.keys() <= other.words.keys():
        return 0.0
    if any(name.keys() == theirs.keys() for theirs in other.names):
        return SAME_NAME
    return NAME_IN_TITLE if name.keys() <= other.title.keys() else NAME_IN_TEXT


def _mean(there: Numbers, back: Numbers) -> Numbers:
    return (there + back) / 2


def _kernel(index: Index, asked: Prepared, alike: Alike) -> Numbers:
    """The mean of each element's best match, both ways."""
    found = np.full(len(index.prepared), np.nan)
    if asked.kernel and index.kernel_rows:
        each = [_mean(*index.kernel.both_ways(mine, alike)) for mine in asked.kernel]
        table = np.nan_to_num(np.array(each))
        starts, rows = np.array(index.kernel_starts), np.array(index.kernel_rows)
        counts = np.diff([*index.kernel_starts, table.shape[1]])
        there = np.maximum.reduceat(table, starts, axis=1).mean(axis=0)
        back = np.add.reduceat(table.max(axis=0), starts) / counts
        found[rows] = (there + back) / 2
    return found


def _shared(asked: Mapping[str, str], other: Mapping[str, str]) -> float:
    """The share of the labels of both that they have in common."""
    if not asked or not other:
        return float("nan")
    both = len(asked.keys() & other.keys())
    return both / (len(asked) + len(other) - both)
