"""What a log is, said plainly: a list of events, and what is known under each id."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.errors import ConflictError, GraphError
from graph.proposals import Proposal
from graph.refusals import AlreadyKnownError, UnknownReferenceError
from tests.support.lines import line

SOURCE: Final = "test"
REGISTERED, DESCRIBED = KINDS = ("initiative.registered", "initiative.described")
INITIATIVES: Final = ("i0", "i1", "i2", "i3")
TITLES: Final = ("Faldklub", "Balancehold")


@dataclass(frozen=True, slots=True)
class Said:
    """Something said about an initiative, under an id."""

    id: str
    kind: str
    initiative: str
    title: str

    @property
    def stream(self) -> str:
        return f"initiative/{self.initiative}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as the model has it."""

    position: int
    said: Said
    version: int
    recorded_at: str


@dataclass(slots=True)
class Sorted:
    """A batch, sorted by the rules: what is new, how much is known, what is refused and why."""

    new: list[Said] = field(default_factory=list[Said])
    unchanged: int = 0
    refused: list[tuple[int, type[GraphError]]] = field(
        default_factory=list[tuple[int, type[GraphError]]]
    )


@dataclass(slots=True)
class Model:
    """A log in its simplest form."""

    entries: list[Entry] = field(default_factory=list[Entry])

    def version(self, initiative: str) -> int:
        return sum(entry.said.initiative == initiative for entry in self.entries)

    def sorted(self, batch: Sequence[Said]) -> Sorted:
        known, found = {entry.said.id: entry.said for entry in self.entries}, Sorted()
        for at, said in enumerate(batch):
            if known.get(said.id) == said:
                found.unchanged += 1
            elif error := _error(known, said):
                found.refused.append((at, error))
            else:
                known[said.id] = said
                found.new.append(said)
        return found

    def append(self, new: Sequence[Said], now: str) -> None:
        """The clock never goes back here."""
        recorded_at = max([now, *(entry.recorded_at for entry in self.entries[-1:])])
        for said in new:
            position, version = len(self.entries) + 1, self.version(said.initiative) + 1
            self.entries.append(Entry(position, said, version, recorded_at))


def proposed(said: Said) -> Proposal:
    """The proposal that says this."""
    return line(said.kind, said.id, initiative=said.initiative, title=said.title)


def _error(known: dict[str, Said], said: Said) -> type[GraphError] | None:
    registered = {one.initiative for one in known.values() if one.kind == REGISTERED}
    if said.id in known:
        return ConflictError
    if said.kind == REGISTERED and said.initiative in registered:
        return AlreadyKnownError
    if said.kind == DESCRIBED and said.initiative not in registered:
        return UnknownReferenceError
    return None
