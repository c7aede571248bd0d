"""The engine as a process: launched apart from its parent, found again, waited for, stopped."""

import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

from graph.engine.errors import (
    EngineFailedError,
    EngineNotReadyError,
    EngineTakenError,
    EngineUnavailableError,
)
from graph.engine.java import arguments, java
from graph.engine.record import write_private

_BOLT = re.compile(r"BOLT connections on \S*:(\d+)")
_READY = "ArcadeDB Server started in"
_DOWN = "ArcadeDB Server is down"
_FAILED = 'Exception in thread "main"'
_TAKEN = "is locked by another process"
_JAVA_SETTINGS = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"}
# Far more than a stop takes; the first one also writes what makes later starts fast.
_STOP_SECONDS = 30.0


def launched(folder: Path, *, password: str) -> int:
    """The pid of a new engine over the folder, in a session of its own."""
    write_private(folder / "engine.password", password)
    write_private(_arguments(folder), arguments(folder, password_file=folder / "engine.password"))
    write_private(_log(folder), "")
    with _log(folder).open("ab") as log:
        child = subprocess.Popen(  # noqa: S603
            [str(java()), f"@{_arguments(folder)}"],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **_apart(),
        )
    # Under load a new process has no arguments for an instant, and is known by nothing else.
    while child.poll() is None and not running(folder, child.pid):
        time.sleep(0.001)
    # The engine may outlive this process, which is no mistake to be warned of.
    child.returncode = 0
    return child.pid


def running(folder: Path, pid: int | None) -> psutil.Process | None:
    """The folder's engine if this pid is it: told by its arguments, since pids are used again."""
    if pid is None:
        return None
    try:
        process = psutil.Process(pid)
        return process if f"@{_arguments(folder)}" in process.cmdline() else None
    except psutil.Error:
        return None


def port_when_ready(folder: Path, pid: int, *, seconds: float) -> int:
    """The port the engine chose, which it tells in its log."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        alive = running(folder, pid) is not None
        said = _said(folder)
        bolt = _BOLT.search(said)
        if bolt and _READY in said and alive:
            return int(bolt[1])
        if _TAKEN in said or _FAILED in said or not alive:
            raise _failure(folder, pid)
        time.sleep(0.01)
    raise EngineNotReadyError(str(folder), seconds)


def _failure(folder: Path, pid: int) -> EngineUnavailableError:
    """Why it did not start; its last words may come after the first sign that it failed."""
    _is_gone(folder, pid, seconds=5.0)
    return (EngineTakenError if _TAKEN in _said(folder) else EngineFailedError)(str(folder))


def closed(folder: Path, process: psutil.Process) -> None:
    """Asked to end; returns when all is on disk, a moment before the process is gone."""
    with suppress(psutil.NoSuchProcess):
        process.terminate()
        end = time.monotonic() + _STOP_SECONDS
        while _DOWN not in _said(folder) and running(folder, process.pid):
            if time.monotonic() > end:
                process.kill()
                return
            time.sleep(0.01)


def ended(folder: Path, process: psutil.Process) -> None:
    """Closed and gone, by force if it takes too long: what was written is kept either way."""
    closed(folder, process)
    with suppress(psutil.NoSuchProcess):
        if not _is_gone(folder, process.pid, seconds=_STOP_SECONDS):
            process.kill()
            _is_gone(folder, process.pid, seconds=_STOP_SECONDS)


def _is_gone(folder: Path, pid: int, *, seconds: float) -> bool:
    """Waits until it no longer runs. One that we launched may stay in the list as a dead child."""
    end = time.monotonic() + seconds
    while running(folder, pid) is not None:
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def _arguments(folder: Path) -> Path:
    return folder / "engine.args"


def _log(folder: Path) -> Path:
    return folder / "engine.log"


def _said(folder: Path) -> str:
    return _log(folder).read_text(encoding="utf-8", errors="replace")


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in _JAVA_SETTINGS}
    # Java reads file names by the locale, and folders may have Danish letters.
    return kept | {"LC_ALL": "C.UTF-8"}


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True, "umask": 0o077}
