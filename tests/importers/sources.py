"""Sources to import, written by the tests themselves."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.log.sqlite import SqliteLog
from graph.privacy.keys import SqliteKeyStore
from graph.reading import as_json, recorded
from importers.contract import Reader, Row, Source

BROKEN = "{ broken"


def event(id: str, kind: str, **data: object) -> dict[str, Any]:
    """A native line."""
    return {"source": "test", "id": id, "kind": kind, "data": data}


def initiative(id: str, **more: object) -> dict[str, Any]:
    return event(f"e-{id}", "initiative.registered", initiative=id, title=f"Indsats {id}", **more)


def written(path: Path, *lines: object) -> Path:
    """A file of these lines; what is not text already becomes JSON."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Kept:
    """A log in memory, and its events as programs outside see them."""

    log: SqliteLog
    keys: SqliteKeyStore

    def events(self) -> list[dict[str, Any]]:
        return [as_json(one) for one in recorded(self.log.read(), self.keys)]

    def kinds(self) -> list[str]:
        return [one["kind"] for one in self.events()]


def an_empty_log() -> Kept:
    keys = SqliteKeyStore(None)
    return Kept(SqliteLog(None, keys), keys)


def rows_by(read: Reader, path: Path) -> list[Row]:
    """The rows that a format finds in a file of its own."""
    found = read(Source(path))
    assert found is not None
    return list(found)


def change(status: str, path: str, **more: object) -> dict[str, Any]:
    """A change; each is a commit of its own unless it says which."""
    commit = more.pop("commit", f"{status}-{path}-{more}")
    date = "2024-05-01T10:00:00+02:00"
    row = {"commit": commit, "commit_date": date, "status": status, "path": path}
    return {**row, "old_path": None, "symlink": False, "blob": None, **more}


def history(
    folder: Path, changes: Sequence[object], versions: Mapping[str, Mapping[str, Any] | str]
) -> Path:
    """A registry's history with its contents beside it; a text is a version that is not JSON."""
    contents = [
        {"blob": name, "invalid_json": content, "error": "Expecting value"}
        if isinstance(content, str)
        else {"blob": name, "json": content}
        for name, content in versions.items()
    ]
    written(folder / "blobs.jsonl", *contents)
    return written(folder / "history_first_parent.jsonl", *changes)
