"""Rows put aside: kept as they were read, with what is wrong, until somebody has put them right."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict

from graph.errors import CprDetectedError, Language
from graph.events.fields import clean
from importers.contract import Problem, Row
from importers.errors import UnknownImportError
from importers.report import Manifest

REMOVED = "(fjernet: ligner et CPR-nummer)"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class _Kept(BaseModel):
    """A row as it lies in the file, in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: str
    sheet: str | None = None
    row: int
    column: str | None
    cell: str | None = None
    value: str | None
    code: str
    detail: dict[Language, str]
    hint: dict[Language, str | None]
    raw: str


class QuarantinedRow(BaseModel):
    """A row that was put aside, and what to do about it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    file: str
    sheet: str | None = None
    row: int
    column: str | None
    cell: str | None = None
    value: str | None
    code: str
    detail: str
    hint: str | None
    raw: str


class Quarantine:
    """The rows that one import puts aside; without a folder they are only counted."""

    def __init__(self, folder: Path | None, import_id: str) -> None:
        self._path = None if folder is None else _rows_path(folder, import_id)
        self._stream: IO[str] | None = None

    def put(self, row: Row, problem: Problem) -> None:
        """Nothing that looks like a CPR number is kept, in no field."""
        if self._path is None:
            return
        if self._stream is None:
            self._stream = _private(self._path)
        kept = _kept(row, problem).model_dump(mode="json")
        # ASCII only: a row may hold characters that no encoding can write.
        self._stream.write(json.dumps(kept) + "\n")

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


def errors(folder: Path, import_id: str, *, lang: Language = "da") -> Iterator[QuarantinedRow]:
    """The rows that an import put aside, in its order; UnknownImportError for another id."""
    if _ID.fullmatch(import_id) is None:
        raise UnknownImportError(import_id)
    path = _rows_path(folder, import_id)
    if not path.exists() and not _manifest_path(folder, import_id).exists():
        raise UnknownImportError(import_id)
    return _read(path, lang)


def keep_manifest(folder: Path, manifest: Manifest) -> None:
    """Remember an import."""
    with _private(_manifest_path(folder, manifest.report.import_id)) as stream:
        stream.write(manifest.model_dump_json(indent=2) + "\n")


def manifest_of(folder: Path, import_id: str) -> Manifest:
    """What is remembered of an import."""
    path = _manifest_path(folder, import_id)
    if _ID.fullmatch(import_id) is None or not path.exists():
        raise UnknownImportError(import_id)
    return Manifest.model_validate_json(path.read_text(encoding="utf-8"))


def _kept(row: Row, problem: Problem) -> _Kept:
    error = problem.error
    column = problem.column
    said = (row.raw, problem.value or "", error.message("da"), error.message("en"), column or "")
    is_cpr = isinstance(error, CprDetectedError) or any(map(_has_cpr, said))
    if is_cpr and not isinstance(error, CprDetectedError):
        error, column = CprDetectedError("Rækken"), None
    return _Kept(
        file=row.file,
        sheet=row.sheet,
        row=row.number,
        column=column,
        cell=problem.cell,
        value=REMOVED if is_cpr else problem.value,
        code=error.code,
        detail={"da": error.message("da"), "en": error.message("en")},
        hint={"da": error.hint("da"), "en": error.hint("en")},
        raw=REMOVED if is_cpr else row.raw,
    )


def _has_cpr(text: str) -> bool:
    visible = "".join(one if one.isprintable() else " " for one in text)
    try:
        clean(visible)
    except ValueError:
        return True
    return False


def _read(path: Path, lang: Language) -> Iterator[QuarantinedRow]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            kept = _Kept.model_validate(json.loads(line))
            rest = kept.model_dump(exclude={"detail", "hint"})
            yield QuarantinedRow(**rest, detail=kept.detail[lang], hint=kept.hint[lang])


def _rows_path(folder: Path, import_id: str) -> Path:
    return folder / "quarantine" / f"{import_id}.jsonl"


def _manifest_path(folder: Path, import_id: str) -> Path:
    return folder / "imports" / f"{import_id}.json"


def _private(path: Path) -> IO[str]:
    """A new file that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    return path.open("w", encoding="utf-8")
