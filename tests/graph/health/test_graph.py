"""A graph that stands still, is of another log, or cannot be reached."""

import sqlite3
from contextlib import closing
from pathlib import Path

from graph.health import graph
from graph.health.examination import findings
from graph.health.finding import Finding
from graph.settings import Settings
from graph.wiring import System, opened
from tests.support.lines import line

PATIENCE = 0.3
first = line("initiative.registered", initiative="i", title="x")
many = [
    line("initiative.registered", initiative=f"i{n}", title="x")
    for n in range(graph.MUCH_BEHIND + 1)
]


def state(system: System) -> Finding:
    with system.graphs.current() as found:
        return graph.state(system, found, patience=PATIENCE)


def test_a_few_events_behind_is_no_fault_and_many_are_when_nobody_catches_up(
    tmp_path: Path,
) -> None:
    with opened(Settings(data=tmp_path)) as system:
        system.log.append([first])
        little = state(system)
        system.log.append(many)
        much = state(system)
        system.catch_up()
        after = state(system)

    assert (little.ok, much.ok, after.ok) == (True, False, True)
    assert f"{len(many) + 1} hændelser bagud" in much.da


def test_a_graph_of_another_log_is_told_with_what_to_do(tmp_path: Path) -> None:
    with opened(Settings(data=tmp_path)) as system:
        system.log.append([first])
        system.catch_up()
        with closing(sqlite3.connect(tmp_path / "log.db")) as connection, connection:
            connection.execute("UPDATE log_head SET log_id = 'another'")
        found = state(system)

    assert not found.ok
    assert "spredning rebuild" in (found.do_da or "")


def test_a_server_that_cannot_be_reached_is_told_and_the_log_is_looked_at_all_the_same(
    tmp_path: Path,
) -> None:
    settings = Settings(data=tmp_path, neo4j_uri="bolt://127.0.0.1:9")

    found = {one.check: one for one in findings(settings, patience=PATIENCE)}

    assert found["log"].ok
    assert not found["graph"].ok
    assert "127.0.0.1:9" in found["graph"].en
    assert "NEO4J_URI" in (found["graph"].do_en or "")


def test_every_look_at_an_empty_folder_is_well(tmp_path: Path) -> None:
    found = list(findings(Settings(data=tmp_path / "new"), patience=PATIENCE))

    # How full this disk is, is no fault of the program.
    assert [one for one in found if not one.ok and one.check != "disk"] == []
    assert [one.check for one in found] == [
        "python",
        "sqlite",
        "files",
        "disk",
        "locks",
        "engine",
        "folders",
        "sessions",
        "clock",
        "log",
        "ends",
        "rules",
        "keys",
        "graph",
        "names",
    ]
