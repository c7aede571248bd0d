"""What a log promises, whatever it is stored in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from graph.envelope import Envelope
from graph.errors import GraphError
from graph.privacy.keys import KeyStore
from graph.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log ends: the last position and the chain up to it; `log_id` tells logs apart."""

    log_id: str
    position: int
    chain: bytes
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposal that was not appended: which one in its batch, from zero, and why."""

    index: int
    error: GraphError


@dataclass(frozen=True, slots=True)
class Appended:
    """What came of a batch: how many proposals were new, how many were known already."""

    appended: int
    unchanged: int
    position: int
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the writer has seen: where the log, or some streams, ended. Else it is refused."""

    position: int | None = None
    versions: dict[str, int] = field(default_factory=dict[str, int])


class Ledger(Protocol):
    """What can be told something, and asked what it was told: a log, or a rehearsal beside one.

    `keys` seal the personal fields of its events, and open them.
    """

    keys: KeyStore

    def append(self, proposals: Sequence[Proposal], *, keep_going: bool = False) -> Appended:
        """All of them in one transaction, or with `keep_going` all that are not refused.

        Raises BatchRefusedError with every refusal; then nothing was appended.
        """
        ...

    def read(
        self,
        *,
        after: int = 0,
        limit: int | None = None,
        kind: str | None = None,
        stream: str | None = None,
        correlation_id: str | None = None,
        source: str | None = None,
    ) -> Iterator[Envelope]:
        """Events after a position, in order."""
        ...

    def find(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Envelope]:
        """The events with these sources and ids."""
        ...

    def head(self) -> Head:
        """Where the log ends now."""
        ...


class Log(Ledger, Protocol):
    """The append-only log. Positions are dense from 1; a hole means corruption."""

    def append(
        self,
        proposals: Sequence[Proposal],
        *,
        expected: Expected | None = None,
        keep_going: bool = False,
    ) -> Appended:
        """As a ledger does; StaleError where somebody wrote what the writer has not seen."""
        ...

    def rehearsing(self) -> AbstractContextManager[Ledger]:
        """A ledger that decides as this log would, one append after another, and writes nothing."""
        ...

    def wait_for(self, position: int, timeout: float) -> int:
        """Where the log ends: at the position or later, unless `timeout` seconds went first."""
        ...

    def position_by(self, day: str) -> int:
        """The last event recorded by the end of a day (UTC); 0 before the first."""
        ...

    def live_graph(self) -> str:
        """The name of the graph that answers questions now."""
        ...

    def point_to(self, name: str) -> None:
        """From now on this graph answers."""
        ...
