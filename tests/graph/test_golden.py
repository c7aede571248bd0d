"""What earlier versions wrote is read by this one, whole, and gives the same graph."""

from pathlib import Path

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.events.catalogue import KINDS, parse
from graph.log.verify import verify
from graph.projection.checksum import content
from graph.projection.project import Projector
from graph.reading import recorded
from graph.store import GraphStore
from tests.support.golden import FOLDER, golden

NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_log_is_whole(name: str, tmp_path: Path) -> None:
    log, _ = golden(name, tmp_path)

    assert verify(log.read(), log.head(), {}).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_log_gives_the_graph_it_always_gave(
    name: str, tmp_path: Path, driver: neo4j.Driver, address: BoltAddress
) -> None:
    log, keys = golden(name, tmp_path)
    graph = GraphStore(driver, address.database)

    Projector(log, keys, graph).catch_up()

    assert content(graph).checksum == (FOLDER / name / "checksum").read_text("utf-8").strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_event_of_a_golden_log_is_one_of_today(name: str, tmp_path: Path) -> None:
    log, keys = golden(name, tmp_path)

    for event in recorded(log.read(), keys):
        if not event.erased:
            parse(event.envelope.kind, event.data)


def test_the_golden_logs_hold_every_kind_between_them(tmp_path: Path) -> None:
    kinds: set[str] = set()
    for name in NAMES:
        (tmp_path / name).mkdir()
        kinds.update(event.kind for event in golden(name, tmp_path / name)[0].read())

    assert sorted(KINDS.keys() - kinds) == []
