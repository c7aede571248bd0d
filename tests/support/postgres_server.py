"""A real PostgreSQL for tests: one of our own in a folder that goes with them."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Literal

import psycopg
from psycopg.sql import SQL, Identifier

_INSTALLED = Path("/usr/lib/postgresql")
# What a power cut would lose is not what these tests are about.
_QUICK = ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "listen_addresses=")


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server reached over a socket in its own folder."""

    folder: Path
    free: list[str] = field(default_factory=list[str])
    numbers: "count[int]" = field(default_factory=count)

    def address(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    @contextmanager
    def lent(self) -> Generator[str]:
        """The address of a database with nothing in it; whoever comes after gets it emptied."""
        name = self.free.pop() if self.free else self._made()
        with psycopg.connect(self.address(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        yield self.address(name)
        self.free.append(name)

    def checkpoint(self) -> None:
        """What was committed is in the files of the tables, and nothing else is."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def restart(self, mode: Literal["fast", "immediate"]) -> None:
        """Down and up again: `immediate` as a crash, `fast` as an operator does it."""
        log = str(self.folder / "server.log")
        _run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-m", mode, "-w", "restart")

    def _made(self) -> str:
        name = f"test{next(self.numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return name


def why_not() -> str | None:
    """The plain reason why there is no PostgreSQL here, or None where there is one."""
    if _binaries() is None:
        return f"no PostgreSQL: initdb is neither on the path nor under {_INSTALLED}"
    if os.geteuid() == 0 and (_user() is None or shutil.which("setpriv") is None):
        return "no PostgreSQL: it refuses to run as root, and there is no user postgres to be"
    return None


def is_required() -> bool:
    """Whether a test without its PostgreSQL fails, as it does where nothing may be skipped."""
    return os.environ.get("CI") == "true" or os.environ.get("SPREDNING_REQUIRE_ALL") == "1"


@contextmanager
def start(*settings: str) -> Generator[PostgresServer]:
    """A server that ends with the block; `settings` such as fsync=on."""
    # Its socket's path must be short, and its user must get to it: not in pytest's own folder.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        _give(folder)
        data = folder / "data"
        _run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N")
        wanted = [part for setting in settings for part in ("-c", setting)]
        options = " ".join([*_QUICK, "-c", f"unix_socket_directories={folder}", *wanted])
        log = str(folder / "server.log")
        _run("pg_ctl", "-D", str(data), "-l", log, "-o", options, "-w", "start")
        try:
            yield PostgresServer(folder)
        finally:
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    binary = (_binaries() or Path()) / program
    command = [*_become(), str(binary), *arguments]
    done = subprocess.run(
        command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        message = f"{program}: {done.stdout}"
        raise RuntimeError(message)


def _binaries() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).parent
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def _become() -> Sequence[str]:
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")


def _give(folder: Path) -> None:
    user = _user()
    if os.geteuid() == 0 and user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)


def _user() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None
