"""Questions put to the graph as it was on a date, and as it was known at a position."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question under `cypher/read` binds the same two moments, so that answers agree.

    `as_of` is a day: what was possibly so then. `known_at` is a position of the log: what was
    known when it had come so far. `beside` is a folder for what is made from the answers and can
    be made again, such as an index; None unless the questions are of here and now. `kept` is the
    data folder.
    """

    graph: GraphStore
    as_of: str
    known_at: int
    beside: Path | None = None
    kept: Path | None = None

    def ask(self, question: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows that answer `read/<question>`."""
        return self.graph.read(
            f"read/{question}", as_of=self.as_of, known_at=self.known_at, **parameters
        )


def questions(
    graph: GraphStore,
    *,
    as_of: str | None = None,
    known_at: int | None = None,
    beside: Path | None = None,
    kept: Path | None = None,
) -> Questions:
    """Questions as of a day, by default today, and as known at a position, by default now."""
    if known_at is None:
        from graph.projection.project import checkpoint

        found = checkpoint(graph)
        known_at = found.position if found else 0
    return Questions(graph, as_of or date.today().isoformat(), known_at, beside, kept)
