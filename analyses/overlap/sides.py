"""Records taken apart, with their vectors where there is an encoder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from analyses.overlap.encoder import Encoder, Vectors
from analyses.overlap.prepared import Side, prepared
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.space import Space


def sides(records: Sequence[InitiativeRecord], space: Space, encoder: Encoder | None) -> list[Side]:
    """One side a record, in their order."""
    return meant([Side(prepared(record)) for record in records], space, encoder)


def meant(apart: Sequence[Side], space: Space, encoder: Encoder | None) -> list[Side]:
    """The same, each with its vectors; without an encoder as they are."""
    if encoder is None or not apart:
        return list(apart)
    texts = [texts_of(side.prepared.record) for side in apart]
    every = space.centred(encoder.encode([text for some in texts for text in some]))
    ends = np.cumsum([len(some) for some in texts])[:-1]
    split = np.split(every, ends)
    return [replace(side, vectors=own) for side, own in zip(apart, split, strict=True)]


def recalled(apart: Sequence[Side], known: Mapping[str, Vectors]) -> list[Side]:
    """The same, with vectors where that of each text is known."""
    found: list[Side] = []
    for side in apart:
        own = [known.get(text) for text in texts_of(side.prepared.record)]
        rows = [one for one in own if one is not None]
        found.append(replace(side, vectors=np.stack(rows)) if len(rows) == len(own) else side)
    return found


def meanings_in(some: Iterable[Side]) -> dict[str, Vectors]:
    """The vector of each text of those that have any."""
    return {
        text: vector
        for side in some
        if side.vectors is not None
        for text, vector in zip(texts_of(side.prepared.record), side.vectors, strict=True)
    }


def texts_of(record: InitiativeRecord) -> list[str]:
    """What is encoded of a record: all that describes it as one text, and each kernel element.

    >>> texts_of(InitiativeRecord(id="", title="Fodtjek", target="Ældre", kernel=("Hvert år",)))
    ['Fodtjek. Ældre. Hvert år', 'Hvert år']
    """
    parts = (record.title, record.purpose, record.target, *record.kernel)
    return [". ".join(part.strip().rstrip(".") for part in parts if part.strip()), *record.kernel]
