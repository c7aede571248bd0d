"""A data folder with the demo in it, whose engine is kept running while tests last."""

from collections.abc import Generator
from pathlib import Path

import pytest

from graph.settings import Settings
from graph.wiring import opened
from tests.support.command_line import CommandLine


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
