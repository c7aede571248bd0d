"""Questions put to the graph as it was on a date, and as it was known at a position."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.contraction import NOTHING_ALIKE, Contraction, contraction
from graph.store import GraphStore


@dataclass(frozen=True)
class Questions:
    """Every question under `cypher/read` binds the same two moments, so that answers agree.

    `as_of` is a day: what was possibly so then. `known_at` is a position of the log: what was
    known when it had come so far; `is_now` says that they are of here and now. `beside` is a
    folder for what is made from the answers and can be made again, such as an index. `kept` is the
    data folder. `merged` says that people and organisations that are the same are seen as one.
    """

    graph: GraphStore
    as_of: str
    known_at: int
    beside: Path | None = None
    kept: Path | None = None
    is_now: bool = False
    merged: bool = True

    def ask(self, question: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows that answer `read/<question>`."""
        same = self.same_actors
        return same.told(self._read(question, same.asked(parameters)))

    def apart(self) -> "Questions":
        """The same questions, with everyone who was put together seen apart."""
        return replace(self, merged=False)

    @cached_property
    def same_actors(self) -> Contraction:
        """The people and the organisations that are one, by what was known."""
        if not self.merged:
            return NOTHING_ALIKE
        return contraction(self._read("same_actors", {}))

    def _read(self, question: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
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
    is_now: bool = False,
) -> Questions:
    """Questions as of a day, by default today, and as known at a position, by default now."""
    if known_at is None:
        from graph.projection.project import checkpoint

        found = checkpoint(graph)
        known_at = found.position if found else 0
    return Questions(graph, as_of or date.today().isoformat(), known_at, beside, kept, is_now)
