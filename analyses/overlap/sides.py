"""Records taken apart, with their vectors where there is an encoder."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analyses.overlap.encoder import Encoder
from analyses.overlap.model import Model
from analyses.overlap.prepared import Side, prepared
from analyses.overlap.records import InitiativeRecord


def sides(records: Sequence[InitiativeRecord], model: Model, encoder: Encoder | None) -> list[Side]:
    """One side a record, in their order."""
    apart = [Side(prepared(record)) for record in records]
    if encoder is None or not records:
        return apart
    texts = [texts_of(record) for record in records]
    every = model.centred(encoder.encode([text for some in texts for text in some]))
    ends = np.cumsum([len(some) for some in texts])[:-1]
    split = np.split(every, ends)
    return [replace(side, vectors=own) for side, own in zip(apart, split, strict=True)]


def texts_of(record: InitiativeRecord) -> list[str]:
    """What is encoded of a record: all that describes it as one text, and each kernel element.

    >>> texts_of(InitiativeRecord(id="", title="Fodtjek", target="Ældre", kernel=("Hvert år",)))
    ['Fodtjek. Ældre. Hvert år', 'Hvert år']
    """
    parts = (record.title, record.purpose, record.target, *record.kernel)
    return [". ".join(part.strip().rstrip(".") for part in parts if part.strip()), *record.kernel]
