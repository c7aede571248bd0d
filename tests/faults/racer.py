"""A process of its own over a data folder: does the jobs it is told, and answers each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from traceback import format_exc
from typing import Any, Protocol

from sqlalchemy import select

from graph.errors import BatchRefusedError, ConflictError
from graph.log.sql import SqlLog
from graph.log.tables import events, head
from graph.proposals import Proposal
from graph.settings import Settings
from graph.wiring import System, opened
from importers.contract import Source
from importers.running.run import run
from tests.faults.doomed import choices
from tests.faults.pairs import write_pairs
from tests.faults.seeing import ask, rebuild
from tests.support.lines import line

THREADS = 2


class End(Protocol):
    """Of a pipe, whatever the platform has for one."""

    def send(self, said: Any, /) -> None: ...
    def recv(self) -> Any: ...
    def close(self) -> None: ...


def serve(connection: End, settings: Settings) -> None:
    """Does what it is told until nobody is there to tell it."""
    with suppress(EOFError, ConnectionError), opened(settings) as system:
        while True:
            job, details = connection.recv()
            try:
                connection.send((None, _JOBS[job](system, **details)))
            except Exception:  # noqa: BLE001 - whatever it is, it is raised where it was asked for
                connection.send((format_exc(), None))


def be_ready(_system: System, *, me: int) -> int:
    """The log is open."""
    return me


def say_the_same(system: System, *, me: int, keys: list[str]) -> dict[str, tuple[int, list[str]]]:
    """Says something under each key that all say something under, from two threads at once.

    Of each: how much was new to the log, and which keys had been taken for something else.
    """
    speakers = [f"{me}-{number}" for number in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as pool:
        said = pool.map(partial(_say, system.log, keys), speakers)
        return dict(zip(speakers, said, strict=True))


def body_of(key: str, speaker: str) -> str:
    """What is said under a key: mostly what all others say, now and then something else."""
    return f"af {speaker}" if choices(f"{key} {speaker}").random() < 0.1 else "af alle"


def write(system: System, *, me: int, count: int) -> tuple[int, int]:
    """Writes so many events in small batches, and rolls two in a hundred back: how many of each."""
    chance, written, rolled_back = choices(me), 0, 0
    while written < count:
        size = min(chance.randint(1, 4), count - written)
        some = [_initiative(f"i{me}-{written + n}") for n in range(size)]
        if chance.random() < 0.02:
            rolled_back += 1
            chance.choice([_refused, _undone])(system.log, some)
        written += system.log.append(some).appended
    return written, rolled_back


def bring_in(system: System, *, me: int, sources: list[Path], batch: int) -> dict[str, Any]:
    """The report of importing the source that is this racer's."""
    folder = system.settings.data
    return run(
        [Source(sources[me])], system.log, dry_run=False, folder=folder, batch=batch
    ).model_dump()


def _say(log: SqlLog, keys: list[str], speaker: str) -> tuple[int, list[str]]:
    """One by one, or some at once."""
    chance, appended, at = choices(f"{keys[0]} {speaker}"), 0, 0
    conflicts: list[str] = []
    while some := keys[at : at + chance.choice([1, 1, 1, 2, 10])]:
        said = [_initiative(key, title=body_of(key, speaker)) for key in some]
        done = log.append(said, keep_going=True)
        appended, at = appended + done.appended, at + len(some)
        conflicts += [one.error.id for one in done.refused if isinstance(one.error, ConflictError)]
    return appended, conflicts


def _refused(log: SqlLog, some: list[Proposal]) -> None:
    """A batch with a stranger in it, refused whole."""
    with suppress(BatchRefusedError):
        log.append([*some, line("initiative.described", initiative="ukendt", title="x")])


class _GivenUpError(Exception):
    """The transaction ends here."""


def _undone(log: SqlLog, some: list[Proposal]) -> None:
    """An event is written and the end of the log moved, and all of it taken back."""
    with suppress(_GivenUpError), log.database.writing() as connection:
        connection.execute(head.update().values(position=head.c.position + 1))
        newest = select(events).order_by(events.c.position.desc()).limit(1)
        for row in connection.execute(newest).mappings().all():
            other = {"position": row["position"] + 1, "id": some[0].id, "stream": some[0].id}
            connection.execute(events.insert().values({**row, **other}))
        raise _GivenUpError


def _initiative(id: str, title: str = "x") -> Proposal:
    return line("initiative.registered", id, initiative=id, title=title)


_JOBS: dict[str, Callable[..., object]] = {
    job.__name__: job
    for job in (be_ready, say_the_same, write, bring_in, write_pairs, ask, rebuild)
}
