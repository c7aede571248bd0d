"""What is written on nodes and edges and read by nobody: told once, by name."""

from collections.abc import Iterable
from typing import Final

from importers.networks.network import Part
from importers.tables.remarks import UnreadFactsError

_DAYS: Final = frozenset(
    {"start", "start date", "valid_from", "when", "fra", "end", "end date", "valid_to", "til"}
)
_TYPES: Final = frozenset(
    {"type", "kind", "element type", "node type", "slags", "kategori", "category", "labels"}
)
_NAMES: Final = frozenset({"id", "_id", "label", "name", "navn", "title", "titel"})
_TEXTS: Final = frozenset({"purpose", "description", "formål", "beskrivelse"})
_PLACES: Final = frozenset({"website", "url", "hjemmeside", "tags", "topics", "emner"})
_WORK: Final = frozenset({"job title", "stilling", "email", "e-mail"})
NODES: Final = _DAYS | _TYPES | _NAMES | _TEXTS | _PLACES | _WORK | {"initiative", "stage"}
EDGES: Final = (
    _DAYS
    | _TYPES
    | _NAMES
    | _TEXTS
    | {"source", "target", "from", "to", "relation", "connection type", "rolle", "role"}
    | {"recorded", "stilling", "direction", "directed"}
)


def unread(parts: Iterable[Part], known: frozenset[str], *, file: str) -> list[UnreadFactsError]:
    """One remark with every name that is not among the known, or none."""
    names = sorted({name for part in parts for name in part.facts} - known)
    return [UnreadFactsError(file, ", ".join(names))] if names else []
