"""The engines over a data folder: found to be killed, and none left behind."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psutil

from graph.engine.process import ended, running
from graph.engine.record import recalled


def engines(data: Path) -> dict[str, psutil.Process]:
    """The engines that run over the graphs of this data folder, by the name of the graph."""
    found = {
        folder.name: running(folder, recalled(folder).pid) for folder in _folders_with_engine(data)
    }
    return {name: process for name, process in found.items() if process}


def kill_engines(data: Path) -> int:
    """How many there were; they are gone when this returns."""
    found = list(engines(data).values())
    for process in found:
        process.kill()
    psutil.wait_procs(found, timeout=30)
    return len(found)


@contextmanager
def none_left(data: Path) -> Generator[None]:
    """Whatever happens in the block, no engine over this data folder outlives it."""
    try:
        yield
    finally:
        for name, process in engines(data).items():
            ended(data / "graphs" / name, process)


def _folders_with_engine(data: Path) -> list[Path]:
    return sorted(path.parent for path in data.glob("graphs/*/engine.json"))
