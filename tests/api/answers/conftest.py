"""Questions to a graph of a small log, on each engine."""

from collections.abc import Callable
from typing import TypeAlias

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector
from graph.proposals import Proposal
from graph.questions import Questions, questions
from graph.store import GraphStore
from tests.support.places import PLACES

AskedOf: TypeAlias = Callable[..., Questions]


@pytest.fixture
def asked_of(driver: neo4j.Driver, address: BoltAddress) -> AskedOf:
    """Questions to the known places and more, as of a day and as known at a position."""
    keys = SqliteKeyStore(None)
    log = SqliteLog(None, keys)
    graph = GraphStore(driver, address.database)
    log.append(PLACES)

    def told(*more: Proposal, as_of: str = "2019-01-01", known_at: int | None = None) -> Questions:
        log.append(list(more))
        Projector(log, keys, graph).catch_up()
        return questions(graph, as_of=as_of, known_at=known_at)

    return told
