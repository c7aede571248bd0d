"""An event as undoing looks at it: what it introduces, which ids it names, what it takes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.json import decode

from graph.decide import FINAL
from graph.envelope import Envelope
from graph.events.body import introduced, references
from graph.events.catalogue import KINDS
from graph.upcast import upcast
from importers.running.standing import Key, id_anew

# What an ending revises, told apart by the ids that both name.
BEGUN: Final[Mapping[str, str]] = {
    "membership.ended": "membership.started",
    "placement.ended": "placement.started",
    "employment.ended": "employment.started",
    "seat.left": "seat.taken",
}
_MOST_TELLINGS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Seen:
    """An event, as far as undoing looks at it."""

    key: Key
    position: int
    kind: str
    about: str
    causation: str | None
    correlation: str | None
    introduces: frozenset[str]
    names: frozenset[str]
    retracts: Key | None = None

    @property
    def is_retractable(self) -> bool:
        return self.kind not in FINAL

    @property
    def is_anew(self) -> bool:
        """Whether a row of an import took back or ended what an earlier one had told of it."""
        if self.is_retractable or self.causation is None:
            return False
        root = self.key[0], self.causation
        return any(id_anew(root, number) == self.key[1] for number in range(1, _MOST_TELLINGS))


def seen(envelope: Envelope) -> Seen:
    """The event in the envelope."""
    kind = envelope.kind
    data = upcast(kind, envelope.schema_version, decode(envelope.data))
    event = KINDS[kind].model_construct(**data)
    is_back = kind == "statement.retracted"
    return Seen(
        key=(envelope.source, envelope.id),
        position=envelope.position,
        kind=kind,
        about=envelope.stream,
        causation=envelope.causation_id,
        correlation=envelope.correlation_id,
        introduces=frozenset(id for id, _ in introduced(event)),
        names=frozenset(one.id for one in references(event)),
        retracts=(data["event_source"], data["event_id"]) if is_back else None,
    )
