"""A system over a small log and a graph on each engine."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import neo4j
import pytest

from api.answers.register import Register, register
from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import System
from tests.support.places import PLACES, initiative

SystemOf: TypeAlias = Callable[..., System]

A, B, C = "a", "b", "c"
ALIKE: Sequence[Proposal] = (
    initiative(
        A,
        "Faldklubben",
        purpose="Styrketræning og balance for ældre efter et fald på skadestuen",
        clusters=["vest"],
        size="small",
    ),
    initiative(
        B,
        "Faldgruppen",
        purpose="Balance og styrketræning for ældre efter fald og besøg på skadestuen",
        clusters=["midt"],
        target="Borgere over 65 år",
    ),
    initiative(C, "Sårtelefonen", purpose="Rådgivning om sår på telefon", clusters=["aarhus"]),
)


@dataclass(frozen=True, slots=True)
class OneGraph:
    """The graph that a test has, in place of those in a data folder."""

    store: GraphStore

    @contextmanager
    def current(self) -> Generator[GraphStore]:
        yield self.store

    def close(self) -> None:
        """It is the fixture's."""


@pytest.fixture
def system_of(driver: neo4j.Driver, address: BoltAddress, tmp_path: Path) -> SystemOf:
    """A system that knows the places, three initiatives of which two are alike, and more."""

    def told(*more: Proposal) -> System:
        keys = SqliteKeyStore(None)
        log = SqliteLog(None, keys)
        log.append([*PLACES, *ALIKE, *more])
        graph = OneGraph(GraphStore(driver, address.database))
        while graph.store.write("export/clear", limit=5_000)[0]["deleted"]:
            pass
        found = System(Settings(data=tmp_path), log, keys, graph)
        found.catch_up()
        return found

    return told


def seen_by(system: System) -> Register:
    """The register as it is now."""
    with system.asking() as questions:
        return register(questions)
