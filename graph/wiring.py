"""The one place that picks adapters: which log, which keys, which graph."""

from collections.abc import Generator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

from graph.graphs import EmbeddedGraphs, Graphs, Neo4jGraphs
from graph.log.errors import KeysBesideLogError
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.moments import day_of, position_of
from graph.privacy.keys import SqliteKeyStore, SqlKeyStore
from graph.projection.project import Projector, checkpoint
from graph.questions import Questions, questions
from graph.settings import Settings
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class System:
    """Everything over one data folder. Threads may share it."""

    settings: Settings
    log: SqlLog
    keys: SqlKeyStore
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
            end = self._end(graph)
            now = day is None and position is None
            yield questions(
                graph,
                as_of=day,
                known_at=end if position is None else position,
                beside=self.settings.made,
                kept=self.settings.data,
                is_now=now,
            )

    def catch_up(self) -> int:
        """The position that the live graph has come to: the end of the log."""
        with self.graphs.current() as graph:
            return self.projected(Projector(self.log, self.keys, graph))

    def projected(self, projector: Projector) -> int:
        """Whoever holds the lock projects; the others wait, and find it done."""
        with self.projecting():
            return projector.catch_up()

    def projecting(self) -> AbstractContextManager[object]:
        """Held while events are folded into the live graph."""
        return self.log.projecting()

    def _end(self, graph: GraphStore) -> int:
        """The end of the log, which the graph is caught up to unless it is there already.

        What was told at once is seen at once: while another projects, the checkpoint may be in
        the middle of an append, and the end of the log is not.
        """
        head, found = self.log.head(), checkpoint(graph)
        if found is not None and (found.epoch, found.position) == (head.log_id, head.position):
            return head.position
        return self.projected(Projector(self.log, self.keys, graph))


@contextmanager
def opened(settings: Settings) -> Generator[System]:
    """The system over the data folder in the settings, made where it is missing."""
    with (
        closing(keys_in(settings)) as keys,
        closing(log_in(settings, keys)) as log,
        closing(_graphs(settings, log)) as graphs,
    ):
        yield System(settings, log, keys, graphs)


def log_in(settings: Settings, keys: SqlKeyStore) -> SqlLog:
    """The log that the settings name, made where there is none."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.log_address is None:
        return SqliteLog(settings.log, keys)
    from graph.log.postgres import PostgresLog

    return PostgresLog(settings.log_address.get_secret_value(), keys, beside=settings.log)


def keys_in(settings: Settings) -> SqlKeyStore:
    """The keys that the settings name: a database of their own counts only beside a log in one."""
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.log_address is None or settings.keys_address is None:
        return SqliteKeyStore(settings.keys)
    from graph.postgres import same_database, url_of
    from graph.privacy.postgres_keys import PostgresKeyStore

    address = settings.keys_address.get_secret_value()
    if same_database(url_of(address), url_of(settings.log_address.get_secret_value())):
        raise KeysBesideLogError
    return PostgresKeyStore(address)


def _graphs(settings: Settings, log: SqlLog) -> Graphs:
    if settings.neo4j_uri is None:
        return EmbeddedGraphs(settings.data / "graphs", log)
    return Neo4jGraphs(settings)
