"""A piece of work in a process of its own, which says how long it took and how much memory.

Run by the benchmarks as `python -m benchmarks.child TASK FOLDER EVENTS`.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks import commands, importing
from benchmarks.logs import made
from benchmarks.proposals import batches
from benchmarks.registers import csv_register, read_csv
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.reading import recorded

ROOT = Path(__file__).parents[1]
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Ran:
    """How many events a task was about, what it took, and the most memory it ever held.

    `processor` are the seconds that it computed: others on a busy machine do not lengthen these.
    """

    events: int
    seconds: float
    processor: float
    megabytes: float


def ran(task: str, folder: Path, events: int) -> Ran:
    """What came of a task; whatever it printed when it failed is told."""
    command = [sys.executable, "-m", "benchmarks.child", task, str(folder), str(events)]
    # The command is ours, word for word.
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return TypeAdapter(Ran).validate_json(done.stdout)


def append(folder: Path, events: int) -> int:
    """A new log, a thousand events at a time."""
    keys = SqliteKeyStore(None)
    path = folder / f"appended-{events}.db"
    with closing(keys), closing(SqliteLog(path, keys)) as log:
        for batch in batches("memory", events, 1_000):
            log.append(batch)
        return log.head().position


def read(folder: Path, events: int) -> int:
    """Every event of a log, unsealed."""
    with made(folder, events) as log:
        return sum(1 for _ in recorded(log.log.read(), log.keys))


def proven(folder: Path, events: int) -> int:
    """A log proven whole, with the ends that were written down beside it."""
    with made(folder, events) as log:
        found = verified(log.log, heads_path(log.path))
        if not found.ok:
            raise RuntimeError(found)
        return found.events


def decided(folder: Path, events: int) -> int:
    """Commands on a log, which the rules look at and nothing comes of."""
    with made(folder, events) as log:
        for command in commands.adoptions(log.log, 1_000):
            commands.decided(log.log, command)
        return log.log.head().position


def table(folder: Path, rows: int) -> int:
    """Every row of a register kept as CSV."""
    return read_csv(csv_register(folder, rows))


TASKS: dict[str, Callable[[Path, int], int]] = {
    "append": append,
    "read": read,
    "verify": proven,
    "decide": decided,
    "csv": table,
    "import": importing.imported,
    "import-again": importing.imported,
    "import-dry": partial(importing.imported, dry_run=True),
    "import-whole": importing.declared_whole,
    "import-undo": importing.undone,
    "import-bare": importing.bare,
}


def main(task: str, folder: str, events: str) -> None:
    """Do it, and print what it came to."""
    begun, computed = time.perf_counter(), time.process_time()
    done = TASKS[task](Path(folder), int(events))
    seconds, processor = time.perf_counter() - begun, time.process_time() - computed
    found = Ran(done, seconds, processor, megabytes=_most() / 1e6)
    print(TypeAdapter(Ran).dump_json(found).decode())


def _most() -> int:
    """The most bytes that this process had in memory."""
    if not _STATUS.exists():
        import resource

        # In bytes on macOS, which has no /proc.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # What the system counts for a process goes over from whoever started it; this does not.
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(*sys.argv[1:])
