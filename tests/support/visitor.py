"""A process of its own that uses an engine: tells its pid and port, stays until its input ends."""

import sys
from pathlib import Path

from graph.engine.embedded import engine_for
from graph.engine.record import recalled


def main(folder: Path) -> None:
    with engine_for(folder):
        record = recalled(folder)
        sys.stdout.write(f"{record.pid} {record.port}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
