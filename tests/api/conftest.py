"""A data folder with the demo in it, a real server over another, and a real browser."""

from collections.abc import Generator
from pathlib import Path

import httpx2
import pytest

from graph.settings import Settings
from graph.wiring import opened
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
