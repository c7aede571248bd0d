"""What is alike without anybody asking: every initiative that is new or changed is compared."""

from contextlib import closing
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analyses.overlap.among import proposals
from analyses.overlap.check import Overlap, index, near
from analyses.overlap.model import Model
from analyses.overlap.proposals import Proposal, Proposals
from api.answers.overlap import indexed, model_of, record
from api.answers.register import Register, register
from api.answers.views import InitiativeView
from graph.log.contract import Head
from graph.settings import Settings
from graph.wiring import System

MOST_EACH = 20
"""How many an initiative can be proposed together with."""
_FEW = 50


class Scanned(BaseModel):
    """How many initiatives were compared now, and how many pairs are proposed in all."""

    model_config = ConfigDict(frozen=True)
    model: str
    compared: int
    proposals: int
    position: int


def proposals_file(settings: Settings) -> Path:
    """Where proposals are kept."""
    return settings.data / "overlap" / "proposals.db"


def scanned(system: System) -> Scanned:
    """The same, for whoever has no register at hand."""
    with system.asking() as questions:
        seen = register(questions)
        return scan(system, seen)


def engine(seen: Register) -> Overlap:
    """What compares two that are at hand by the model in use, without holding any."""
    model, encoder = model_of(seen.questions)
    return index([], encoder=encoder, model=model)


def scan(system: System, seen: Register) -> Scanned:
    """Compare what changed since the model last looked; nothing when nothing did, or when the
    register is not of today: what was known once proposes nothing now."""
    model, end = engine(seen).model.name, seen.questions.known_at
    head = system.log.head()
    log, is_now = head.log_id, _is_now(seen, head)
    with closing(Proposals(proposals_file(system.settings))) as kept:
        since = kept.scanned(model, log=log, end=end)
        changed = [view for view in seen.initiatives if max(view.events, default=end) > since]
        if is_now and since < end:
            found = _alike(indexed(seen), changed, seen) if changed else []
            touched = {id for view in changed for id in (view.id, *view.same_as)}
            kept.put(model, found, touched=touched if since else None, log=log, position=end)
        return Scanned(
            model=model,
            compared=len(changed) if is_now else 0,
            proposals=len(kept.of(model)),
            position=end,
        )


def proposed(system: System, seen: Register, model: Model) -> list[Proposal]:
    """What the model proposes among initiatives that stand for themselves and are still there."""
    with closing(Proposals(proposals_file(system.settings))) as kept:
        there = {view.id for view in seen.initiatives}
        return [one for one in kept.of(model.name) if {one.a, one.b} <= there]


def _alike(
    known: Overlap, views: list[InitiativeView], seen: Register
) -> list[tuple[str, str, float]]:
    """Many are compared all at once, which finds the same."""
    if len(views) > _FEW:
        return proposals(known.known, [view.id for view in views], limit=MOST_EACH)
    scores: dict[tuple[str, str], float] = {}
    for view in views:
        for one in near(known.known, record(view, lang=seen.lang), limit=MOST_EACH):
            other = one.other.prepared.record.id
            scores[min(view.id, other), max(view.id, other)] = one.score.value
    return [(a, b, score) for (a, b), score in sorted(scores.items())]


def _is_now(seen: Register, head: Head) -> bool:
    asked = seen.questions
    return asked.known_at == head.position and asked.as_of == date.today().isoformat()
