"""Initiatives in a file, and how the shipped model scores them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from analyses.overlap.check import Compared, candidates, index
from analyses.overlap.encoder import Encoder
from analyses.overlap.evaluation.measure import ScoredPairs
from analyses.overlap.evaluation.tables import Table
from analyses.overlap.features import Features, table_of
from analyses.overlap.model import Model
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.score import scored

_LISTS: Final = re.compile(r"\s*[;|\n]\s*")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate pair by row numbers, and how far it agrees."""

    a: int
    b: int
    values: Features


def records(table: Table) -> list[InitiativeRecord]:
    """The rows as initiatives; of a foreign table the first column is the title and the rest the
    purpose. Kernel elements and labels have semicolons between them."""
    return [
        _ours(id, row) if table.is_ours else _foreign(id, row, table.columns)
        for id, row in zip(table.ids, table.rows, strict=True)
    ]


def pairs(first: Table, second: Table, model: Model, encoder: Encoder | None) -> list[Pair]:
    """Every candidate pair, each once."""
    known = index(records(second), encoder=encoder, model=model)
    number = {id: row for row, id in enumerate(second.ids)}
    found: dict[tuple[int, int], Features] = {}
    for row, asked in enumerate(records(first)):
        # Ids of two tables have nothing to do with one another.
        mine = asked if first is second else _nameless(asked)
        for one in candidates(known, mine, limit=_MOST):
            key = _key(row, number[_id(one)], within=first is second)
            found.setdefault(key, one.values)
    return [Pair(a, b, values) for (a, b), values in sorted(found.items(), key=lambda one: one[0])]


def scored_pairs(some: Sequence[Pair], model: Model) -> ScoredPairs:
    """The pairs with their scores and classes."""
    scores = scored(table_of([one.values for one in some]), model)
    return ScoredPairs(
        a=np.array([one.a for one in some], dtype=np.int64),
        b=np.array([one.b for one in some], dtype=np.int64),
        scores=scores.value,
        classes=[scores.class_(row) for row in range(len(some))],
    )


def _id(one: Compared) -> str:
    return one.other.prepared.record.id


def _key(a: int, b: int, *, within: bool) -> tuple[int, int]:
    return (min(a, b), max(a, b)) if within else (a, b)


def _nameless(record: InitiativeRecord) -> InitiativeRecord:
    from dataclasses import replace

    return replace(record, id="")


def _ours(id: str, row: Mapping[str, str]) -> InitiativeRecord:
    return InitiativeRecord(
        id=id,
        title=row.get("title", ""),
        purpose=row.get("purpose", ""),
        target=row.get("target", ""),
        kernel=_listed(row.get("kernel", "")),
        topics=_listed(row.get("topics", "")),
        populations=_listed(row.get("populations", "")),
        aliases=_listed(row.get("aliases", "")),
        cluster=row.get("cluster") or None,
        lang=row.get("lang") or None,
    )


def _foreign(id: str, row: Mapping[str, str], columns: Sequence[str]) -> InitiativeRecord:
    texts = [row[column] for column in columns]
    return InitiativeRecord(id=id, title=texts[0] if texts else "", purpose=". ".join(texts[1:]))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in _LISTS.split(text.strip()) if part)
