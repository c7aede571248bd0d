"""Before a decision: which initiatives are like this one, why, and how far we saw."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyses.overlap.answer import Candidate, Coverage, OverlapAnswer, Reported
from analyses.overlap.coverage import coverage
from analyses.overlap.differences import differences
from analyses.overlap.documentation import better_documented
from analyses.overlap.explain import reasons
from analyses.overlap.features import Features, features
from analyses.overlap.index import Index
from analyses.overlap.likeness import Alike
from analyses.overlap.matches import matches
from analyses.overlap.prepared import Prepared, prepared
from analyses.overlap.records import InitiativeRecord, Language, Report
from analyses.overlap.score import Model, classified, likely, probability, shares
from analyses.overlap.weights import OVERLAP_1


@dataclass(frozen=True, slots=True)
class Overlap:
    """An index over the known initiatives, the model that scores them, and how far they reach."""

    known: Index
    seen: tuple[Coverage, ...]
    model: Model = OVERLAP_1


@dataclass(frozen=True, slots=True)
class _Compared:
    """A known initiative with its features, its score and the shares that make the score."""

    other: Prepared
    values: Mapping[str, float]
    parts: Mapping[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class _Question:
    asked: Prepared
    alike: Alike
    found: Features
    lang: Language


def index(records: Iterable[InitiativeRecord], *, clusters: Iterable[str] = ()) -> Overlap:
    """Make the records searchable; `clusters` names those to tell of even when they have none.

    >>> index([InitiativeRecord(id="1", title="Besøg")], clusters=["Vest"]).seen[0].initiatives
    0
    """
    known = Index(records)
    return Overlap(known, coverage([one.record for one in known.prepared], clusters))


def check(
    overlap: Overlap, asked: InitiativeRecord, *, limit: int = 10, lang: Language = "da"
) -> OverlapAnswer:
    """At most `limit` initiatives with a score of the model's floor or more, best first; of
    equal scores another cluster's comes first, then the lower id.

    >>> known = index([InitiativeRecord(id="1", title="Besøg efter udskrivelse")])
    >>> asked = InitiativeRecord(id="", title="Vi besøger udskrevne")
    >>> [candidate.id for candidate in check(known, asked).candidates]
    ['1']
    """
    mine = prepared(asked)
    alike = overlap.known.vocabulary.alike(mine.words)
    question = _Question(mine, alike, features(overlap.known, mine, alike), lang)
    shown = [one for one in _compared(overlap, question) if one.score >= overlap.model.floor]
    ranked = sorted(shown, key=lambda one: _rank(one, asked))[:limit]
    return OverlapAnswer(
        model=overlap.model.name,
        candidates=tuple(_candidate(overlap, question, one) for one in ranked),
        coverage=overlap.seen,
    )


def _compared(overlap: Overlap, question: _Question) -> Iterable[_Compared]:
    """Every known initiative that may be alike, but the asked one."""
    for row in likely(question.found, overlap.model):
        other = overlap.known.prepared[row]
        if other.record.id != question.asked.record.id:
            values = {name: float(numbers[row]) for name, numbers in question.found.items()}
            parts = shares(values, overlap.model)
            yield _Compared(other, values, parts, probability(parts))


def _rank(one: _Compared, asked: InitiativeRecord) -> tuple[float, bool, str]:
    record = one.other.record
    same_cluster = asked.cluster is not None and record.cluster == asked.cluster
    return -one.score, same_cluster, record.id


def _candidate(overlap: Overlap, question: _Question, one: _Compared) -> Candidate:
    record, asked, lang = one.other.record, question.asked.record, question.lang
    pairs = matches(overlap.known, question.asked, one.other, question.alike)
    return Candidate(
        id=record.id,
        title=record.title,
        cluster=record.cluster,
        class_=classified(one.score, overlap.model),
        score=one.score,
        reasons=reasons(one.values, one.parts, pairs, lang=lang),
        differences=differences(asked, record, target=one.values["target"], lang=lang),
        better_documented=better_documented(record.evidence, asked.evidence),
        contact=record.contact,
        reported=_reported(record.reported),
    )


def _reported(report: Report | None) -> Reported | None:
    return None if report is None else Reported(forum=report.forum, date=report.date)
