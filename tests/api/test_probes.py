"""Alive and ready: which part is not, and when to ask again."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.routes.probes import NotReady, State, state
from graph.health.graph import MUCH_BEHIND
from graph.log.errors import LogUnavailableError
from graph.settings import Settings
from graph.wiring import System, opened
from tests.support.lines import line

many = [
    line("initiative.registered", initiative=f"i{n}", title="x") for n in range(MUCH_BEHIND + 1)
]


def test_a_graph_far_behind_is_not_ready_until_it_has_caught_up(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system:
        system.catch_up()
        system.log.append(many)
        behind = state(system)
        system.catch_up()
        after = state(system)

    assert behind == NotReady("projection")
    assert isinstance(after, State)
    assert (after.ready, after.events, after.lag) == (True, len(many), 0)


def test_a_log_that_cannot_be_read_is_the_part_that_is_not_ready(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system, _without_log(system):
        found = state(system)

    assert isinstance(found, NotReady)
    assert found.part == "log"
    assert isinstance(found.error, LogUnavailableError)


def test_a_graph_out_of_reach_is_told_with_when_to_ask_again(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, neo4j_uri="bolt://127.0.0.1:9")
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        alive, ready = client.get("/health"), client.get("/ready")
        numbers = client.get("/metrics").text

    assert alive.status_code == 200
    assert (ready.status_code, ready.headers["retry-after"]) == (503, "5")
    told = ready.json()
    assert (told["ready"], told["part"], told["code"]) == (False, "graph", "engine_unavailable")
    assert "spredning_log_up 1.0" in numbers
    assert "spredning_graph_up 0.0" in numbers


@contextmanager
def _without_log(system: System) -> Generator[None]:
    """A folder stands in the place of the log's file for a while."""
    path = system.settings.log
    system.log.close()
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()
        path.with_suffix(".away").rename(path)
