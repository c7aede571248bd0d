"""What the rows of a file may name of each other: kept when one of them is put aside.

So rows that say nothing without the rest of their file are read without it when they are corrected.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from importers.contract import Context, Row
from importers.quarantine.cpr import has_cpr
from importers.running.remembered import checked, private

ENDING: Final = ".context"


class ContextFile:
    """What one import keeps; `parts` are the names of files of which there are only some rows.

    What these name is kept also when nothing is put aside: corrected, they are what others of
    their file may name from now on.
    """

    def __init__(self, folder: Path | None, import_id: str, *, parts: Collection[str]) -> None:
        self._path = None if folder is None else _path(folder, import_id)
        self._parts = parts
        self._stream: IO[str] | None = None
        self._kept: set[str] = set()

    def hear(self, rows: Iterable[Row]) -> None:
        """Of whole files there is nothing to hear."""
        for row in rows if self._parts else ():
            if row.file in self._parts:
                self.keep(row)

    def keep(self, row: Row) -> None:
        """All of the row's file, once."""
        if self._path is None or row.context is None or row.file in self._kept:
            return
        self._kept.add(row.file)
        if self._stream is None:
            self._stream = private(self._path)
        for one in row.context():
            line = json.dumps({"file": row.file, **one})
            if not has_cpr(line):
                self._stream.write(f"{line}\n")

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


def context_of(folder: Path, import_id: str, *, file: str) -> list[Context]:
    """What rows of the file may name of the rest of it, as the last import knew it that came from
    this one on and kept it: ids sort by time."""
    first = _path(folder, checked(import_id))
    for path in sorted(first.parent.glob(f"*{ENDING}"), reverse=True):
        if path < first:
            break
        with path.open(encoding="utf-8") as stream:
            kept: Iterator[Context] = map(json.loads, stream)
            if found := [one for one in kept if one["file"] == file]:
                return found
    return []


def _path(folder: Path, import_id: str) -> Path:
    return folder / "quarantine" / f"{import_id}{ENDING}"
