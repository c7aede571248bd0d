"""A disk of three megabytes in memory, to be filled."""

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path

import pytest

from tests.support import postgres_server
from tests.support.checkout import ROOT

_IN_MEMORY = ("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs")
# Whoever may not mount anything may do so in a world of their own.
_ALONE = ("unshare", "--map-root-user", "--mount")


def needed() -> None:
    """Skip the test where there is no small disk, or fail it where nothing may be skipped."""
    reason = why_not()
    if reason and postgres_server.is_required():
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def why_not() -> str | None:
    """The plain reason why there is no small disk here, or None where there is one."""
    alone = () if os.geteuid() == 0 else _ALONE
    try:
        # Always in a world of its own here, so that nothing is left behind.
        tried = subprocess.run(
            [*(alone or ("unshare", "--mount")), *_IN_MEMORY, str(ROOT / "tests")],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as missing:
        return f"no small disk: {missing.filename} is not on the path"
    return "no small disk: this machine lets nobody mount one" if tried.returncode else None


@contextmanager
def mounted(folder: Path) -> Generator[Path]:
    """The disk, at this folder."""
    folder.mkdir()
    subprocess.run([*_IN_MEMORY, str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def on_a_small_disk(test: Callable[..., None]) -> Callable[..., None]:
    """The test as it is where it may mount a disk, else once more by itself where it may.

    Its fixture `small` is the disk, or a folder that it may have for itself.
    """

    @wraps(test)
    def run(*, small: Path, **others: object) -> None:
        if os.geteuid() == 0:
            test(small=small, **others)
            return
        name = os.environ["PYTEST_CURRENT_TEST"].removesuffix(" (call)")
        pytest_again = ("-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={small}/again")
        command = [*_ALONE, sys.executable, *pytest_again, name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)

    return run


def fill(folder: Path, *, leave: int = 0) -> Path:
    """Fill the disk but for some bytes; removing the file makes room again."""
    ballast = folder / "ballast"
    room = os.statvfs(folder)
    with ballast.open("wb") as file:
        file.write(bytes(max(0, room.f_bavail * room.f_frsize - leave)))
    return ballast
