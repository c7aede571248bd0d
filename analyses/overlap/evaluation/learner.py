"""Learning from a few labels, and choosing which to ask for."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from analyses.overlap.evaluation.sparse import Numbers, Rows

_TREES: Final = 200
_FIRST, _STEP = 20, 10
_UNKNOWN: Final = -1.0
_BEATEN: Final = 0.01

Classes = NDArray[np.int64]
Tell = Callable[[Rows], Classes]


class Learner:
    """Extremely randomised trees (Geurts, Ernst, Wehenkel 2006) over the features of pairs.

    Of the learners that were compared with a hundred labels (boosting and random forests of
    scikit-learn) these did best on both public tables, boosting within 0.01.
    """

    def __init__(self, *, seed: int) -> None:
        self._seed = seed
        self._trees: Any = None

    def learn(self, features: Numbers, judged: Classes) -> None:
        """Start over from these labels: 0 different, 1 related, 2 equivalent."""
        from sklearn.ensemble import ExtraTreesClassifier

        # The package ships no types, and one is guessed from a default: it takes a share too.
        share: Any = 0.3
        trees = ExtraTreesClassifier(_TREES, max_features=share, random_state=self._seed, n_jobs=1)
        self._trees = trees.fit(_filled(features), judged)

    def probabilities(self, features: Numbers) -> Numbers:
        """For each pair of different, related and equivalent."""
        found = np.zeros((len(features), 3))
        found[:, self._trees.classes_] = self._trees.predict_proba(_filled(features))
        return found


def chosen(
    features: Numbers, alike: Numbers, ends: Rows, tell: Tell, *, labels: int, seed: int
) -> Rows:
    """Which pairs to be told of: first some of every likeness, then again and again those that
    the learner is least sure of, no two of one record at a time."""
    order = np.argsort(-alike, kind="stable")
    reach = min(len(order), 3 * len(np.unique(ends)))
    first = np.unique(np.linspace(0, reach - 1, min(_FIRST, labels, len(order))).astype(int))
    known: list[int] = order[first].tolist()
    learner, chance = Learner(seed=seed), np.random.default_rng(seed)
    while len(known) < min(labels, len(order)):
        judged = tell(np.array(known))
        if len(np.unique(judged)) < 2:
            unasked = (int(row) for row in order if row not in set(known))
            known += [row for row, _ in zip(unasked, range(_STEP), strict=False)]
            continue
        learner.learn(features[known], judged)
        doubt = np.abs(learner.probabilities(features)[:, 2] - 0.5)
        doubt += chance.random(len(doubt)) * 1e-3
        doubt[known] = np.inf
        known += _apart(np.argsort(doubt), ends, most=min(_STEP, labels - len(known)))
    return np.array(known[:labels])


def _apart(ranked: Rows, ends: Rows, *, most: int) -> list[int]:
    """The first of the ranked, each of another record."""
    taken: dict[int, int] = {}
    for row in ranked.tolist():
        taken.setdefault(int(ends[row]), row)
        if len(taken) == most:
            break
    return list(taken.values())


def one_to_one(a: Rows, b: Rows, scores: Numbers, *, within: bool) -> Numbers:
    """The scores, made small for a pair one of whose records has a better one that is free."""
    kept = scores * _BEATEN
    taken: tuple[set[int], set[int]] = (set(), set())
    mine, theirs = (taken[0], taken[0]) if within else taken
    for row in np.argsort(-scores, kind="stable").tolist():
        one, other = int(a[row]), int(b[row])
        if one not in mine and other not in theirs:
            mine.add(one)
            theirs.add(other)
            kept[row] = scores[row]
    return kept


def _filled(features: Numbers) -> Sequence[Any]:
    # The package ships no types; it takes any array.
    filled: Any = np.where(np.isnan(features), _UNKNOWN, features)
    return filled
