"""Fits the models in `analyses/overlap/models` on half of the invented initiatives.

Run as `python -m benchmarks.fit_overlap`; the other half is what the tests measure. A model is a
pair of logistic regressions (equivalent or not, equivalent or related or not) with no weight below
zero and each drawn to a prior. Each pair is seen six ways, so that a pasted
text or a bare title can be scored too.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from analyses.overlap.encoder import Encoder, Vectors, installed
from analyses.overlap.features import features, told
from analyses.overlap.glossary import GROUPS
from analyses.overlap.learn import Example, fitted
from analyses.overlap.model import HERE, Learning, Logit, Model, Words
from analyses.overlap.outline import outlined
from analyses.overlap.packed import packed
from analyses.overlap.prepared import prepared
from analyses.overlap.records import InitiativeRecord, pasted
from analyses.overlap.sides import sides, texts_of
from analyses.overlap.space import SHORT

SAMPLE = Path(__file__).parents[1] / "tests" / "analyses" / "overlap" / "initiatives.jsonl"

View = Callable[[InitiativeRecord], InitiativeRecord]


class Remembering:
    """An encoder that encodes no text twice."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self.name = encoder, encoder.name
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.array([self._known[text] for text in texts], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Labelled:
    """An initiative; those of one `same` are equivalent, those of one `family` related."""

    family: str
    same: str
    record: InitiativeRecord


def main() -> int:
    """Write both models, and the directions of the vectors."""
    encoder = installed()
    if encoder is None:
        print("The encoder is not installed.", file=sys.stderr)
        return 3
    encoder = Remembering(encoder)
    rows = half(read())
    records = [row.record for row in rows]
    vectors = encoder.encode([text for record in records for text in texts_of(record)])
    every = [
        *(line for group in GROUPS for line in group.split()),
        *(text for record in records for text in (*texts_of(record), record.title, record.target)),
    ]
    directions(encoder.encode(every), vectors.mean(axis=0))
    centre = tuple(round(float(value), 5) for value in vectors.mean(axis=0))
    for name, by in (("overlap-words", None), ("overlap-e5", encoder)):
        start = _start(records, family=name, encoder=by, centre=centre if by else ())
        model = fitted(start, list(examples(rows, start, by)))
        (HERE / f"{name}.json").write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
        print(model.name, model.model_dump(exclude={"centre", "words"}))
    return 0


def read() -> list[Labelled]:
    """Every invented initiative."""
    reader = TypeAdapter(Labelled)
    return [reader.validate_json(line) for line in SAMPLE.read_bytes().splitlines()]


def half(rows: Sequence[Labelled], *, which: int = 0) -> list[Labelled]:
    """Every other family: 0 is fitted on, 1 is measured on."""
    families = list(dict.fromkeys(row.family for row in rows))
    return [row for row in rows if families.index(row.family) % 2 == which]


def directions(
    vectors: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]", centre: object
) -> None:
    """Keep the principal axes of a few thousand texts of the field."""
    _, _, axes = np.linalg.svd(vectors - np.asarray(centre, np.float32), full_matrices=False)
    np.save(HERE / "directions.npy", axes[:SHORT].T.astype(np.float16))


def examples(rows: Sequence[Labelled], model: Model, encoder: Encoder | None) -> Iterator[Example]:
    """Every ordered pair in every view."""
    kinds = {row.record.id: (row.family, row.same) for row in rows}
    for asked, known in _VIEWS:
        mine = sides([asked(row.record) for row in rows], model.space, encoder)
        theirs = sides([known(row.record) for row in rows], model.space, encoder)
        records = packed(map(outlined, (*mine, *theirs)), model.words, asking=len(mine))
        one, other = np.nonzero(~np.eye(len(rows), dtype=np.bool_))
        table = features(records, one, other + len(rows))
        for at, known_at, row in zip(one.tolist(), other.tolist(), table, strict=True):
            judged = _class(kinds[rows[at].record.id], kinds[rows[known_at].record.id])
            yield Example(told(row), judged, 1 / len(_VIEWS))


def _class(one: tuple[str, str], other: tuple[str, str]) -> int:
    return (one[0] == other[0]) + (one[1] == other[1])


def _start(
    records: Sequence[InitiativeRecord],
    *,
    family: str,
    encoder: Encoder | None,
    centre: tuple[float, ...],
) -> Model:
    """A model that knows how often words are used, and nothing else yet."""
    counted = Counter(word for record in records for word in prepared(record).words)
    known_in = {word: count for word, count in sorted(counted.items()) if count > 1}
    return Model(
        family=family,
        encoder=None if encoder is None else encoder.name,
        same=Logit(base=-5.0, features={}),
        some=Logit(base=-4.0, features={}),
        equivalent=0.5,
        related=0.3,
        floor=0.1,
        words=Words(texts=len(records), known_in=known_in),
        centre=centre,
        learnt=Learning(source=SAMPLE.name, pairs=0, equivalent=0, related=0),
    )


def _full(record: InitiativeRecord) -> InitiativeRecord:
    return record


def _text(record: InitiativeRecord) -> InitiativeRecord:
    text = pasted(f"{record.title}. {record.purpose}", lang=record.lang)
    return replace(text, id=record.id)


def _title(record: InitiativeRecord) -> InitiativeRecord:
    return InitiativeRecord(id=record.id, title=record.title, lang=record.lang)


def _bare(record: InitiativeRecord) -> InitiativeRecord:
    return replace(_title(record), purpose=record.purpose)


def _unlabelled(record: InitiativeRecord) -> InitiativeRecord:
    return replace(record, topics=(), populations=())


_VIEWS = (
    (_full, _full),
    (_unlabelled, _unlabelled),
    (_text, _full),
    (_title, _full),
    (_bare, _bare),
    (_full, _bare),
)


if __name__ == "__main__":
    sys.exit(main())
