"""The graph: whether it answers, for this log, and how far behind it is."""

import time

from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import GraphOfAnotherLogError
from graph.health.finding import Finding, told, well, wrong
from graph.projection.project import checkpoint
from graph.store import GraphStore
from graph.wiring import System

MUCH_BEHIND = 1_000
"""A graph further behind than this is not ready: more than a second's work."""

_LOOK_EVERY = 0.2


def state(system: System, graph: GraphStore, *, patience: float) -> Finding:
    """Behind is no fault by itself: the next question catches up. Behind and standing still is."""
    head, found = system.log.head(), checkpoint(graph)
    if found is not None and (found.epoch != head.log_id or found.position > head.position):
        return told("graph", GraphOfAnotherLogError(found.epoch, head.log_id))
    position = found.position if found else 0
    behind = head.position - position
    if behind > MUCH_BEHIND and not _gets_on(graph, position, patience):
        return _behind(behind)
    engine = graph.engine()
    return well("graph", f"{engine}, {behind} hændelser bagud", f"{engine}, {behind} events behind")


def unreachable(problem: DriverError | Neo4jError) -> Finding:
    """What the driver said may hold values: only its kind is told."""
    kind = type(problem).__name__
    return wrong(
        "graph",
        f"grafdatabasen svarede ikke, som den skal ({kind})",
        f"the graph database did not answer as it should ({kind})",
        "Se efter, at den kører, og at NEO4J_DATABASE findes.",
        "Check that it is running, and that NEO4J_DATABASE is there.",
    )


def _gets_on(graph: GraphStore, position: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = checkpoint(graph)
        if found is not None and found.position > position:
            return True
        time.sleep(_LOOK_EVERY)
    return False


def _behind(behind: int) -> Finding:
    return wrong(
        "graph",
        f"grafen er {behind} hændelser bagud, og ingen indhenter dem",
        f"the graph is {behind} events behind, and nobody catches up",
        "Start spredning serve, som følger loggen, eller stil et spørgsmål (spredning ask 7), "
        "som indhenter den.",
        "Start spredning serve, which follows the log, or ask a question (spredning ask 7), "
        "which catches up.",
    )
