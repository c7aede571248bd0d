"""Which graph answers: the live one among embedded engines' folders, or a Neo4j."""

from collections.abc import Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol
from uuid import uuid4

from graph.engine.bolt import BoltAddress, driver_for, told
from graph.engine.embedded import answers, discard, engine_for
from graph.engine.errors import EngineUnavailableError
from graph.journal import trouble
from graph.log.contract import Log
from graph.settings import Settings
from graph.store import GraphStore


class Graphs(Protocol):
    """Where graphs are kept."""

    def current(self) -> AbstractContextManager[GraphStore]:
        """The live graph, held while it is used."""
        ...

    def close(self) -> None:
        """Let go of every graph."""
        ...


@dataclass(slots=True)
class _Open:
    """A graph that is open here, and how many use it right now."""

    name: str
    address: BoltAddress
    graph: GraphStore
    stack: ExitStack
    users: int = 0
    retired: bool = False


class EmbeddedGraphs:
    """A folder a graph; a pointer in the log database names the live one."""

    def __init__(self, folder: Path, log: Log) -> None:
        self._folder = folder
        self._log = log
        self._mutex = Lock()
        self._open: _Open | None = None

    @contextmanager
    def current(self) -> Generator[GraphStore]:
        """The live graph; after a rebuild, the new one, and the old is let go by its last user.

        An engine that was killed is started again; who asked it then gets a GraphError.
        """
        held = self._hold()
        try:
            with told(held.address):
                yield held.graph
        finally:
            self._let_go(held)

    @contextmanager
    def fresh(self) -> Generator[tuple[str, GraphStore]]:
        """An empty graph beside the live one, and its name; gone afterwards unless made live."""
        name = f"graph-{uuid4().hex[:12]}"
        opened = self._opened(name)
        try:
            yield name, opened.graph
        finally:
            opened.stack.close()
            self.sweep()

    def sweep(self) -> None:
        """Remove the folders of graphs that neither answer nor are in use."""
        live = self._log.live_graph()
        for folder in sorted(self._folder.iterdir()) if self._folder.exists() else []:
            if folder.name != live:
                discard(folder)

    def close(self) -> None:
        with self._mutex:
            if self._open is not None:
                self._open.stack.close()
                self._open = None
        self.sweep()

    def _hold(self) -> _Open:
        with self._mutex:
            name = self._log.live_graph()
            if self._open is None or self._open.name != name or not _alive(self._open):
                self._retire()
                self._open = self._live()
            self._open.users += 1
            return self._open

    def _live(self) -> _Open:
        """The live graph, opened; one that was swapped away and swept meanwhile is let go."""
        while True:
            name = self._log.live_graph()
            try:
                found = self._opened(name)
            except (EngineUnavailableError, OSError):
                if self._log.live_graph() == name:
                    raise
                continue
            if self._log.live_graph() == name:
                return found
            found.stack.close()

    def _let_go(self, held: _Open) -> None:
        with self._mutex:
            held.users -= 1
            is_over = held.retired and held.users == 0
        if is_over:
            held.stack.close()
            self.sweep()

    def _retire(self) -> None:
        if self._open is None:
            return
        self._open.retired = True
        if self._open.users == 0:
            self._open.stack.close()
            self.sweep()

    def _opened(self, name: str) -> _Open:
        with ExitStack() as stack:
            address = stack.enter_context(engine_for(self._folder / name))
            driver = stack.enter_context(driver_for(address))
            graph = GraphStore(driver, address.database)
            return _Open(name, address, graph, stack.pop_all())


def _alive(held: _Open) -> bool:
    if answers(held.address):
        return True
    trouble("engine.gone")
    return False


class Neo4jGraphs:
    """The one graph of a Neo4j server."""

    def __init__(self, settings: Settings) -> None:
        password = settings.neo4j_password
        self._address = BoltAddress(
            uri=settings.neo4j_uri or "",
            user=settings.neo4j_user,
            password=password.get_secret_value() if password else None,
            database=settings.neo4j_database,
        )
        self._mutex = Lock()
        self._stack = ExitStack()
        self._graph: GraphStore | None = None

    @contextmanager
    def current(self) -> Generator[GraphStore]:
        """The graph."""
        with self._mutex:
            if self._graph is None:
                driver = self._stack.enter_context(driver_for(self._address))
                self._graph = GraphStore(driver, self._address.database)
        with told(self._address):
            yield self._graph

    def close(self) -> None:
        self._stack.close()
