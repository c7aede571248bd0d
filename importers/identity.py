"""What a row's statements are called: ids from the register and the row's key, never its content.

So the same row read again has the same ids: with the same content it says nothing new, and with
other content it is a change, which the import turns into the event that follows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from graph.proposals import Proposal, proposed

_NAMESPACE = UUID("6f7f7a5e-6f0e-5b0b-9a55-5b3f0a1f7f10")


def id_of(source: str, *parts: str) -> str:
    """An id that only these parts in this source have."""
    return str(uuid5(_NAMESPACE, "\n".join((source, *parts))))


@dataclass(frozen=True, slots=True)
class Register:
    """A register that rows come from: `source` tells it from others, also in the log.

    `mapping` is the hash of what translates it, where something does.
    """

    source: str
    mapping: str | None = None

    def id_of(self, *parts: str) -> str:
        """The id of what the register calls this, such as `id_of("initiative", "17")`."""
        return id_of(self.source, *parts)

    def says(
        self,
        kind: str,
        data: Mapping[str, Any],
        *,
        key: Iterable[str],
        columns: Iterable[str] = (),
        valid_from: str | None = None,
        valid_to: str | None = None,
    ) -> Proposal:
        """A statement of one row; `key` tells it from the others of its kind in the register.

        `columns` are those that it was read from. Raises what `proposed` raises.
        """
        provenance = {"column": ", ".join(columns) or None, "mapping": self.mapping}
        return proposed(
            {
                "source": self.source,
                "id": self.id_of(kind, *key),
                "kind": kind,
                "data": dict(data),
                "valid_from": valid_from,
                "valid_to": valid_to,
                "provenance": provenance,
            }
        )
