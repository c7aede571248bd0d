"""The engines that graphs are measured on: the embedded one always, a Neo4j where there is one."""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from graph.engine.bolt import BoltAddress, driver_for
from graph.engine.embedded import engine_for
from graph.store import GraphStore
from tests.support import neo4j_server


def engines(folder: Path) -> Iterator[tuple[str, AbstractContextManager[GraphStore]]]:
    """Each engine's name with an empty graph in it, over folders of their own."""
    yield "embedded", _graph(engine_for(folder / "embedded"))
    if neo4j_server.why_not() is None:
        yield "Neo4j", _graph(neo4j_server.start(folder / "neo4j"))


@contextmanager
def _graph(engine: AbstractContextManager[BoltAddress]) -> Generator[GraphStore]:
    with engine as address, driver_for(address) as driver:
        yield GraphStore(driver, address.database)
