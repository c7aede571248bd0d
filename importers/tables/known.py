"""What a row of a filled-in template stands for in the log: kept in the row's own last cells.

So rows can be sorted, taken out and corrected alone. The text in the columns is for people; what
is here says which statements they are, and all that they say.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final, TypeAlias

from graph.events.fields import Entity
from graph.proposals import Proposal, proposed
from importers.tables.row_errors import SpoiltKnownRowError

COLUMN: Final = "System"
"""The name of the column; where one cell is too small, others follow: `System 2` and on."""

LONGEST_CELL: Final = 32_000
_MOST_BYTES: Final = 5_000_000
Place: TypeAlias = tuple[str, str, int]
"""A kind of event; the column and the line in it, where the row has several of a kind."""


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the log, under the key of its first telling, as the event that says it best.

    `shown` are fields that something later has changed, which the row shows and cannot change.
    """

    kind: str
    source: str
    id: str
    data: Mapping[str, Any]
    valid_from: str | None = None
    valid_to: str | None = None
    column: str = ""
    line: int = 0
    shown: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def place(self) -> Place:
        return self.kind, self.column, self.line

    @property
    def visible(self) -> Mapping[str, Any]:
        return {**self.data, **self.shown}

    def proposal(self, **other: Any) -> Proposal:
        """The statement proposed as it is, or with other data or dates; raises what `proposed`
        does."""
        said = {
            "source": self.source,
            "id": self.id,
            "kind": self.kind,
            "data": self.data,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
        }
        return proposed({**said, **other})


@dataclass(frozen=True, slots=True)
class Known:
    """The statements of a row, and what the things that they name are called (see `name_of`)."""

    said: tuple[Told, ...]
    names: Mapping[str, str]

    def packed(self) -> list[str]:
        """As texts of cells."""
        said = json.dumps([[asdict(one) for one in self.said], self.names])
        text = base64.urlsafe_b64encode(zlib.compress(said.encode())).decode()
        return [text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)]


def name_of(entity: Entity | None, id: object) -> str:
    """Under what `names` has the name of something."""
    return f"{entity}/{id}"


def is_known(column: str) -> bool:
    """Whether the column is one of those."""
    return column == COLUMN or column.startswith(f"{COLUMN} ")


def unpacked(cells: Iterable[str]) -> Known | None:
    """What the cells hold; None where they are blank. Raises SpoiltKnownRowError."""
    text = "".join(cells)
    if not text:
        return None
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(
            base64.b64decode(text, altchars=b"-_", validate=True), _MOST_BYTES
        )
        if not unpacking.eof:
            raise SpoiltKnownRowError(COLUMN)
        said, names = json.loads(content)
        return Known(tuple(Told(**one) for one in said), dict(names))
    except (binascii.Error, zlib.error, ValueError, TypeError):
        raise SpoiltKnownRowError(COLUMN) from None
