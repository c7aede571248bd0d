"""How fast events are read: all of them in order, and a thousand by their keys."""

import json
from collections.abc import Iterator
from sqlite3 import Connection

from benchmarks.harness import Contestant, Paired, paired
from benchmarks.logs import Made, made
from benchmarks.plan import Plan
from benchmarks.report import Report, Row, median_row
from graph.reading import recorded

_ALL, _RECORDED, _RAW = "log.read", "log.read, then recorded", "SELECT * alone"
_FIND, _RAW_FIND = "log.find", "SELECT * of these keys alone"
_BY_KEY = "SELECT * FROM event WHERE source = ? AND id IN (SELECT value FROM json_each(?))"

Keys = list[tuple[str, str]]


def measure(plan: Plan) -> Report:
    """The log's ways to read against SQLite's own, on the same file."""
    with made(plan.folder, plan.compared) as log, log.bare() as bare:
        rows = (*_in_order(log, bare, plan), *_by_key(log, bare, plan))
    return Report(name="read", title="Reading", rows=rows)


def _in_order(log: Made, bare: Connection, plan: Plan) -> Iterator[Row]:
    ways = (
        Contestant(_ALL, lambda _: lambda: sum(1 for _ in log.log.read())),
        Contestant(_RECORDED, lambda _: lambda: _recorded(log)),
        Contestant(_RAW, lambda _: lambda: _selected(bare)),
    )
    yield from _rows(paired(ways, rounds=plan.rounds), _ALL, _RECORDED, _RAW)


def _by_key(log: Made, bare: Connection, plan: Plan) -> Iterator[Row]:
    known = [(envelope.source, envelope.id) for envelope in log.log.read()]
    keys = known[:: max(1, len(known) // plan.keys)][: plan.keys]
    ways = (
        Contestant(_FIND, lambda _: lambda: len(log.log.find(keys))),
        Contestant(_RAW_FIND, lambda _: lambda: _found(bare, keys)),
    )
    yield from _rows(paired(ways, rounds=plan.rounds), _FIND, _RAW_FIND)


def _rows(found: Paired, *names: str) -> Iterator[Row]:
    *ours, raw = names
    for name in names:
        yield median_row(name, found.rate(name), "events/s")
    for name in ours:
        yield median_row(f"{name} / {raw}", found.ratio(name, raw), "times")


def _recorded(log: Made) -> int:
    return sum(1 for _ in recorded(log.log.read(), log.keys))


def _selected(bare: Connection) -> int:
    return sum(1 for _ in bare.execute("SELECT * FROM event ORDER BY position"))


def _found(bare: Connection, keys: Keys) -> int:
    by_source: dict[str, list[str]] = {}
    for source, id in keys:
        by_source.setdefault(source, []).append(id)
    asked = ((source, json.dumps(ids)) for source, ids in by_source.items())
    return sum(len(bare.execute(_BY_KEY, one).fetchall()) for one in asked)
