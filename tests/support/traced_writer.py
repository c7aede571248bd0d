"""A program that appends batches to a log in files and says of each when it is done.

Run under `tests.support.recording`, which sees what it asks of the disk: FOLDER COUNT [WEAK...],
where WEAK names the databases (log, keys) that are not synced at each commit.
"""

import sys
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.pool import Pool

from graph.log.errors import LogUnavailableError
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.proposals import Proposal
from tests.support.lines import line

_ROUND = 20
_ERASING = 12


@cache
def batch(number: int) -> tuple[Proposal, ...]:
    """What is appended in one go: an initiative, somebody, and more or less beside it."""
    if number % _ERASING == _ERASING - 1:
        return (line("person.erased", person=person(number - 7)),)
    told = [
        line("initiative.registered", initiative=f"i{number}-{one}", title="Indsats")
        for one in range(1 + number * 7 % 5)
    ]
    return (*told, line("person.registered", person=person(number), name=name(number)))


def person(number: int) -> str:
    return f"p{number}"


def name(number: int) -> str:
    """What the log holds sealed of the person of this batch."""
    return f"Person nummer {number}"


def main(folder: Path, count: int, weak: Sequence[str]) -> None:
    """Append the batches, opening the files anew now and then, and whenever they fail."""
    event.listen(Pool, "checkout", _weakened(weak))
    left = list(range(count))
    while left:
        try:
            _append(folder, left)
        except LogUnavailableError as error:
            _say(error.code)


def _append(folder: Path, left: list[int]) -> None:
    """Some of the batches that are left, each of them gone from there when it is done."""
    with (
        closing(SqliteKeyStore(folder / "keys.db")) as keys,
        closing(SqliteLog(folder / "log.db", keys)) as log,
    ):
        for number in left[:_ROUND]:
            log.append(batch(number))
            _say(str(number))
            left.remove(number)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _weakened(weak: Sequence[str]) -> Any:
    def weaken(connection: Any, _record: Any, _proxy: Any) -> None:
        (_, _, path) = connection.execute("PRAGMA database_list").fetchone()
        # The write-ahead log is emptied often, so that power is cut in the midst of that too.
        connection.execute("PRAGMA wal_autocheckpoint = 60")
        if Path(path).stem in weak:
            connection.execute("PRAGMA synchronous = NORMAL")

    return weaken


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
