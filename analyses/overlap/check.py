"""Before a decision: which initiatives are like this one, why, and how far we saw."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from analyses.overlap.answer import Candidate, Coverage, Meanings, OverlapAnswer, Reported
from analyses.overlap.coverage import coverage
from analyses.overlap.differences import differences
from analyses.overlap.documentation import better_documented
from analyses.overlap.encoder import Encoder
from analyses.overlap.explain import reasons
from analyses.overlap.features import Features, features, told
from analyses.overlap.index import Index
from analyses.overlap.matches import matches
from analyses.overlap.model import Model, shipped
from analyses.overlap.outline import Outlined, outlined
from analyses.overlap.packed import packed
from analyses.overlap.prepared import Side
from analyses.overlap.records import InitiativeRecord, Language, Report
from analyses.overlap.score import Score, scored


@dataclass(frozen=True, slots=True)
class Overlap:
    """An index over the known initiatives, with the model that scores them, and its reach.

    A model of words alone needs no meanings, whatever the index holds; `meanings` says of how many
    it is read, None where none is compared.
    """

    index: Index
    model: Model
    seen: tuple[Coverage, ...] = ()
    meanings: Meanings | None = None

    def by(self, model: Model) -> "Overlap":
        """The same initiatives, scored by another model of the same space, or of words alone."""
        return replace(self, model=model)

    def side(self, record: InitiativeRecord) -> Side:
        """A record as the model sees it."""
        return self.index.side(record, meaning=self.model.compares_meanings)


@dataclass(frozen=True, slots=True)
class Compared:
    """How two initiatives agree feature by feature, and what it amounts to."""

    asked: Side
    other: Side
    values: Features
    score: Score


def index(
    records: Iterable[InitiativeRecord],
    *,
    clusters: Iterable[str] = (),
    encoder: Encoder | None = None,
    model: Model | None = None,
) -> Overlap:
    """Make the records searchable in memory; `clusters` names those to tell of even when they have
    none. With an encoder meanings are compared too. `model` is the one
    that comes along unless another is given.

    >>> index([InitiativeRecord(id="1", title="Besøg")], clusters=["Vest"]).seen[0].initiatives
    0
    """
    every = list(records)
    model = model or shipped(with_encoder=encoder is not None)
    known = Index(model.space, encoder)
    known.synchronise(every)
    seen = coverage({record.id: record for record in every}.values(), clusters)
    return Overlap(known, model, seen)


def check(
    overlap: Overlap,
    asked: InitiativeRecord,
    *,
    limit: int = 10,
    lang: Language = "da",
    coded: Callable[[str], str] = str,
) -> OverlapAnswer:
    """At most `limit` initiatives that reach the model's floor, best first: the equivalent, then
    the related, then the others, each by score; of equal ones another cluster's, then the lower id.
    `coded` says in words what a record has codes for.

    >>> known = index([InitiativeRecord(id="1", title="Besøg efter udskrivelse")])
    >>> asked = InitiativeRecord(id="", title="Vi besøger udskrevne")
    >>> [candidate.id for candidate in check(known, asked).candidates]
    ['1']
    """
    shown = near(overlap, asked, limit=limit)
    return OverlapAnswer(
        model=overlap.model.name,
        candidates=tuple(explained(overlap.model, one, lang=lang, coded=coded) for one in shown),
        coverage=overlap.seen,
        meanings=overlap.meanings,
    )


def near(known: Overlap, asked: InitiativeRecord, *, limit: int) -> list[Compared]:
    """Those of the candidates that reach the model's floor."""
    found = candidates(known, asked, limit=limit)
    return [one for one in found if max(one.score.value, one.score.some) >= known.model.floor]


def candidates(known: Overlap, asked: InitiativeRecord, *, limit: int = 10) -> list[Compared]:
    """The known initiatives that are most alike, best first, whatever they score."""
    mine = known.side(asked)
    others = known.index.candidates(mine)
    best = _best(known.model, outlined(mine), others, limit=limit)
    held = known.index.shelf.of([other.id for other, _, _ in best])
    there = {side.prepared.record.id: side for side in held}
    return [
        Compared(mine, there[other.id], values, score)
        for other, values, score in best
        # One that was taken away meanwhile is not shown.
        if other.id in there
    ]


def compared(known: Overlap, asked: InitiativeRecord, other: InitiativeRecord) -> Compared:
    """Two initiatives, whether the index holds them or not: the same score as among candidates."""
    mine, theirs = known.side(asked), known.side(other)
    ((_, values, score),) = _best(known.model, outlined(mine), [outlined(theirs)], limit=1)
    return Compared(mine, theirs, values, score)


def explained(
    model: Model, one: Compared, *, lang: Language = "da", coded: Callable[[str], str] = str
) -> Candidate:
    """The other initiative, and why it was found alike."""
    record, asked = one.other.prepared.record, one.asked.prepared.record
    pairs = matches(one.asked, one.other, model.words)
    return Candidate(
        id=record.id,
        title=record.title,
        cluster=record.cluster,
        class_=one.score.class_,
        score=one.score.value,
        reasons=reasons(one.values, one.score.shares, pairs, lang=lang),
        differences=differences(asked, record, target=one.values["target"], lang=lang, coded=coded),
        better_documented=better_documented(record.evidence, asked.evidence),
        contact=record.contact,
        reported=_reported(record.reported),
    )


def _best(
    model: Model, asked: Outlined, others: Sequence[Outlined], *, limit: int
) -> list[tuple[Outlined, Features, Score]]:
    """The best of the others first: all are scored together."""
    there = np.arange(1, len(others) + 1)
    table = features(packed([asked, *others], model.words, asking=1), np.zeros_like(there), there)
    scores = scored(table, model)

    def rank(at: int) -> tuple[int, float, bool, str]:
        return -scores.number[at], -scores.value[at], *_apart(asked, others[at])

    best = sorted(range(len(others)), key=rank)
    return [(others[at], told(table[at]), scores[at]) for at in best[:limit]]


def _apart(asked: Outlined, other: Outlined) -> tuple[bool, str]:
    """Another cluster's comes first."""
    return asked.cluster is not None and other.cluster == asked.cluster, other.id


def _reported(report: Report | None) -> Reported | None:
    return None if report is None else Reported(forum=report.forum, date=report.date)
