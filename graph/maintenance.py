"""What is done to the whole: the graph made anew or checked, and a person erased."""

import time
from dataclasses import dataclass
from uuid import uuid4

from graph.canonical import canonical
from graph.errors import BatchRefusedError
from graph.graphs import EmbeddedGraphs
from graph.journal import happened
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.rows import erased_in
from graph.projection.checksum import content
from graph.projection.project import Projector
from graph.projection.rebuild import Comparison, cleared, compared
from graph.proposals import proposal_from
from graph.refusals import PersonIsErasedError
from graph.wiring import System


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of making the graph anew."""

    comparison: Comparison
    seconds: float


def checked(system: System) -> Rebuilt:
    """The live graph compared with one made anew beside it; the live one stays."""
    return _timed(system, swap=False)


def rebuilt(system: System) -> Rebuilt:
    """The graph made anew and put in place of the live one."""
    if isinstance(system.graphs, EmbeddedGraphs):
        return _timed(system, swap=True)
    return _in_place(system)


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of erasing a person, under every id that was found to be the same person: how
    many events held something about them."""

    person: str
    ids: tuple[str, ...]
    events_affected: int
    verified: bool


def erased(system: System, person: str) -> Erased:
    """Destroy a person's key, take them out of the graph, and leave a log that verifies.

    The embedded graph is then made anew in a fresh folder, since an engine's own transaction
    logs keep what was deleted. Doing it again is harmless. Raises UnknownReferenceError.
    """
    line = {
        "source": "spredning",
        "id": f"erase-{uuid4()}",
        "kind": "person.erased",
        "data": {"person": person},
    }
    try:
        done = system.log.append([proposal_from(line, intent="command")])
        happened("person.erased", position=done.position)
    except BatchRefusedError as refused:
        # An erasure that was broken off is gone on with where it stopped.
        if not isinstance(refused.refused[0][1], PersonIsErasedError):
            raise refused.refused[0][1] from None
    system.catch_up()
    rebuilt(system)
    system.keys.scrub()
    # A check that was killed may have left a graph beside a Neo4j.
    _beside(system).sweep()
    found = verified(system.log, heads_path(system.settings.log))
    ids = _erased_together(system, person)
    return Erased(person, ids, _affected(system, ids), found.ok)


def _erased_together(system: System, person: str) -> tuple[str, ...]:
    """The ids that one erasure reached: that of the person first."""
    told = [(one, erased_in(one)) for one in system.log.read(kind="person.erased")]
    asked = {one.causation_id or one.id for one, id in told if id == person}
    ids = [id for one, id in told if (one.causation_id or one.id) in asked]
    return tuple(dict.fromkeys([person, *ids]))


def _affected(system: System, ids: tuple[str, ...]) -> int:
    """How many events name any of them, beside the erasures."""
    named = [canonical(id) for id in ids]
    return sum(
        any(id in one.data for id in named)
        for one in system.log.read()
        if one.kind != "person.erased"
    )


def _timed(system: System, *, swap: bool) -> Rebuilt:
    begun = time.monotonic()
    with system.graphs.current() as live, _beside(system).fresh() as (name, graph):
        fresh = Projector(system.log, system.keys, graph)
        # Most of it beside the live graph, which goes on answering; the rest under the lock.
        fresh.catch_up()
        with system.projecting():
            comparison = compared(Projector(system.log, system.keys, live), fresh)
            if swap:
                system.log.point_to(name)
    return Rebuilt(comparison, time.monotonic() - begun)


def _beside(system: System) -> EmbeddedGraphs:
    """Where a graph is made beside the live one, and where the next command sweeps."""
    if isinstance(system.graphs, EmbeddedGraphs):
        return system.graphs
    return EmbeddedGraphs(system.settings.data / "scratch", system.log)


def _in_place(system: System) -> Rebuilt:
    begun = time.monotonic()
    with system.graphs.current() as graph, system.projecting():
        projector = Projector(system.log, system.keys, graph)
        before = content(graph)
        cleared(projector)
        projector.catch_up()
        after = content(graph)
    return Rebuilt(Comparison(before, after), time.monotonic() - begun)
