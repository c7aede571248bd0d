"""Whoever asks for both halves of what is told in pairs, and holds the answers to the log."""

import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from graph.maintenance import rebuilt
from graph.questions import Questions
from graph.reading import recorded
from graph.wiring import System, opened
from tests.faults.doomed import choices
from tests.faults.pairs import is_over


def rebuild(system: System, *, times: int) -> int:
    """How many of the graphs made anew agreed with the one that answered."""
    return sum(rebuilt(system).comparison.ok for _ in range(times))


def ask(
    system: System, *, me: int, until: str, anew: bool, times: int | None = None
) -> dict[str, Any]:
    """What came of asking so many times, or until the file was there.

    `anew` opens everything for each question, as a command does.
    """
    asking = Asking(choices(me))
    while not is_over(until) and asking.seen.answers != times:
        with opened(system.settings) if anew else nullcontext(system) as asked:
            asking.once(asked)
    return asdict(asking.seen)


@dataclass(slots=True)
class Seen:
    """How many answers there were, how many outlived their graph, and what was wrong."""

    answers: int = 0
    swapped: int = 0
    torn: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class Told:
    """What the log says up to a position: the adoption of each initiative, and whence it came."""

    position: int = 0
    initiatives: set[str] = field(default_factory=set[str])
    adoptions: dict[str, tuple[str, str | None]] = field(
        default_factory=dict[str, tuple[str, str | None]]
    )

    def come_to(self, position: int, system: System) -> None:
        more = system.log.read(after=self.position, limit=max(0, position - self.position))
        for event in recorded(more, system.keys):
            match event.data, event.envelope.kind:
                case {"initiative": initiative}, "initiative.registered":
                    self.initiatives.add(initiative)
                case {"adoption": adoption, **said}, "adoption.started":
                    self.adoptions[said["initiative"]] = adoption, said.get("taken_from")
                case _:
                    pass
        self.position = position


@dataclass(slots=True)
class Asking:
    """One who asks again and again."""

    chance: Random
    told: Told = field(default_factory=Told)
    seen: Seen = field(default_factory=Seen)

    def once(self, system: System) -> None:
        before = self.told.position
        with system.asking() as questions:
            live = system.log.live_graph()
            self.told.come_to(max(before, questions.known_at), system)
            self.seen.torn += _parted(system, questions.known_at)
            self.seen.torn += [f"back from {before}"] if questions.known_at < before else []
            self.seen.torn += self._both_halves(questions)
            # Long enough, now and then, for the graph to be swapped under the question.
            time.sleep(self.chance.choice([0, 0, 0, 1]))
            self.seen.torn += self._both_halves(questions)
            self.seen.swapped += system.log.live_graph() != live
        self.seen.answers += 1

    def _both_halves(self, questions: Questions) -> Iterator[str]:
        """What does not agree with the log as of the one position that the questions bind."""
        initiatives = [row["id"] for row in questions.ask("initiatives")]
        if set(initiatives) != self.told.initiatives:
            yield f"{questions.known_at}: {len(initiatives)} initiatives"
        rows = questions.ask("adoptions", initiatives=sorted(self.told.initiatives))
        found = sorted((row["initiative"], row["id"], _source(row)) for row in rows)
        if found != sorted((one, *said) for one, said in self.told.adoptions.items()):
            yield f"{questions.known_at}: {len(found)} adoptions"


def _source(row: dict[str, Any]) -> str | None:
    return next((earlier["id"] for earlier in row["taken_from"]), None)


def _parted(system: System, position: int) -> Iterator[str]:
    """An answer as of the middle of what was appended at once has a half of it only."""
    edge = list(system.log.read(after=max(0, position - 1), limit=2))
    batches = {event.correlation_id for event in edge}
    if position and len(edge) == 2 and len(batches) == 1:
        yield f"{position}: in the middle of {batches}"
