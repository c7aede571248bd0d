"""Who holds which lock. A lock is the operating system's: the file alone holds nobody up."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import psutil
from filelock import FileLock, Timeout

from graph.health.finding import Finding, well, wrong

_LOOK_EVERY = 0.05
_WORK = frozenset({"projector.lock", "engine.lock"})
_PROGRAMS = frozenset({"spredning", "api"})


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """A process that holds a lock: what it runs, without what was asked of it."""

    pid: int
    command: str
    stopped: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A lock that was held all the while that somebody waited for it."""

    path: Path
    holders: tuple[Holder, ...]


def held_in(folder: Path, *, patience: float) -> list[Held]:
    """The locks of a data folder that nobody could have got for so many seconds."""
    paths = [*sorted(folder.glob("*.lock")), *sorted(folder.glob("graphs/*/engine.lock"))]
    taken = [path for path in paths if not _can_be_had(path)]
    end = time.monotonic() + patience
    while taken and time.monotonic() < end:
        time.sleep(_LOOK_EVERY)
        taken = [path for path in taken if not _can_be_had(path)]
    return [Held(path, tuple(holders_of(path))) for path in taken]


def finding(held: Iterable[Held], *, patience: float) -> Finding:
    """Work on the graph takes its time, and is well while it goes on; other locks are for moments.

    A graph that does not get on all the same is found by looking at the graph.
    """
    held = list(held)
    stale = [one for one in held if not _is_at_work(one)]
    if not stale:
        working = sorted({holder for one in held for holder in one.holders})
        by = ", ".join(f"{one.command} (pid {one.pid})" for one in working)
        da = f"der arbejdes på grafen af {by}" if by else "ingen holdes op"
        en = f"the graph is being worked on by {by}" if by else "nobody is held up"
        return well("locks", da, en)
    return _stale(stale[0], patience)


def holders_of(path: Path) -> Iterator[Holder]:
    """The processes that can be seen to hold a lock; another container's cannot."""
    for process in psutil.process_iter():
        try:
            if _holds(process, path):
                stopped = process.status() == psutil.STATUS_STOPPED
                yield Holder(process.pid, command_of(process), stopped)
        except psutil.Error:
            continue


def command_of(process: psutil.Process) -> str:
    """The program and its command, without arguments: they may name people."""
    words = process.cmdline()
    for at, word in enumerate(words):
        if PurePath(word).stem in _PROGRAMS:
            return " ".join(["spredning", *words[at + 1 : at + 2]])
    return process.name()


def _can_be_had(path: Path) -> bool:
    try:
        with FileLock(path, timeout=0, thread_local=False):
            return True
    except Timeout:
        return False


def _is_at_work(held: Held) -> bool:
    alive = held.holders and not any(one.stopped for one in held.holders)
    return held.path.name in _WORK and bool(alive)


def _holds(process: psutil.Process, path: Path) -> bool:
    opened = [file for file in process.open_files() if file.path == str(path)]
    return any(_is_locked(process.pid, file.fd) for file in opened)


def _is_locked(pid: int, handle: int) -> bool:
    """Whoever waits has the file open too; Linux says which of them has the lock."""
    told = Path(f"/proc/{pid}/fdinfo/{handle}")
    try:
        return "\nlock:" in told.read_text(encoding="ascii")
    except OSError:
        return not told.parent.exists()


def _stale(held: Held, patience: float) -> Finding:
    name, lasting = held.path.name, f"{patience:g}"
    if not held.holders:
        return wrong(
            "locks",
            f"{name} har været holdt i {lasting} sekunder af et program, der ikke ses herfra",
            f"{name} was held for {lasting} seconds by a program that cannot be seen from here",
            "Se efter en anden container eller bruger over samme datamappe, og stop den.",
            "Look for another container or user over the same data folder, and stop it.",
        )
    who = held.holders[0]
    da, en = (", som er sat i stå,", ", which is suspended,") if who.stopped else (",", ",")
    return wrong(
        "locks",
        f"{name} har været holdt i {lasting} sekunder af {who.command} (pid {who.pid}){da}"
        " og alle andre venter",
        f"{name} was held for {lasting} seconds by {who.command} (pid {who.pid}){en}"
        " and all others wait",
        f"Lad den arbejde videre (kill -CONT {who.pid}), eller stop den (kill {who.pid}): "
        "intet, der er kvitteret for, går tabt. Selve låsefilen skal blive liggende.",
        f"Let it go on (kill -CONT {who.pid}), or stop it (kill {who.pid}): nothing that was "
        "acknowledged is lost. Leave the lock file itself where it is.",
    )
