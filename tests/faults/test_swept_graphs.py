"""A graph that is swept away is never swept away under anybody."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from graph.engine.bolt import driver_for
from graph.engine.embedded import discard, engine_for
from graph.graphs import EmbeddedGraphs
from graph.log.sqlite import SqliteLog
from graph.maintenance import rebuilt
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import checkpoint
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import opened
from tests.faults.conftest import Faults
from tests.faults.engines import engines, none_left
from tests.support.lines import line

faldklub = line("initiative.registered", initiative="i1", title="Faldklub")
balancehold = line("initiative.registered", initiative="i2", title="Balancehold")


def test_who_opens_a_folder_while_it_is_swept_gets_an_engine(
    tmp_path: Path, faults: Faults
) -> None:
    times, over, folder = faults.times(short=3, long=100), Event(), tmp_path / "graphs" / "graph"

    def sweep() -> None:
        while not over.is_set():
            discard(folder)

    with none_left(tmp_path), ThreadPoolExecutor(1) as pool:
        sweeping = pool.submit(sweep)
        try:
            answers = [_asked(folder) for _ in range(times)]
        finally:
            over.set()
        sweeping.result()

    assert answers == [1] * times
    faults.tell(
        "a graph opened while its folder is swept", tried=times, found="each time an engine"
    )


def test_a_question_goes_on_in_the_graph_that_it_began_in(tmp_path: Path) -> None:
    here, there = opened(Settings(data=tmp_path)), opened(Settings(data=tmp_path))
    with none_left(tmp_path), here as one, there as other:
        one.log.append([faldklub])
        with one.asking() as questions:
            before = one.log.live_graph()
            rebuilt(other)
            one.log.append([balancehold])
            with other.asking() as anew:
                assert [row["id"] for row in anew.ask("initiatives")] == ["i1", "i2"]
            assert [row["id"] for row in questions.ask("initiatives")] == ["i1"]
            assert one.log.live_graph() != before in engines(tmp_path)

        with one.asking() as questions:
            assert [row["id"] for row in questions.ask("initiatives")] == ["i1", "i2"]
        assert sorted(path.name for path in (tmp_path / "graphs").iterdir()) == [
            one.log.live_graph()
        ]


class _ToldLate(SqliteLog):
    """Tells the name of the live graph when that has been made anew and swept already."""

    def __init__(self, data: Path, keys: SqliteKeyStore) -> None:
        super().__init__(data / "log.db", keys)
        self._data = data
        self.delays = 1

    def live_graph(self) -> str:
        name = super().live_graph()
        if self.delays > 0:
            self.delays -= 1
            with opened(Settings(data=self._data)) as another:
                rebuilt(another)
        return name


def test_who_heard_of_a_graph_just_before_it_was_swept_gets_the_new_one(tmp_path: Path) -> None:
    keys = SqliteKeyStore(tmp_path / "keys.db")
    with none_left(tmp_path), closing(keys), closing(_ToldLate(tmp_path, keys)) as log:
        log.append([faldklub])
        graphs = EmbeddedGraphs(tmp_path / "graphs", log)
        with graphs.current() as graph:
            found = checkpoint(graph)
        graphs.close()

        assert found is not None
        assert found.position == 1
        assert [path.name for path in (tmp_path / "graphs").iterdir()] == [log.live_graph()]


def _asked(folder: Path) -> int:
    """What the engine over the folder answers to something that is written and read again."""
    with engine_for(folder) as address, driver_for(address) as driver:
        graph = GraphStore(driver, address.database)
        graph.write("checkpoint/begin", name="x", epoch="x", schema="x")
        return len(graph.read("checkpoint/read", name="x"))
