"""What the doomed do until they are killed. Each tells how far it came, once that is so."""

import os
import signal
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from graph.engine.bolt import BoltAddress, driver_for
from graph.engine.embedded import discard
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore, SqlKeyStore
from graph.projection.project import Projector
from graph.settings import Settings
from graph.sqlite import SqliteDatabase
from graph.store import GraphStore
from graph.wiring import opened
from importers.contract import Source
from importers.running.run import run
from tests.faults.doomed import Tell
from tests.faults.histories import batch
from tests.support.command_line import CommandLine
from tests.support.stored import Stored

BATCH = 8
"""Rows that an import brings to the log at once."""


def appending(tell: Tell, stored: Stored, life: int) -> None:
    """One batch after another; tells the number of each once it is acknowledged."""
    with stored.opened() as (log, _):
        for number in count():
            log.append(batch(life, number))
            tell(number)


def importing(tell: Tell, stored: Stored, sources: Sequence[Source]) -> None:
    """One import of these; tells how many of its rows are done, batch by batch."""
    with stored.opened() as (log, _):
        run(sources, log, dry_run=False, folder=stored.folder, batch=BATCH, progress=tell)


def projecting(tell: Tell, folder: Path, address: BoltAddress, step: int) -> None:
    """The log in the folder, into the graph at the address."""
    keys = SqliteKeyStore(folder / "keys.db")
    log = SqliteLog(folder / "log.db", keys)
    with driver_for(address) as driver:
        tell(0)
        Projector(log, keys, GraphStore(driver, address.database)).catch_up(batch=step)


def projecting_beside(tell: Tell, folder: Path, step: int) -> None:
    """The log in the folder, into the live graph of an engine that is started for it."""
    with opened(Settings(data=folder)) as system, system.graphs.current() as graph:
        tell(0)
        with system.projecting():
            Projector(system.log, system.keys, graph).catch_up(batch=step)


def sweeping(tell: Tell, folder: Path) -> None:
    """A graph that nobody uses, removed."""
    tell(0)
    discard(folder)


def destroying(_tell: Tell, keys: Path, person: str) -> None:
    """A person's key; killed when it is destroyed and its bytes are in a file still."""

    def killed() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    SqlKeyStore(SqliteDatabase(keys, overwrites=True), killed).destroy(person)


def commanding(tell: Tell, folder: Path, *words: str) -> None:
    """`spredning` with these words; tells the exit code."""
    tell(CommandLine(folder).json(*words).exit_code)
