"""Before a decision: what is like this initiative, or like this text, and how far we saw."""

import unicodedata
from collections.abc import Iterable

from analyses.overlap.answer import Candidate, Coverage, OverlapAnswer
from analyses.overlap.check import Overlap, index
from analyses.overlap.check import check as compared
from analyses.overlap.records import EvidenceFact, InitiativeRecord, pasted
from analyses.overlap.records import Report as Told
from analyses.overlap.remembering import remembering
from api.answers.errors import NothingAskedError
from api.answers.register import Register, register
from api.answers.views import EvidenceView, InitiativeView, Ref
from api.answers.words import in_words
from graph.errors import Language
from graph.questions import Questions


class CheckedOverlap(OverlapAnswer):
    """What was asked about, when it is an initiative that is known."""

    asked: Ref | None = None


def check(
    questions: Questions, text_or_id: str, *, limit: int = 10, lang: Language = "da"
) -> CheckedOverlap:
    """An initiative by its id, or by a title or alias that is its alone, is compared with all
    others; anything else is a text."""
    if not text_or_id.strip():
        raise NothingAskedError
    seen = register(questions, lang=lang)
    asked = named(seen, text_or_id)
    mine = pasted(text_or_id) if asked is None else record(asked, lang=lang)
    found = compared(indexed(seen), mine, limit=limit, lang=lang)
    return CheckedOverlap(
        model=found.model,
        candidates=found.candidates,
        coverage=coverage(seen),
        asked=None if asked is None else Ref(id=asked.id, name=asked.title),
    )


def indexed(seen: Register) -> Overlap:
    """All initiatives of the register, to be compared with."""
    records = [record(view, lang=seen.lang) for view in seen.initiatives]
    return index(records, encoder=remembering())


def similar(
    known: Overlap, view: InitiativeView, *, lang: Language, limit: int = 10
) -> list[Candidate]:
    """The initiatives that are the same or related, best first."""
    found = compared(known, record(view, lang=lang), limit=limit, lang=lang).candidates
    return [candidate for candidate in found if candidate.class_ != "different"]


def named(seen: Register, text: str) -> InitiativeView | None:
    """The initiative that the text names: by id, or by a title or alias that no other has."""
    by_id = seen.views.get(seen.groups.canonical(text))
    if by_id is not None:
        return by_id
    alike = [
        view
        for view in seen.initiatives
        if _folded(text) in {_folded(name) for name in (view.title, *view.aliases)}
    ]
    return alike[0] if len(alike) == 1 else None


def record(view: InitiativeView, *, lang: Language) -> InitiativeRecord:
    """The initiative as it is compared; one that runs in several clusters is regional."""
    told = view.reported
    return InitiativeRecord(
        id=view.id,
        title=view.title,
        purpose=view.purpose,
        target=view.target,
        kernel=tuple(element.text for element in view.kernel),
        topics=view.topics,
        populations=view.populations,
        aliases=view.aliases,
        cluster=view.clusters[0].name if len(view.clusters) == 1 else None,
        lang=view.language,
        evidence=tuple(_fact(one) for one in view.evidence),
        contact=None if view.contact is None else view.contact.name,
        reported=None if told is None else Told(told.forum, told.date),
        size=None if view.size is None else in_words(view.size, lang=lang),
        status=None if view.spread_status is None else in_words(view.spread_status, lang=lang),
        last_update=view.last_update,
        people=() if view.contact is None else (view.contact.id,),
        places=tuple(place.id for place in view.organisations),
    )


def coverage(seen: Register) -> tuple[Coverage, ...]:
    """How far we saw: each cluster that is known, then what is regional or of unknown place.

    An initiative of several clusters counts in each of them.
    """
    rows = [
        _covered(name, [view for view in seen.initiatives if _runs_in(view, id)])
        for id, name in seen.directory.clusters.items()
    ]
    return (*rows, _covered(None, [view for view in seen.initiatives if not view.clusters]))


def _covered(cluster: str | None, views: Iterable[InitiativeView]) -> Coverage:
    there = list(views)
    dates = [view.last_update for view in there if view.last_update is not None]
    return Coverage(cluster=cluster, initiatives=len(there), last_update=max(dates, default=None))


def _runs_in(view: InitiativeView, cluster: str) -> bool:
    return any(place.id == cluster for place in view.clusters)


def _fact(evidence: EvidenceView) -> EvidenceFact:
    match evidence.level:
        case "none" | "described" | "local_evaluation" | "controlled" | "systematic_review":
            return EvidenceFact(evidence.level, evidence.n, evidence.document or evidence.source)
        case _:
            return EvidenceFact("none", evidence.n, evidence.source)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
