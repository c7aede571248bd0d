"""Graph databases that nobody uses: engines that outlived their users, folders left behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.engine.users import anyone_in
from graph.health.finding import Finding, counted, some, well, wrong
from graph.health.machine import MEGABYTE, size_of


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that runs over a folder; the folder may be gone."""

    pid: int
    folder: Path


def engines_over(data: Path) -> list[Engine]:
    """The engines that run over the graphs of a data folder, whoever started them."""
    found = [Engine(pid, folder) for pid, folder in _running() if folder.is_relative_to(data)]
    return sorted(found, key=lambda engine: engine.pid)


def orphans(data: Path, *, adopted: bool) -> Finding:
    """Engines without a user; `adopted` when the next command would take them over."""
    alone = [engine for engine in engines_over(data) if not is_used(engine.folder)]
    if not alone:
        return well("engine", "ingen er efterladt", "none is left behind")
    pids = " ".join(str(engine.pid) for engine in alone)
    gone = any(not engine.folder.exists() for engine in alone)
    return wrong(
        "engine",
        f"grafdatabasen kører uden brugere (pid {pids}): den, der startede den, blev dræbt",
        f"the graph database runs without users (pid {pids}): who started it was killed",
        *(_stop(pids) if gone or not adopted else _adopt(pids)),
    )


def leftovers(data: Path, *, live: str | None) -> Finding:
    """Folders of graphs that neither answer nor are in use; `live` names the one that does."""
    left = [folder for folder in _folders(data) if folder.name != live and not is_used(folder)]
    if not left:
        return well("folders", "ingen er til overs", "none is left over")
    size = sum(size_of(folder) for folder in left) // MEGABYTE
    names = some([str(folder.relative_to(data)) for folder in left])
    da = counted(len(left), "mappe med en graf", "mapper med grafer")
    en = counted(len(left), "folder of a graph", "folders of graphs")
    return wrong(
        "folders",
        f"{da} er ikke i brug ({names}; {size} MB) og kan rumme oplysninger om slettede personer",
        f"{en} not in use ({names}; {size} MB) may hold what was said of erased people",
        "Kør den samme kommando igen; de mapper, den så stadig nævner, kan slettes.",
        "Run the same command again; the folders that it names even then can be deleted.",
    )


def is_used(folder: Path) -> bool:
    """Whether a living process uses the engine there, or is about to."""
    if not folder.exists():
        return False
    try:
        with FileLock(folder / "engine.lock", timeout=0, thread_local=False):
            return anyone_in(folder / "users")
    except Timeout:
        return True


def _running() -> Iterator[tuple[int, Path]]:
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
        except psutil.Error:
            continue
        for word in words:
            if word.startswith("@") and word.endswith("engine.args"):
                yield process.pid, Path(word[1:]).parent


def _folders(data: Path) -> list[Path]:
    kept = (data / "graphs", data / "scratch")
    return [folder for one in kept for folder in sorted(one.glob("*")) if folder.is_dir()]


def _adopt(pids: str) -> tuple[str, str]:
    return (
        f"Kommandoen her har nu overtaget den og stopper den igen. Ellers: kill {pids}",
        f"This command has taken it over now and stops it again. Else: kill {pids}",
    )


def _stop(pids: str) -> tuple[str, str]:
    return (
        f"Stop den med: kill {pids} . Det er trygt: grafen laves af loggen.",
        f"Stop it by: kill {pids} . That is safe: the graph is made from the log.",
    )
