"""Everything that is looked at, in order: one look that fails does not stop the next."""

from collections.abc import Iterator
from datetime import UTC, datetime

from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import GraphError
from graph.health import engines, graph, locks, log, machine, people, proof, sessions
from graph.health.finding import Finding, told
from graph.settings import Settings
from graph.wiring import System, opened

PATIENCE = 3.0


def findings(settings: Settings, *, patience: float = PATIENCE) -> Iterator[Finding]:
    """Each finding as it is made.

    `patience` is in seconds: how long a lock may be held, or a graph stand still.
    """
    yield machine.python()
    yield machine.sqlite()
    yield machine.files(settings)
    yield machine.disk(settings)
    held = locks.held_in(settings.data, patience=patience)
    state = locks.finding(held, patience=patience)
    yield state
    yield engines.orphans(settings.data, adopted=settings.neo4j_uri is None)
    if not state.ok:
        # Whoever opens the log waits for its locks, as everybody else does.
        return
    try:
        with opened(settings) as system:
            yield from _opened(system, patience)
    except GraphError as error:
        yield told("log", error)


def _opened(system: System, patience: float) -> Iterator[Finding]:
    now = datetime.now(UTC)
    live = None if system.settings.neo4j_uri else system.log.live_graph()
    yield engines.leftovers(system.settings.data, live=live)
    yield sessions.standing(system.log, patience=patience)
    yield machine.clock(system.log.head().recorded_at, now=now)
    walked = log.walked(system.log, system.settings)
    proof.remember(system.settings.data, walked, at=now)
    yield log.chain(walked)
    yield log.ends(system.log)
    yield log.rules(system.log)
    sealed = people.sealed_in(system.log, system.keys)
    yield people.keys(sealed)
    yield from _graph(system, sealed, patience)


def _graph(system: System, sealed: people.Sealed, patience: float) -> Iterator[Finding]:
    try:
        with system.graphs.current() as found:
            yield graph.state(system, found, patience=patience)
            yield people.names(found, sealed.readable)
    except GraphError as error:
        yield told("graph", error)
    except (DriverError, Neo4jError) as problem:
        yield graph.unreachable(problem)
