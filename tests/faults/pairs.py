"""Facts told in pairs: after every append each initiative has one adoption, never none or two."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from graph.log.contract import Log
from graph.proposals import Proposal
from graph.wiring import System
from tests.faults.doomed import choices
from tests.support.lines import line

# Now and then a pair has more events between its halves than a projection folds at a time.
BETWEEN, BETWEEN_EVERY = 2_100, 200


def write_pairs(system: System, *, me: int, until: str, pause: float) -> int:
    """How many events were appended until the file was there."""
    system.log.append([line("organisation.registered", organisation="lemvig", name="Lemvig")])
    pairs = Pairs(choices(me))
    while not is_over(until):
        begun = time.monotonic()
        pairs.append_to(system.log)
        # Whoever reads can follow, also where all is slow.
        time.sleep(max(pause, 20 * (time.monotonic() - begun)))
    return system.log.head().position


def is_over(until: str) -> bool:
    """Whether the file is there, or nobody is left who could put it there."""
    return Path(until).exists() or os.getppid() == 1


@dataclass(slots=True)
class Pairs:
    """The adoption that each initiative has now, by the initiative's number."""

    chance: Random
    batches: int = 0
    adoptions: list[str] = field(default_factory=list[str])

    def append_to(self, log: Log) -> None:
        """Two new pairs, and one adoption taken back with another in its stead."""
        self.batches += 1
        said = [*self._instead(), *self._pair(), *self._pair()]
        log.append([one._replace(correlation_id=f"batch{self.batches}") for one in said])

    def _pair(self) -> Iterator[Proposal]:
        initiative, earlier = f"i{len(self.adoptions)}", (self.adoptions or [None])[-1]
        yield line("initiative.registered", initiative=initiative, title=initiative)
        if len(self.adoptions) % BETWEEN_EVERY == 1:
            for number in range(BETWEEN):
                organisation = f"{initiative}-o{number}"
                yield line("organisation.registered", organisation=organisation, name="x")
        self.adoptions.append(f"a{len(self.adoptions)}")
        yield _started(self.adoptions[-1], initiative, earlier)

    def _instead(self) -> Iterator[Proposal]:
        if not self.adoptions:
            return
        number = self.chance.randrange(len(self.adoptions))
        before, self.adoptions[number] = self.adoptions[number], f"b{self.batches}"
        taken_back = f"{before}.started"
        yield line("statement.retracted", event_source="test", event_id=taken_back)
        yield _started(self.adoptions[number], f"i{number}", None)


def _started(adoption: str, initiative: str, earlier: str | None) -> Proposal:
    said = {"adoption": adoption, "initiative": initiative, "organisation": "lemvig"}
    return line("adoption.started", f"{adoption}.started", **said, taken_from=earlier)
