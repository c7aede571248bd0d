"""Processes over one data folder that do things at the same time, each as it is told."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from pydantic import SecretStr

from graph.settings import Settings
from graph.wiring import opened
from tests.faults.racer import End, serve
from tests.support.stored import Stored

# Forked from one that has made the imports: eight that make them take ten seconds.
_CONTEXT = get_context("forkserver")
_WARMED = ["tests.faults.work", "tests.faults.racer", "neo4j", "psycopg"]


@dataclass(frozen=True, slots=True)
class Racer:
    """A process that is told jobs and answers each; several may be at work at once."""

    connection: End

    def begin(self, job: str, **details: object) -> None:
        """Tell it to start; the answer is waited for by `done`."""
        self.connection.send((job, details))

    def done(self) -> Any:
        """What came of the job; what was raised there is raised here."""
        trace, answer = self.connection.recv()
        if trace is not None:
            raise RuntimeError(trace)
        return answer


@contextmanager
def crew(size: int, settings: Settings) -> Generator[Sequence[Racer]]:
    """Racers that are ready when the block begins and gone when it ends."""
    # Made here, so that no racer has to: what makes tables is slow to import.
    with opened(settings), ExitStack() as stack:
        racers = [stack.enter_context(_racer(settings)) for _ in range(size)]
        all_at_once(racers, "be_ready")
        yield racers


def all_at_once(racers: Sequence[Racer], job: str, **details: object) -> list[Any]:
    """What each answered to the same job, done at the same time; each is told its number."""
    for number, racer in enumerate(racers):
        racer.begin(job, me=number, **details)
    return [racer.done() for racer in racers]


def settings_of(stored: Stored) -> Settings:
    """The settings that lead to a log and its keys."""
    return Settings(
        data=stored.folder,
        log_address=None if stored.log_address is None else SecretStr(stored.log_address),
        keys_address=None if stored.keys_address is None else SecretStr(stored.keys_address),
    )


def where(stored: Stored) -> str:
    """The name of what the log is kept in, for the table."""
    return "SQLite" if stored.log_address is None else "PostgreSQL"


@contextmanager
def _racer(settings: Settings) -> Generator[Racer]:
    _CONTEXT.set_forkserver_preload(_WARMED)
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=serve, args=(theirs, settings), daemon=True)
    process.start()
    theirs.close()
    try:
        yield Racer(ours)
    finally:
        # What it listens to ends, and so does it: whatever engine it started is stopped by then.
        ours.close()
        process.join(60)
        process.kill()
        process.join()
        process.close()
