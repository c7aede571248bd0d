"""The initiatives as they are compared: in an index, whose meanings are read by and by."""

from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from threading import Lock
from typing import Final

from analyses.overlap.answer import Meanings
from analyses.overlap.check import Overlap
from analyses.overlap.encoder import Encoder
from analyses.overlap.index import Index
from analyses.overlap.keeping import folder_in, in_use
from analyses.overlap.keeping import named as model_named
from analyses.overlap.model import Model
from analyses.overlap.reading import SECONDS, read, read_a_little
from analyses.overlap.records import EvidenceFact, InitiativeRecord
from analyses.overlap.records import Report as Told
from analyses.overlap.remembering import remembering
from analyses.overlap.space import Space
from api.answers.register import Register
from api.answers.views import EvidenceView, InitiativeView
from graph.projection.project import checkpoint
from graph.questions import Questions

_OPENING: Final = Lock()


def indexed(seen: Register, name: str | None = None, *, seconds: float = 0) -> Overlap:
    """All initiatives of the register, to be compared with.

    Those of here and now are in an index in the data folder, which takes in what has changed since
    it was last asked. Nobody waits longer than some `seconds` for many meanings: until all are
    read words alone are compared, by a model that is made for that. Whoever names a model is
    answered by it. What is unread of another day nobody else reads.
    """
    questions = seen.questions
    model, encoder = model_of(questions, name)
    known = index_of(seen, model)
    if not model.compares_meanings:
        return Overlap(known, model)
    unread = read_a_little(known, seconds=seconds if questions.is_now else SECONDS)
    if unread and name is not None and encoder is not None:
        read(known, encoder, enough=lambda: False)
        unread = 0
    every = len(seen.initiatives)
    return Overlap(
        known,
        words_model(questions) if unread else model,
        meanings=Meanings(read=max(0, every - unread), of=every),
    )


def index_of(seen: Register, model: Model) -> Index:
    """The index that holds the register, whose meanings may not all be read."""
    questions = seen.questions
    used, encoder = model_of(questions)
    space = model.space if model.compares_meanings else used.space
    folder = None if questions.beside is None else questions.beside / "overlap" / space.name
    held = None if folder is None or space != used.space else opened(folder, space)
    if held is None or not questions.is_now:
        past = Index(space, encoder if space.encoder else None)
        past.synchronise(_records(seen), later=True, like=held)
        return past
    graph = checkpoint(questions.graph)
    where = f"{graph.epoch if graph else ''} {questions.known_at} {questions.as_of}"
    if held.position != where:
        held.synchronise(_records(seen), position=where, later=True)
    return held


def opened(folder: Path, space: Space) -> Index:
    """The index in a folder, opened once. What was made for another space is removed: nobody would
    take from it what is gone."""
    with _OPENING:
        return _opened(folder, space)


@lru_cache(maxsize=4)
def _opened(folder: Path, space: Space) -> Index:
    for other in folder.parent.glob("*"):
        if other != folder:
            rmtree(other)
    return Index(space, None if space.encoder is None else remembering(), folder=folder)


def model_of(questions: Questions, name: str | None = None) -> tuple[Model, Encoder | None]:
    """The model in use, or the one of that name, and the encoder that it takes."""
    models, encoder = models_folder(questions), remembering()
    with_encoder = encoder is not None
    if name is None:
        model = in_use(models, with_encoder=with_encoder)
    else:
        model = model_named(models, name, with_encoder=with_encoder)
    return model, encoder if model.compares_meanings else None


def words_model(questions: Questions) -> Model:
    """The model that compares words alone."""
    return in_use(models_folder(questions), with_encoder=False)


def models_folder(questions: Questions) -> Path | None:
    """Where models that were learnt here are kept."""
    return None if questions.kept is None else folder_in(questions.kept)


def record(view: InitiativeView) -> InitiativeRecord:
    """The initiative as it is compared, without the name of anybody; one that runs in several
    clusters is regional. Size and status are codes, in any language the same."""
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
        size=view.size,
        status=view.spread_status,
        last_update=view.last_update,
        keys=view.codes,
        people=() if view.contact is None else (view.contact.id,),
        places=tuple(place.id for place in view.organisations),
    )


def _records(seen: Register) -> list[InitiativeRecord]:
    return [record(view) for view in seen.initiatives]


def _fact(evidence: EvidenceView) -> EvidenceFact:
    match evidence.level:
        case "none" | "described" | "local_evaluation" | "controlled" | "systematic_review":
            return EvidenceFact(evidence.level, evidence.n, evidence.document or evidence.source)
        case _:
            return EvidenceFact("none", evidence.n, evidence.source)
