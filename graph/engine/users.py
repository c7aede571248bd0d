"""Who uses an engine: each user holds a lock on a file of its own, which ends with its process."""

import os
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout


def entered(users: Path) -> FileLock:
    """A place among the users; the operating system gives it up should the process be killed."""
    users.mkdir(mode=0o700, exist_ok=True)
    place = FileLock(users / f"{os.getpid()}-{uuid4().hex}.lock", thread_local=False)
    place.acquire(timeout=0)
    return place


def left(place: FileLock) -> None:
    place.release()
    Path(place.lock_file).unlink(missing_ok=True)


def anyone_in(users: Path) -> bool:
    """Whether a living process is there; files of those that were killed are swept away."""
    return any(_is_held(path) for path in sorted(users.glob("*.lock")))


def _is_held(path: Path) -> bool:
    place = FileLock(path, thread_local=False)
    try:
        place.acquire(timeout=0)
    except Timeout:
        return True
    left(place)
    return False
