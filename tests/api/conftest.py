"""A data folder with the demo in it, a real server over another, and a real browser."""

import shutil
from collections.abc import Generator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser, sync_playwright

from graph.settings import Settings
from graph.wiring import opened
from tests.support import neo4j_server
from tests.support.command_line import CommandLine
from tests.support.serving import Site, address_of, fill, serving, tricky_is_registered


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    folder = tmp_path_factory.mktemp("demo")
    loaded = CommandLine(folder)("demo", "load")
    if loaded.exit_code:
        pytest.fail(loaded.err)
    with opened(Settings(data=folder)) as system, system.graphs.current():
        yield folder


@pytest.fixture
def demo(demo_folder: Path) -> CommandLine:
    """The command line over the demo. What it appends stays: only ask it questions."""
    return CommandLine(demo_folder)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """`spredning serve` over the demo and an initiative whose title is a script."""
    data = tmp_path_factory.mktemp("site")
    fill(data, more=[tricky_is_registered])
    with serving(data) as process:
        yield Site(address_of(process), data)


@pytest.fixture
def client(site: Site) -> Generator[httpx2.Client]:
    with site.client() as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and neo4j_server.is_required():
        pytest.fail("der er ingen Chromium på denne maskine")
    if path is None:
        pytest.skip("der er ingen Chromium på denne maskine")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path)
        yield found
        found.close()
