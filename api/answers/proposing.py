"""What is alike without anybody asking: every initiative that is new or changed is compared.

What the model in use has not compared yet, since not all meanings are read, is compared by words
alone until it has; what words alone proposed is proposed no longer then.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from analyses.overlap.among import proposals
from analyses.overlap.answer import Meanings
from analyses.overlap.check import Overlap, near
from analyses.overlap.proposals import Proposal, Proposals
from api.answers.comparing import indexed, model_of, record, words_model
from api.answers.register import Register, register
from api.answers.views import InitiativeView
from graph.log.contract import Head
from graph.settings import Settings
from graph.wiring import System

MOST_EACH = 20
"""How many an initiative can be proposed together with."""
_FEW = 64
_SMALL = 1_000


class Scanned(BaseModel):
    """How many initiatives were compared now, by which model, and how many pairs are proposed in
    all; `meanings` says of how many the meaning is read."""

    model_config = ConfigDict(frozen=True)
    model: str
    compared: int
    proposals: int
    position: int
    meanings: Meanings | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """How far into the log the model in use has looked, and how far words alone."""

    kept: Proposals
    model: str
    words: str
    log: str
    end: int

    @property
    def by_model(self) -> int:
        return self.kept.scanned(self.model, log=self.log, end=self.end)

    @property
    def by_any(self) -> int:
        return max(self.by_model, self.kept.scanned(self.words, log=self.log, end=self.end))


def proposals_file(settings: Settings) -> Path:
    """Where proposals are kept."""
    return settings.data / "overlap" / "proposals.db"


def scanned(system: System, *, seconds: float = 0) -> Scanned:
    """The same, for whoever has no register at hand."""
    with system.asking() as questions:
        seen = register(questions)
        compared = scan(system, seen, seconds=seconds)
        known = indexed(seen)
        return Scanned(
            model=known.model.name,
            compared=compared,
            proposals=len(proposed(system, seen)),
            position=questions.known_at,
            meanings=known.meanings,
        )


def scan(system: System, seen: Register, *, at_once: bool = False, seconds: float = 0) -> int:
    """Compare what changed since it was compared last, and say how many that was; none when the
    register is not of today: what was known once proposes nothing now. `at_once` leaves to others
    what takes more than a moment; `seconds` says how long to wait for what is unread."""
    known, head = indexed(seen, seconds=seconds), system.log.head()
    with closing(Proposals(proposals_file(system.settings))) as kept:
        looked, name = _looked(kept, seen, head), known.model.name
        since = looked.by_model if name == looked.model else looked.by_any
        changed = _later(seen, since)
        is_due = _is_now(seen, head) and since < head.position
        is_due = is_due and not (at_once and len(changed) > _FEW and len(seen.views) > _SMALL)
        if is_due:
            found = _alike(known, changed) if changed else []
            touched = {id for view in changed for id in (view.id, *view.same_as)} if since else None
            kept.put(name, found, touched=touched, log=head.log_id, position=head.position)
        return len(changed) if is_due else 0


def proposed(system: System, seen: Register) -> list[Proposal]:
    """What is proposed among initiatives that stand for themselves and are still there."""
    with closing(Proposals(proposals_file(system.settings))) as kept:
        there = {view.id for view in seen.initiatives}
        found = _proposed(_looked(kept, seen, system.log.head()), seen)
        return [one for one in found if {one.a, one.b} <= there]


def uncompared(system: System, seen: Register) -> int:
    """How many are new or changed, and not compared in any way yet."""
    with closing(Proposals(proposals_file(system.settings))) as kept:
        return len(_later(seen, _looked(kept, seen, system.log.head()).by_any))


def _looked(kept: Proposals, seen: Register, head: Head) -> Looked:
    model, _ = model_of(seen.questions)
    words = words_model(seen.questions)
    return Looked(kept, model.name, words.name, head.log_id, head.position)


def _proposed(looked: Looked, seen: Register) -> list[Proposal]:
    """By the model in use, and by words alone where it has not looked since one of two changed."""
    new = {view.id for view in _later(seen, looked.by_model)}
    by_words = looked.kept.of(looked.words) if new else []
    every = {(one.a, one.b): one for one in looked.kept.of(looked.model)}
    every |= {(one.a, one.b): one for one in by_words if not new.isdisjoint((one.a, one.b))}
    return [every[two] for two in sorted(every)]


def _later(seen: Register, since: int) -> list[InitiativeView]:
    """What is new or changed since; nothing is, in a register of another day."""
    if not seen.questions.is_now:
        return []
    end = seen.questions.known_at
    return [view for view in seen.initiatives if max(view.events, default=end) > since]


def _alike(known: Overlap, views: list[InitiativeView]) -> list[tuple[str, str, float]]:
    """Many are compared all at once, which finds the same."""
    if len(views) > _FEW:
        return proposals(known, [view.id for view in views], limit=MOST_EACH)
    scores: dict[tuple[str, str], float] = {}
    for view in views:
        for one in near(known, record(view), limit=MOST_EACH):
            other = one.other.prepared.record.id
            scores[min(view.id, other), max(view.id, other)] = one.score.value
    return [(a, b, score) for (a, b), score in sorted(scores.items())]


def _is_now(seen: Register, head: Head) -> bool:
    asked = seen.questions
    return asked.known_at == head.position and asked.as_of == date.today().isoformat()
