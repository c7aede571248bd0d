"""Keys that are missing, of another log, or back from the dead."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.health.people import Sealed, keys, names, sealed_in
from graph.maintenance import erased, rebuilt
from graph.privacy.keys import SqliteKeyStore
from graph.projection.project import Projector
from graph.settings import Settings
from graph.store import GraphStore
from graph.wiring import opened
from tests.support.lines import line, memory_log

ada = line("person.registered", person="p1", name="Ada Abe")
bo = line("person.registered", person="p2", name="Bo Bi")
met = line(
    "relationship.recorded", relationship="r", person="p1", other="p2", how="course", occasion="K"
)
ada_again = line("person.described", person="p1", name="Ada Beck")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder with two people who know one another."""
    found = Settings(data=tmp_path)
    with opened(found) as system:
        system.log.append([ada, bo, met])
    return found


def sealed(settings: Settings) -> Sealed:
    with opened(settings) as system:
        return sealed_in(system.log, system.keys)


def test_people_whose_keys_are_there_can_be_read(settings: Settings) -> None:
    found = sealed(settings)

    assert found.readable == {"p1", "p2"}
    assert keys(found).ok


def test_a_key_that_is_gone_though_nobody_erased_the_person_is_found(settings: Settings) -> None:
    _lose(settings, "p1")

    found = keys(sealed(settings))

    assert not found.ok
    assert "1 person, som ingen har slettet: p1" in found.da
    assert "rebuild" in (found.do_en or "")


def test_a_key_that_was_made_anew_is_told_from_the_one_that_sealed(settings: Settings) -> None:
    _lose(settings, "p1")
    with opened(settings) as system:
        system.log.append([ada_again])

    found = sealed(settings)

    assert found.with_another_key >= {"p1"}
    assert "en anden end den, der blev brugt" in keys(found).da


def test_who_was_erased_is_not_missed(settings: Settings) -> None:
    with opened(settings) as system:
        system.log.append([line("person.erased", person="p1")])

    found = sealed(settings)

    assert keys(found).ok
    assert found.readable == {"p2"}


def test_a_key_that_came_back_from_an_old_copy_is_found_and_a_rebuild_destroys_it(
    settings: Settings, tmp_path: Path
) -> None:
    old = shutil.copy(settings.keys, tmp_path / "old.db")
    with opened(settings) as system:
        erased(system, "p1")
    shutil.copy(old, settings.keys)

    found = keys(sealed(settings))
    with opened(settings) as system:
        rebuilt(system)

    assert "kommet tilbage: p1" in found.da
    assert keys(sealed(settings)).ok


def test_a_graph_folded_without_keys_is_found_once_they_are_back(
    settings: Settings, tmp_path: Path
) -> None:
    kept = shutil.copy(settings.keys, tmp_path / "kept.db")
    _lose(settings, "p1")
    with opened(settings) as system:
        system.catch_up()
    shutil.copy(kept, settings.keys)

    with opened(settings) as system, system.graphs.current() as graph:
        before = names(graph, sealed_in(system.log, system.keys).readable)
        rebuilt(system)
    with opened(settings) as system, system.graphs.current() as graph:
        after = names(graph, {"p1", "p2"})

    assert not before.ok
    assert "1 person vises som slettet, men kan læses: p1" in before.da
    assert after.ok


def test_people_without_a_name_are_found_on_every_engine(
    driver: neo4j.Driver, address: BoltAddress
) -> None:
    log, graph = memory_log(), GraphStore(driver, address.database)
    log.append([ada, bo, met, line("person.erased", person="p2")])

    Projector(log, SqliteKeyStore(None), graph).catch_up()

    assert "vises som slettet, men kan læses: p1" in names(graph, {"p1"}).da
    assert names(graph, set()).ok


def _lose(settings: Settings, person: str) -> None:
    with closing(sqlite3.connect(settings.keys)) as connection, connection:
        connection.execute("DELETE FROM person_key WHERE person = ?", (person,))
