"""Evaluation on labelled pairs: with the shipped model, or learning on a share of them."""

from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from analyses.overlap.encoder import installed
from analyses.overlap.evaluation.errors import NothingToLearnError
from analyses.overlap.evaluation.initiatives import Pair, pairs, scored_pairs
from analyses.overlap.evaluation.learner import Classes, Learner, chosen, one_to_one
from analyses.overlap.evaluation.measure import Evaluation, ScoredPairs, measured
from analyses.overlap.evaluation.pairing import paired
from analyses.overlap.evaluation.sparse import Rows, pairs_of
from analyses.overlap.evaluation.splitting import Split, split
from analyses.overlap.evaluation.tables import Labelled, Table, read_pairs, read_table
from analyses.overlap.learn import Example, fitted
from analyses.overlap.model import Model, shipped
from analyses.overlap.score import OverlapClass

_CLASSES: tuple[OverlapClass, ...] = ("different", "related", "equivalent")
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Task:
    """What to evaluate; `train` is the share of the labelled pairs that may be learnt from, and
    `labels` how many of the candidates among it the learner chooses to be told about."""

    first: Table
    second: Table
    labelled: tuple[Labelled, ...]
    train: float | None = None
    labels: int | None = None
    seed: int = 1

    @property
    def within(self) -> bool:
        return self.first is self.second

    @property
    def records(self) -> int:
        return len(self.first.ids) + (0 if self.within else len(self.second.ids))

    def split(self) -> Split:
        """The parts; all of it is reported on where nothing is learnt."""
        share = self.train if self.train is not None else _HALF if self.labels else 0.0
        return split(self.labelled, self.first, self.second, share=share, seed=self.seed)


def evaluate(
    files: list[Path],
    labelled: Path,
    *,
    train: float | None = None,
    labels: int | None = None,
    seed: int = 1,
) -> Evaluation:
    """What the files come to: one of records or two, and one of labelled pairs."""
    begun = perf_counter()
    first = read_table(files[0])
    second = first if len(files) == 1 else read_table(files[1])
    pairs_in = tuple(read_pairs(labelled, first, second))
    task = Task(first, second, pairs_in, train=train, labels=labels, seed=seed)
    found = _evaluated(task)
    return found.model_copy(update={"seconds": round(perf_counter() - begun, 2)})


def _evaluated(task: Task) -> Evaluation:
    learns = task.train is not None or task.labels is not None
    parts = task.split()
    if learns:
        _must_suffice(parts)
    if learns and not (task.first.is_ours and task.second.is_ours):
        return _learnt_anew(task, parts)
    return _by_model(task, parts, learns=learns)


def _must_suffice(parts: Split) -> None:
    equivalent = sum(one.label == "equivalent" for one in parts.train)
    if equivalent < 2 or not parts.test:
        raise NothingToLearnError(equivalent, len(parts.test))


def _by_model(task: Task, parts: Split, *, learns: bool) -> Evaluation:
    """The shipped model as it is, or drawn by the labels to what they say."""
    encoder = installed() if task.first.is_ours and task.second.is_ours else None
    model = shipped(with_encoder=encoder is not None)
    every = pairs(task.first, task.second, model, encoder)
    told = parts.is_told(_rows([one.a for one in every]), _rows([one.b for one in every]))
    used = 0
    if learns:
        known = [one for one, is_told in zip(every, told, strict=True) if is_told]
        examples = _examples(task, parts, known, model)
        used = len(parts.train) if task.labels is None else len(examples)
        model = fitted(model, examples)
        every = [one for one, is_told in zip(every, told, strict=True) if not is_told]
    return _reported(task, parts, scored_pairs(every, model), model.equivalent, model.name, used)


def _examples(task: Task, parts: Split, known: list[Pair], model: Model) -> list[Example]:
    a, b = _rows([one.a for one in known]), _rows([one.b for one in known])
    judged = _judged(parts, a, b)
    rows = np.arange(len(known))
    if task.labels is not None:
        doubt = np.abs(scored_pairs(known, model).scores - _HALF)
        rows = np.argsort(doubt, kind="stable")[: task.labels]
    return [Example(known[row].values, int(judged[row])) for row in rows.tolist()]


def _learnt_anew(task: Task, parts: Split) -> Evaluation:
    """Trees that know nothing but the labels of this table."""
    found = paired(task.first, task.second)
    told = parts.is_told(found.a, found.b)
    a, b, features = found.a[told], found.b[told], found.features[told]
    judged = _judged(parts, a, b)
    rows = np.arange(len(a))
    if task.labels is not None:

        def tell(asked: Rows) -> Classes:
            return judged[asked]

        alike = found.alike[told]
        rows = chosen(features, alike, a, tell, labels=task.labels, seed=task.seed)
    learner = Learner(seed=task.seed)
    learner.learn(features[rows], judged[rows])
    a_left, b_left = found.a[~told], found.b[~told]
    chances = learner.probabilities(found.features[~told])
    scores = chances[:, 2]
    if _is_one_to_one(a[rows], b[rows], judged[rows]):
        scores = one_to_one(a_left, b_left, scores, within=task.within)
    classes: list[OverlapClass] = [
        _class(score, chance) for score, chance in zip(scores, chances, strict=True)
    ]
    ranked = ScoredPairs(a_left, b_left, scores, classes)
    used = len(parts.train) if task.labels is None else len(rows)
    return _reported(task, parts, ranked, _HALF, "trees", used)


def _class(
    score: float, chance: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
) -> OverlapClass:
    if score >= _HALF:
        return "equivalent"
    return "related" if chance[1] >= max(chance[0], chance[2]) else "different"


def _is_one_to_one(a: Rows, b: Rows, judged: Classes) -> bool:
    """Whether no record had two equivalents among what was told."""
    same = judged == _CLASSES.index("equivalent")
    return all(len(np.unique(ends[same])) == same.sum() for ends in (a, b))


def _judged(parts: Split, a: Rows, b: Rows) -> Classes:
    said = {(one.a, one.b): _CLASSES.index(one.label) for one in parts.train}
    return np.array([said.get(key, 0) for key in pairs_of(a, b)], dtype=np.int64)


def _reported(
    task: Task, parts: Split, ranked: ScoredPairs, threshold: float, model: str, labels: int
) -> Evaluation:
    found = measured(ranked, parts.test, within=task.within)
    return Evaluation(
        model=model,
        records=task.records,
        pairs=len(parts.test),
        threshold=threshold,
        labels=labels,
        **asdict(found),
    )


def _rows(numbers: list[int]) -> Rows:
    return np.array(numbers, dtype=np.int64)
