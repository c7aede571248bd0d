"""Before a decision: what is like this initiative, or like this text, and how far we saw."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Final

from analyses.overlap.answer import Candidate, Coverage, OverlapAnswer
from analyses.overlap.check import Overlap, index
from analyses.overlap.check import check as compared
from analyses.overlap.encoder import Encoder
from analyses.overlap.index import Index
from analyses.overlap.keeping import in_use
from analyses.overlap.keeping import named as model_named
from analyses.overlap.model import Model
from analyses.overlap.records import EvidenceFact, InitiativeRecord, pasted
from analyses.overlap.records import Report as Told
from analyses.overlap.remembering import remembering
from api.answers.errors import NothingAskedError, UnknownIdError
from api.answers.register import Register, register
from api.answers.views import EvidenceView, InitiativeView, Ref
from api.answers.words import in_words
from graph.errors import Language
from graph.projection.project import checkpoint
from graph.questions import Questions

_LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:[-_:.][a-z0-9]+)+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-.*")
_NEAR = 0.85


class CheckedOverlap(OverlapAnswer):
    """What was asked about, when it is an initiative that is known."""

    asked: Ref | None = None


def check(
    questions: Questions,
    text_or_id: str,
    *,
    limit: int = 10,
    lang: Language = "da",
    as_text: bool = False,
    model: str | None = None,
) -> CheckedOverlap:
    """An initiative by its id, or by a title or alias that is its alone, is compared with all
    others; anything else is a text. UnknownIdError for what looks like an id and is none;
    `as_text` says that it is a text all the same. `model` names another than the one in use."""
    seen = register(questions, lang=lang)
    return check_in(seen, text_or_id, limit=limit, as_text=as_text, model=model)


def check_in(
    seen: Register,
    text_or_id: str,
    *,
    limit: int = 10,
    as_text: bool = False,
    model: str | None = None,
) -> CheckedOverlap:
    """The same in a register that was read already."""
    if not text_or_id.strip():
        raise NothingAskedError
    asked = None if as_text else named(seen, text_or_id)
    if asked is None and not as_text:
        _must_be_a_text(seen, text_or_id.strip())
    mine = pasted(text_or_id) if asked is None else record(asked, lang=seen.lang)
    found = compared(indexed(seen, model), mine, limit=limit, lang=seen.lang)
    return CheckedOverlap(
        model=found.model,
        candidates=_reachable(found.candidates, seen),
        coverage=coverage(seen),
        asked=None if asked is None else Ref(id=asked.id, name=asked.title),
    )


def indexed(seen: Register, name: str | None = None) -> Overlap:
    """All initiatives of the register, to be compared with. Those of here and now are in an index
    in the data folder, which takes in what has changed since it was last asked; `name` is of
    another model than the one in use."""
    questions = seen.questions
    model, encoder = model_of(questions, name)
    if questions.beside is None or name is not None:
        return index(_records(seen), encoder=encoder, model=model)
    graph = checkpoint(questions.graph)
    where = f"{graph.epoch if graph else ''} {questions.known_at} {questions.as_of}"
    known = opened(questions.beside / "overlap" / seen.lang / model.name, models_folder(questions))
    if known.position != where:
        known.synchronise(_records(seen), position=where)
    return Overlap(known, coverage(seen))


@lru_cache(maxsize=4)
def opened(folder: Path, models: Path | None) -> Index:
    """The index in a folder that is called as its model, opened once."""
    model, encoder = model_in(models, folder.name)
    return Index(model, encoder, folder=folder)


def model_of(questions: Questions, name: str | None = None) -> tuple[Model, Encoder | None]:
    """The model in use, or the one of that name, and the encoder that it takes."""
    return model_in(models_folder(questions), name)


def model_in(models: Path | None, name: str | None = None) -> tuple[Model, Encoder | None]:
    """The same, of the models in a folder."""
    encoder = remembering()
    with_encoder = encoder is not None
    if name is None:
        model = in_use(models, with_encoder=with_encoder)
    else:
        model = model_named(models, name, with_encoder=with_encoder)
    return model, None if model.encoder is None else encoder


def models_folder(questions: Questions) -> Path | None:
    """Where models that were learnt here are kept."""
    return None if questions.kept is None else questions.kept / "overlap" / "models"


def similar(
    known: Overlap, view: InitiativeView, *, seen: Register, limit: int = 10
) -> list[Candidate]:
    """The initiatives that are the same or related, best first."""
    found = compared(known, record(view, lang=seen.lang), limit=limit, lang=seen.lang).candidates
    return [one for one in _reachable(found, seen) if one.class_ != "different"]


def _records(seen: Register) -> list[InitiativeRecord]:
    return [record(view, lang=seen.lang) for view in seen.initiatives]


def _reachable(found: Iterable[Candidate], seen: Register) -> tuple[Candidate, ...]:
    """With the name of whom to ask, which is read anew and kept nowhere."""
    return tuple(one.model_copy(update={"contact": _contact(seen.views[one.id])}) for one in found)


def _contact(view: InitiativeView) -> str | None:
    return None if view.contact is None else view.contact.name


def named(seen: Register, text: str) -> InitiativeView | None:
    """The initiative that the text names: by id, or by a title or alias that no other has."""
    by_id = seen.views.get(seen.groups.canonical(text))
    if by_id is not None:
        return by_id
    wanted = _folded(text)
    alike = [
        view
        for view in seen.initiatives
        if any(_folded_name(name) == wanted for name in (view.title, *view.aliases))
    ]
    return alike[0] if len(alike) == 1 else None


def _must_be_a_text(seen: Register, text: str) -> None:
    if len(text.split()) > 1:
        return
    near = get_close_matches(text, seen.views, n=3, cutoff=_NEAR)
    if near or _LIKE_AN_ID.fullmatch(text):
        raise UnknownIdError(text, tuple(near))


def record(view: InitiativeView, *, lang: Language) -> InitiativeRecord:
    """The initiative as it is compared, without the name of anybody; one that runs in several
    clusters is regional."""
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
        reported=None if told is None else Told(told.forum, told.date),
        size=None if view.size is None else in_words(view.size, lang=lang),
        status=None if view.spread_status is None else in_words(view.spread_status, lang=lang),
        last_update=view.last_update,
        keys=view.codes,
        people=() if view.contact is None else (view.contact.id,),
        places=tuple(place.id for place in view.organisations),
    )


def coverage(seen: Register) -> tuple[Coverage, ...]:
    """How far we saw: each cluster that is known, then what is regional or of unknown place.

    An initiative of several clusters counts in each of them.
    """
    there: dict[str | None, list[InitiativeView]] = defaultdict(list)
    for view in seen.initiatives:
        for place in {place.id for place in view.clusters} or {None}:
            there[place].append(view)
    rows = [_covered(name, there[id]) for id, name in seen.directory.clusters.items()]
    return (*rows, _covered(None, there[None]))


def _covered(cluster: str | None, views: Iterable[InitiativeView]) -> Coverage:
    there = list(views)
    dates = [view.last_update for view in there if view.last_update is not None]
    return Coverage(cluster=cluster, initiatives=len(there), last_update=max(dates, default=None))


def _fact(evidence: EvidenceView) -> EvidenceFact:
    match evidence.level:
        case "none" | "described" | "local_evaluation" | "controlled" | "systematic_review":
            return EvidenceFact(evidence.level, evidence.n, evidence.document or evidence.source)
        case _:
            return EvidenceFact("none", evidence.n, evidence.source)


@lru_cache(maxsize=131_072)
def _folded_name(name: str) -> str:
    return _folded(name)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
