"""Rows put aside: kept as they were read, with what is wrong, until somebody has put them right."""

import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import IO

from pydantic import BaseModel, ConfigDict

from graph.errors import CprDetectedError, Language
from graph.events.body import references
from graph.reasons import AS_A_WHOLE
from importers.contract import REMOVED, Problem, Row
from importers.quarantine.context import ContextFile
from importers.quarantine.cpr import has_cpr, without_cpr
from importers.running.likeness import PossibleDuplicate
from importers.running.remembered import checked, manifest_of, private

MOST_PAIRS = 1_000
FORGOTTEN = "(fjernet: personen er slettet)"


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
    header: tuple[str, ...] = ()
    cells: tuple[str | float, ...] = ()
    speaks_for: str = ""
    people: tuple[str, ...] = ()
    """The ids of those whom the row is known to be about, so that an erasure finds it."""


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
    header: tuple[str, ...] = ()
    cells: tuple[str | float, ...] = ()
    speaks_for: str = ""


class Quarantine:
    """The rows that one import puts aside; without a folder they are only counted.

    What the columns mean is kept with them, so that they are read by it when they are put right.
    """

    def __init__(
        self,
        folder: Path | None,
        import_id: str,
        *,
        mapping: Path | None = None,
        parts: Collection[str] = (),
    ) -> None:
        self.context = ContextFile(folder, import_id, parts=parts)
        self._path = None if folder is None else _rows_path(folder, import_id)
        self._mapping = mapping
        self._stream: IO[str] | None = None
        self._pairs_path = None if folder is None else _pairs_path(folder, import_id)
        self._pairs: IO[str] | None = None
        self._suspected = 0

    def put(self, row: Row, problem: Problem) -> None:
        """Nothing that looks like a CPR number is kept, in no field."""
        if self._path is None:
            return
        if self._stream is None:
            self._stream = private(self._path)
            if self._mapping is not None:
                with private(_mapping_path(self._path)) as copy:
                    copy.write(self._mapping.read_text(encoding="utf-8"))
        kept = _kept(row, problem).model_dump(mode="json")
        # ASCII only: a row may hold characters that no encoding can write.
        self._stream.write(json.dumps(kept) + "\n")
        self.context.keep(row)

    def suspect(self, pairs: Sequence[PossibleDuplicate]) -> None:
        """Pairs for people to judge; the first of them, since a file may repeat itself for ever."""
        if self._pairs_path is None or not pairs:
            return
        if self._pairs is None:
            self._pairs = private(self._pairs_path)
        for one in pairs[: MOST_PAIRS - self._suspected]:
            self._pairs.write(one.model_dump_json() + "\n")
        self._suspected += len(pairs)

    def close(self) -> None:
        for stream in (self._stream, self._pairs, self.context):
            if stream is not None:
                stream.close()


def errors(folder: Path, import_id: str, *, lang: Language = "da") -> Iterator[QuarantinedRow]:
    """The rows that an import put aside, in its order; UnknownImportError for another id."""
    path = _rows_path(folder, checked(import_id))
    if not path.exists():
        manifest_of(folder, import_id)
    return _read(path, lang)


def possible_duplicates(folder: Path, import_id: str) -> list[PossibleDuplicate]:
    """The pairs that an import brought for people to judge, in its order."""
    path = _pairs_path(folder, checked(import_id))
    if not path.exists():
        manifest_of(folder, import_id)
        return []
    return _pairs_in(path)


def every_possible_duplicate(folder: Path) -> Iterator[tuple[str, PossibleDuplicate]]:
    """The pairs of all imports, each with the import that brought it, the oldest import first."""
    pattern = _pairs_path(folder, "*")
    ending = pattern.name.removeprefix("*")
    for path in sorted(pattern.parent.glob(pattern.name)):
        import_id = path.name.removesuffix(ending)
        yield from ((import_id, pair) for pair in _pairs_in(path))


def _pairs_in(path: Path) -> list[PossibleDuplicate]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [PossibleDuplicate.model_validate_json(line) for line in lines]


def _kept(row: Row, problem: Problem) -> _Kept:
    error = problem.error
    column = None if problem.column == AS_A_WHOLE else problem.column
    said = (row.raw, problem.value or "", error.message("da"), error.message("en"), column or "")
    is_cpr = isinstance(error, CprDetectedError) or any(map(has_cpr, said))
    if is_cpr and not (isinstance(error, CprDetectedError) and not has_cpr(error.where)):
        error, column = CprDetectedError("The row"), None
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
        header=row.header,
        cells=without_cpr(row.cells) if is_cpr else row.cells,
        speaks_for=row.speaks_for,
        people=tuple(sorted(_people(row))),
    )


def _people(row: Row) -> set[str]:
    named = (one for proposal in row.proposals for one in references(proposal.event))
    return {one.id for one in named if "person" in one.entities}


def _read(path: Path, lang: Language) -> Iterator[QuarantinedRow]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            kept = _Kept.model_validate(json.loads(line))
            rest = kept.model_dump(exclude={"detail", "hint", "people"})
            yield QuarantinedRow(**rest, detail=kept.detail[lang], hint=kept.hint[lang])


def mapping_of(folder: Path, import_id: str) -> Path | None:
    """The mapping by which the rows put aside were read, where there was one."""
    path = _mapping_path(_rows_path(folder, checked(import_id)))
    return path if path.exists() else None


def _mapping_path(rows: Path) -> Path:
    return rows.with_suffix(".yaml")


def _rows_path(folder: Path, import_id: str) -> Path:
    return folder / "quarantine" / f"{import_id}.jsonl"


def _pairs_path(folder: Path, import_id: str) -> Path:
    return folder / "imports" / f"{import_id}.duplicates.jsonl"
