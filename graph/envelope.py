"""An event in its envelope: where it stands in the log, and what is known about it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.dates import Precision, precision


class Envelope(NamedTuple):
    """One row of the log, as it is stored; `data` are canonical bytes, personal fields sealed.

    A tuple in the order of the table's columns, since they come and go by the million.
    """

    position: int
    source: str
    id: str
    stream: str
    version: int
    kind: str
    schema_version: int
    valid_from: str | None
    valid_to: str | None
    recorded_at: str
    correlation_id: str | None
    causation_id: str | None
    actor: str | None
    provenance: str | None
    data: bytes
    digest: bytes
    chain: bytes

    @property
    def precision(self) -> Precision:
        return precision(self.valid_from)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it can be read: its envelope, and its body in the newest shape, unsealed."""

    envelope: Envelope
    data: dict[str, Any]
    erased: frozenset[str]
    """The people whose texts in it can no longer be read."""
