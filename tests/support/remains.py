"""What a folder still holds of the batches that `traced_writer` was told are appended."""

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import GraphError
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.log.rows import erased_in
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.privacy.sealing import owners_in, unsealed
from tests.support.lines import line
from tests.support.traced_writer import batch, name, person


@dataclass(frozen=True, slots=True)
class Remains:
    """How many events are missing, how many names cannot be read, and what else is broken.

    `seed` makes the same folder again.
    """

    seed: int
    lost: int = 0
    unreadable: int = 0
    broken: str = ""

    @property
    def is_whole(self) -> bool:
        return not (self.lost or self.unreadable or self.broken)


def examined(folder: Path, done: Sequence[int], *, seed: int) -> Remains:
    """What is missing of the batches that were done, by all that the product can say.

    Something more is appended too: the folder is not only whole, it can be gone on with.
    """
    try:
        with _opened(folder) as (log, keys):
            found = verified(log, heads_path(folder / "log.db"))
            broken = [problem.code for problem in found.problems]
            if drift(log):
                broken.append("rules")
            lost, unreadable = _lost(log, done), _unreadable(log, keys, done)
            if _undestroyed(keys, done):
                broken.append("keys of the erased")
            log.append([line("initiative.registered", initiative="after", title="x")])
            return Remains(seed, lost, unreadable, " ".join(broken))
    except GraphError as error:
        return Remains(seed, broken=error.message("en"))


def _lost(log: SqliteLog, done: Sequence[int]) -> int:
    keys = [(one.source, one.id) for number in done for one in batch(number)]
    return len(keys) - len(log.find(keys))


def _unreadable(log: SqliteLog, keys: SqliteKeyStore, done: Sequence[int]) -> int:
    """Names of these batches that cannot be read, of people whom nobody erased."""
    erased = {erased_in(one) for one in log.read(kind="person.erased")}
    read = dict(_names(log, keys))
    wanted = {person(number): name(number) for number in done if not _erased_by(number)}
    return sum(read.get(one) != wanted[one] for one in wanted if one not in erased)


def _undestroyed(keys: SqliteKeyStore, done: Sequence[int]) -> int:
    """Keys that are there, of people whose erasure was acknowledged."""
    return len(keys.known_for(erased for number in done for erased in _erased_by(number)))


def _erased_by(number: int) -> list[str]:
    events = (one.event for one in batch(number))
    return [event.person for event in events if event.kind == "person.erased"]


def _names(log: SqliteLog, keys: SqliteKeyStore) -> Iterator[tuple[str, str | None]]:
    for one in log.read(kind="person.registered"):
        data = json.loads(one.data)
        known = keys.known_for(owners_in(data))
        said, _ = unsealed(data, source=one.source, id=one.id, keys=known)
        yield said["person"], said["name"]


@contextmanager
def _opened(folder: Path) -> Generator[tuple[SqliteLog, SqliteKeyStore]]:
    with (
        closing(SqliteKeyStore(folder / "keys.db")) as keys,
        closing(SqliteLog(folder / "log.db", keys)) as log,
    ):
        yield log, keys
