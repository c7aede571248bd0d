"""The embedded engine's lifetime: its first user starts it, its last user stops it."""

import shutil
import socket
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from graph.engine.bolt import BoltAddress
from graph.engine.errors import EngineNotReadyError, EngineUnavailableError
from graph.engine.process import closed, ended, launched, port_when_ready, running
from graph.engine.record import EngineRecord, recalled, remembered
from graph.engine.users import anyone_in, entered, left
from graph.journal import happened

# One that is gone never answers at its port again: whoever asks anew gets another.
_RETRY_SECONDS = 2.0
_LOCK = "engine.lock"
_IS_TO_GO = "discarded"


@contextmanager
def engine_for(folder: Path, *, wait: float = 60.0) -> Generator[BoltAddress]:
    """The engine over this folder: joined if it runs, else started; its last user stops it.

    `wait` is in seconds and covers both another's start and our own. An engine whose users were
    all killed lives on, and the next user takes it over.
    """
    folder = folder.resolve()
    end = time.monotonic() + wait
    with _alone_with(folder, wait=wait):
        record = _ready(folder, seconds=end - time.monotonic())
        place = entered(folder / "users")
    try:
        yield _address(record)
    finally:
        _leave(folder, place)


def answers(address: BoltAddress) -> bool:
    """Whether an engine still listens there; one that was killed does not."""
    port = urlsplit(address.uri).port
    return port is not None and _answers(port)


def discard(folder: Path) -> None:
    """Remove the folder and all that is in it, unless somebody uses its engine.

    A folder that has no engine yet is somebody's who is about to start one. One that was only
    half removed, by a process that was killed meanwhile, is removed to the end.
    """
    if not any((folder / name).exists() for name in ("engine.json", _IS_TO_GO)):
        return
    with _alone_with(folder, wait=60.0):
        if anyone_in(folder / "users"):
            return
        if process := running(folder, recalled(folder).pid):
            ended(folder, process)
        (folder / _IS_TO_GO).touch()
        _removed(folder)


def _removed(folder: Path) -> None:
    """All that is in it; last of all what keeps others out, and what says that it is to go."""
    last = (_LOCK, _IS_TO_GO)
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in last:
            path.unlink(missing_ok=True)
    # Whoever comes in from here on begins anew, and keeps the folder.
    with suppress(OSError):
        for name in last:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


@contextmanager
def _alone_with(folder: Path, *, wait: float) -> Generator[None]:
    """Held while the engine starts, is joined or stops: a second user waits until it is ready."""
    lock = FileLock(folder / _LOCK, thread_local=False)
    while not lock.is_locked:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=wait, poll_interval=0.02)
        except FileNotFoundError:
            continue  # swept away while this one waited
        except Timeout as error:
            raise EngineNotReadyError(str(folder), wait) from error
    try:
        yield
    finally:
        lock.release()


def _ready(folder: Path, *, seconds: float) -> EngineRecord:
    record = recalled(folder)
    process = running(folder, record.pid)
    if process and record.port and _answers(record.port):
        return record
    if process and record.port:
        ended(folder, process)
        process = None
    if process is None:
        record = _started(folder, record)
    return _awaited(folder, record, seconds=seconds)


def _started(folder: Path, record: EngineRecord) -> EngineRecord:
    folder.chmod(0o700)
    pid = launched(folder, password=record.password.get_secret_value())
    record = remembered(folder, record.model_copy(update={"pid": pid, "port": None}))
    # Whoever starts an engine wants the driver next: imported while the engine gets ready.
    import_module("neo4j")
    return record


def _awaited(folder: Path, record: EngineRecord, *, seconds: float) -> EngineRecord:
    """An engine that does not get ready is not left behind to be waited for again."""
    pid = record.pid or 0
    try:
        port = port_when_ready(folder, pid, seconds=seconds)
    except EngineUnavailableError:
        if process := running(folder, pid):
            ended(folder, process)
        raise
    happened("engine.started", pid=pid)
    return remembered(folder, record.model_copy(update={"port": port}))


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2):
            return True
    except OSError:
        return False


def _leave(folder: Path, place: FileLock) -> None:
    try:
        with _alone_with(folder, wait=60.0):
            left(place)
            process = running(folder, recalled(folder).pid)
            if process and not anyone_in(folder / "users"):
                closed(folder, process)
                happened("engine.stopped", pid=process.pid)
    except EngineNotReadyError:
        # Someone else is in there still, and will be the last one out.
        left(place)


def _address(record: EngineRecord) -> BoltAddress:
    return BoltAddress(
        uri=f"bolt://127.0.0.1:{record.port}",
        user="root",
        password=record.password.get_secret_value(),
        database="neo4j",
        retry_seconds=_RETRY_SECONDS,
    )
