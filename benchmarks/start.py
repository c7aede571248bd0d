"""How long it takes until the command line, or the interface, is there, against a bare Python."""

import subprocess
import sys
from pathlib import Path

from benchmarks.harness import Contestant, paired
from benchmarks.plan import Plan
from benchmarks.report import Report, median_row

ROOT = Path(__file__).parents[1]
_BARE = "python alone"
_WAYS = {
    _BARE: ("-c", "pass"),
    "import graph.wiring": ("-c", "import graph.wiring"),
    "spredning --help": ("-m", "api", "--help"),
    "spredning analyse --list": ("-m", "api", "analyse", "--list"),
    "import api.app": ("-c", "import api.app"),
}


def measure(plan: Plan) -> Report:
    """A new process each time."""
    ways = [Contestant(name, lambda _, way=way: lambda: _run(*way)) for name, way in _WAYS.items()]
    found = paired(ways, rounds=plan.rounds)
    rows = [median_row(name, found.seconds(name), "seconds") for name in _WAYS]
    return Report(name="start", title="Starting", rows=tuple(rows))


def _run(*arguments: str) -> int:
    command = [sys.executable, *arguments]
    # The commands are those above.
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return 1
