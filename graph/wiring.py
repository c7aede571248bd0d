"""The one place that picks adapters: which log, which keys, which graph."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from filelock import FileLock

from graph.graphs import EmbeddedGraphs, Graphs, Neo4jGraphs
from graph.log.contract import Log
from graph.log.sqlite import SqliteLog
from graph.moments import day_of, position_of
from graph.privacy.keys import KeyStore, SqliteKeyStore
from graph.projection.project import Projector
from graph.questions import Questions, questions
from graph.settings import Settings


@dataclass(frozen=True, slots=True)
class System:
    """Everything over one data folder. Threads may share it."""

    settings: Settings
    log: Log
    keys: KeyStore
    graphs: Graphs

    @contextmanager
    def asking(
        self, *, as_of: str | None = None, known_at: str | None = None
    ) -> Generator[Questions]:
        """Questions to a graph that has come to the end of the log.

        `as_of` is a date, `known_at` a position or a date, both as people write them.
        """
        day, position = day_of(as_of), position_of(known_at, self.log)
        with self.graphs.current() as graph:
            self.projected(Projector(self.log, self.keys, graph))
            yield questions(graph, as_of=day, known_at=position)

    def catch_up(self) -> int:
        """The position that the live graph has come to: the end of the log."""
        with self.graphs.current() as graph:
            return self.projected(Projector(self.log, self.keys, graph))

    def projected(self, projector: Projector) -> int:
        """Whoever holds the lock projects; the others wait, and find it done."""
        with self.projecting():
            return projector.catch_up()

    def projecting(self) -> FileLock:
        """Held while events are folded into the live graph."""
        return FileLock(self.settings.data / "projector.lock")


@contextmanager
def opened(settings: Settings) -> Generator[System]:
    """The system over the data folder in the settings, made where it is missing."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (
        closing(SqliteKeyStore(settings.keys)) as keys,
        closing(SqliteLog(settings.log, keys)) as log,
        closing(_graphs(settings, log)) as graphs,
    ):
        yield System(settings, log, keys, graphs)


def _graphs(settings: Settings, log: Log) -> Graphs:
    if settings.neo4j_uri is None:
        return EmbeddedGraphs(settings.data / "graphs", log)
    return Neo4jGraphs(settings)
