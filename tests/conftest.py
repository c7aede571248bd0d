"""The engines that tests run on: the embedded one always, a Neo4j where there is one."""

import shutil
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

import neo4j
import pytest

from graph.engine.bolt import BoltAddress, driver_for
from graph.engine.embedded import engine_for
from tests.support import neo4j_server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NO_SERVICES = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def embedded_address(tmp_path_factory: pytest.TempPathFactory) -> Generator[BoltAddress]:
    with engine_for(tmp_path_factory.mktemp("embedded")) as address:
        # Projectors race here without the lock that they take turns by.
        yield replace(address, retry_seconds=60.0)


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Generator[BoltAddress]:
    reason = neo4j_server.why_not()
    if reason and neo4j_server.is_required():
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    with neo4j_server.start(tmp_path_factory.mktemp("neo4j")) as address:
        yield address


@pytest.fixture(scope="session", params=["embedded", "neo4j"])
def address(request: pytest.FixtureRequest) -> BoltAddress:
    found: object = request.getfixturevalue(f"{request.param}_address")
    if not isinstance(found, BoltAddress):
        raise TypeError(found)
    return found


@pytest.fixture(scope="session")
def shared_driver(address: BoltAddress) -> Generator[neo4j.Driver]:
    with driver_for(address) as driver:
        yield driver


@pytest.fixture(scope="session")
def browser() -> "Generator[Browser]":
    """A real Chromium, one for all tests: its driver does not bear another beside it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    reason = "no Chromium: neither chromium nor chromium-browser is on the path"
    if path is None and neo4j_server.is_required():
        pytest.fail(reason)
    if path is None:
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", *_NO_SERVICES]
        found = playwright.chromium.launch(executable_path=path, args=arguments)
        yield found
        found.close()


@pytest.fixture
def driver(shared_driver: neo4j.Driver, address: BoltAddress) -> neo4j.Driver:
    """A driver to a graph that is empty, whatever the test before it left there."""
    _emptied(shared_driver, address)
    return shared_driver


def _emptied(driver: neo4j.Driver, address: BoltAddress) -> None:
    while driver.execute_query(
        "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone",
        database_=address.database,
        result_transformer_=lambda result: result.single(strict=True)["gone"],
    ):
        pass


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why tests were skipped: once a reason, with how many."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped)
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} skipped: {reason}")
