"""A process of its own that holds a lock: says so, and stays until its input ends."""

import sys
from pathlib import Path

from filelock import FileLock


def main(path: Path) -> None:
    with FileLock(path):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
