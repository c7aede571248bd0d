"""Golden logs: rows as an earlier version stored them, put into a log of today."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from graph.log.sqlite import SqliteLog
from graph.log.tables import events, head
from graph.privacy.keys import SqliteKeyStore
from graph.sqlite import sqlite_engine

FOLDER = Path(__file__).parents[1] / "golden"


def golden(name: str, folder: Path) -> tuple[SqliteLog, SqliteKeyStore]:
    """The golden log and its keys, in files under a folder."""
    keys = SqliteKeyStore(folder / "keys.db")
    log = SqliteLog(folder / "log.db", keys)
    rows = golden_rows(name)
    last = {name: rows[-1][name] for name in ("position", "chain", "recorded_at")}
    engine = sqlite_engine(folder / "log.db")
    with engine.begin() as connection:
        connection.execute(events.insert(), rows)
        connection.execute(head.update().values(**last))
    engine.dispose()
    _put_keys(sqlite_engine(folder / "keys.db"), FOLDER / name / "keys.json")
    return log, keys


def golden_rows(name: str) -> list[dict[str, Any]]:
    """The rows of a golden log, as its table holds them."""
    return [_row(line) for line in (FOLDER / name / "log.jsonl").read_text("utf-8").splitlines()]


def _row(line: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    return row | {
        "data": row["data"].encode(),
        "digest": bytes.fromhex(row["digest"]),
        "chain": bytes.fromhex(row["chain"]),
    }


def _put_keys(engine: Engine, path: Path) -> None:
    keys: dict[str, str | None] = json.loads(path.read_text("utf-8"))
    with engine.begin() as connection:
        for person, key in keys.items():
            connection.exec_driver_sql(
                "INSERT INTO person_key VALUES (?, ?)",
                (person, bytes.fromhex(key) if key else None),
            )
    engine.dispose()
