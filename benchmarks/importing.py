"""What an import costs: against the barest loop that checks lines and stores them, and again."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from pydantic import BaseModel

from benchmarks.harness import spread
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, at_least, at_most, median_row
from graph.batches import batched
from graph.events.initiatives import InitiativeRegistered
from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from importers.contract import Source
from importers.running.ending import Snapshot
from importers.running.run import run
from importers.undoing.undo import undo

_BATCH = 2_000
_DOINGS = {
    "import-dry": "a dry run of",
    "import": "importing",
    "import-whole": "a dry run of nine tenths, declared whole, of",
    "import-undo": "undoing",
}
_TABLE = "CREATE TABLE event (source TEXT, id TEXT, kind TEXT, data TEXT, UNIQUE (source, id))"


class _Line(BaseModel):
    source: str
    id: str
    kind: Literal["initiative.registered"]
    valid_from: str
    data: InitiativeRegistered


def measure(plan: Plan) -> Report:
    """Processor time of each in a process of its own; the most memory with the largest file."""
    rows = [*_compared(plan), *_memory(plan)]
    return Report(name="imports", title="Importing", rows=tuple(rows))


def _compared(plan: Plan) -> Iterator[Row]:
    from benchmarks.child import ran

    first, again, bare = list[float](), list[float](), list[float]()
    for _ in range(plan.rounds):
        with TemporaryDirectory(dir=plan.folder) as folder:
            into = Path(folder)
            _written(into, plan.compared)
            bare.append(ran("import-bare", into, plan.compared).processor)
            first.append(ran("import", into, plan.compared).processor)
            again.append(ran("import-again", into, plan.compared).processor)
    pairs = list(zip(first, again, bare, strict=True))
    for name, taken in (
        ("imported", first),
        ("the same again, row by row", again),
        ("bare loop", bare),
    ):
        rate = spread([plan.compared / seconds for seconds in taken])
        yield median_row(f"JSONL, {name}", rate, "rows/s of processor")
    cost = spread([one / other for one, _, other in pairs])
    yield median_row("imported / bare loop, processor", cost, "times", at_most(1.5))
    faster = spread([one / other for one, other, _ in pairs])
    yield median_row("imported / the same again, processor", faster, "times", at_least(1.5))


def _memory(plan: Plan) -> Iterator[Row]:
    from benchmarks.child import ran

    many = plan.logs[-1]
    with TemporaryDirectory(dir=plan.folder) as folder:
        _written(Path(folder), many)
        for task, doing in _DOINGS.items():
            found = ran(task, Path(folder), many)
            what = f"{doing} {many:,} lines, most memory"
            yield Row(what=what, value=found.megabytes, unit="MB", goal=at_most(150))


def imported(folder: Path, rows: int, *, dry_run: bool = False) -> int:
    """The lines in the folder brought to a log beside them."""
    keys = SqliteKeyStore(None)
    with closing(keys), closing(SqliteLog(folder / "log.db", keys)) as log:
        report = run([Source(_path(folder))], log, dry_run=dry_run)
        if report.rows != rows:
            raise RuntimeError(report)
        return report.rows


def declared_whole(folder: Path, rows: int) -> int:
    """Most of what was imported there, rehearsed as if it were all: the rest would be ended."""
    kept, most = folder / "kept.jsonl", rows * 9 // 10
    with _path(folder).open("rb") as lines, kept.open("wb") as stream:
        stream.writelines(islice(lines, most))
    keys = SqliteKeyStore(None)
    with closing(keys), closing(SqliteLog(folder / "log.db", keys)) as log:
        report = run([Source(kept)], log, dry_run=True, snapshot=Snapshot("2026-02-01"))
        if report.ended != rows - most:
            raise RuntimeError(report)
        return report.rows


def undone(folder: Path, rows: int) -> int:
    """What was imported there taken back."""
    keys = SqliteKeyStore(None)
    with closing(keys), closing(SqliteLog(folder / "log.db", keys)) as log:
        (first,) = log.read(limit=1)
        done = undo(str(first.correlation_id), log, folder=folder)
        if done.undone != rows:
            raise RuntimeError(done)
        return done.undone


def bare(folder: Path, rows: int) -> int:
    """Each line checked by pydantic, and stored where source and id are unique together."""
    with closing(sqlite3.connect(folder / "bare.db")) as table, _path(folder).open("rb") as stream:
        table.execute("PRAGMA journal_mode = WAL")
        table.execute(_TABLE)
        for some in batched(map(_Line.model_validate_json, stream), _BATCH):
            values = [(one.source, one.id, one.kind, one.data.model_dump_json()) for one in some]
            with table:
                table.executemany("INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?)", values)
        (stored,) = table.execute("SELECT count(*) FROM event").fetchone()
    if stored != rows:
        raise RuntimeError(stored)
    return rows


def _written(folder: Path, many: int) -> None:
    with _path(folder).open("w", encoding="utf-8") as stream:
        for number in range(many):
            data = {
                "initiative": f"i{number}",
                "title": f"Indsats {number}",
                "purpose": "Færre fald blandt borgere, der bor i egen bolig. " * 4,
            }
            line = {
                "source": "bench",
                "id": f"e{number}",
                "kind": "initiative.registered",
                "valid_from": "2026-01-01",
                "data": data,
            }
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _path(folder: Path) -> Path:
    return folder / "lines.jsonl"
