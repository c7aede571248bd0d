"""Whoever asks sees one moment of the log, whatever is written and made anew meanwhile."""

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from pydantic import SecretStr

from graph.engine.bolt import BoltAddress
from graph.graphs import EmbeddedGraphs
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector, checkpoint
from graph.projection.rebuild import cleared
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import System, opened
from tests.faults.conftest import Faults
from tests.faults.crew import crew
from tests.faults.engines import none_left
from tests.support.lines import line

an_initiative = line("initiative.registered", initiative="i", title="Faldklub")
an_organisation = line("organisation.registered", organisation="lemvig", name="Lemvig")
its_adoption = line("adoption.started", adoption="a", initiative="i", organisation="lemvig")


def test_no_answer_is_torn_while_the_graph_is_written_and_made_anew(
    tmp_path: Path, faults: Faults
) -> None:
    times, stop = faults.times(short=2, long=60), tmp_path / "stop"
    with (
        none_left(tmp_path / "data"),
        crew(5, Settings(data=tmp_path / "data")) as (writer, rebuilder, *askers),
    ):
        writer.begin("write_pairs", me=0, until=str(stop), pause=0.2)
        for me, asker in enumerate(askers):
            asker.begin("ask", me=me, until=str(stop), anew=me == 0)
        rebuilder.begin("rebuild", times=times)
        agreed = rebuilder.done()
        stop.touch()
        seen, events = [asker.done() for asker in askers], writer.done()

    assert [one["torn"] for one in seen] == [[]] * len(askers)
    assert agreed == times
    answers, swapped = (sum(one[name] for one in seen) for name in ("answers", "swapped"))
    what = f"answers while {events:,} events were written and the graph made anew {times} times"
    found = f"0 torn; {swapped} times the graph was swapped under a question"
    faults.tell(what, tried=answers, found=found)


def test_no_answer_of_a_neo4j_is_torn_while_it_is_written_to(
    tmp_path: Path, neo4j_address: BoltAddress, faults: Faults
) -> None:
    """Its one graph is made anew in place, and does not answer meanwhile: that is left out."""
    times, stop = faults.times(short=10, long=300), tmp_path / "stop"
    settings = _settings(tmp_path / "data", neo4j_address)
    with crew(4, settings) as (writer, *askers):
        writer.begin("write_pairs", me=0, until=str(stop), pause=0.2)
        for me, asker in enumerate(askers):
            asker.begin("ask", me=me, until=str(stop), anew=me == 0, times=times)
        seen = [asker.done() for asker in askers]
        stop.touch()
        events = writer.done()

    assert [one["torn"] for one in seen] == [[]] * len(askers)
    what = f"answers of a Neo4j while {events:,} events were written"
    faults.tell(what, tried=times * len(askers), found="0 torn")


class _FoldedInPart(SqliteLog):
    """When somebody has projected, another appends at once and has folded the half of it."""

    graph: GraphStore | None = None

    @contextmanager
    def projecting(self) -> Generator[None]:
        with super().projecting():
            yield
        if self.graph is not None:
            other, self.graph = Projector(self, SqliteKeyStore(None), self.graph), None
            self.append([an_organisation, its_adoption])
            other.catch_up(to=2)


def test_no_answer_is_as_of_the_middle_of_an_append(tmp_path: Path) -> None:
    settings, keys = Settings(data=tmp_path), SqliteKeyStore(None)
    with none_left(tmp_path), closing(_FoldedInPart(settings.log, keys)) as log:
        log.append([an_initiative])
        with (
            closing(EmbeddedGraphs(tmp_path / "graphs", log)) as graphs,
            graphs.current() as log.graph,
            System(settings, log, keys, graphs).asking() as questions,
        ):
            found = checkpoint(questions.graph)

    assert (questions.known_at, found and found.position) == (1, 2)


def _settings(data: Path, address: BoltAddress) -> Settings:
    """The settings that lead to a Neo4j, emptied."""
    found = Settings(
        data=data,
        neo4j_uri=address.uri,
        neo4j_user=address.user,
        neo4j_password=None if address.password is None else SecretStr(address.password),
        neo4j_database=address.database,
    )
    with opened(found) as system, system.graphs.current() as graph:
        cleared(Projector(system.log, system.keys, graph))
    return found
