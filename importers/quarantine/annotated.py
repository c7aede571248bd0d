"""Rows put aside as files that can be put right: what is wrong stands beside each row.

Corrected and imported again such a file is read as the file it came from (see
`importers.quarantine.corrected`), so that only the rows that were corrected say something new.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from graph.spreadsheets import harmless
from importers.quarantine.rows import FORGOTTEN, QuarantinedRow

COLUMNS: Final = (
    "indlæsning",
    "fil",
    "ark",
    "række",
    "fejl_kolonne",
    "fejl_kode",
    "fejl",
    "hvad_gøres",
)
RAW: Final = "linje"
"""The column of a row that is no row of a table."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one file, and in a workbook of one sheet, under the same columns."""

    import_id: str
    file: str
    sheet: str | None
    header: tuple[str, ...]
    rows: tuple[QuarantinedRow, ...]

    def text(self) -> str:
        """As Danish Excel reads it: with a byte order mark, semicolons and decimal commas."""
        stream = StringIO()
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(map(harmless, (*COLUMNS, *self.header)))
        for row in self.rows:
            writer.writerow(map(harmless, self._cells(row)))
        return f"\ufeff{stream.getvalue()}"

    def _cells(self, row: QuarantinedRow) -> list[str]:
        said = (row.file, row.sheet, str(row.row), row.column, row.code, row.detail, row.hint)
        own = row.cells or (row.raw,)
        return [self.import_id, *(one or "" for one in said), *map(shown, own)]


def parts(import_id: str, rows: Iterable[QuarantinedRow]) -> list[Part]:
    """The rows by what can be in one table, in their order; without those that are forgotten."""
    tables: dict[tuple[str, str | None, Sequence[str]], list[QuarantinedRow]] = {}
    for row in rows:
        if row.raw != FORGOTTEN:
            tables.setdefault((row.file, row.sheet, row.header or (RAW,)), []).append(row)
    return [
        Part(import_id, file, sheet, tuple(header), tuple(some))
        for (file, sheet, header), some in tables.items()
    ]


def written(import_id: str, rows: Iterable[QuarantinedRow], path: Path) -> list[Path]:
    """The files that were written: one, or one for each part."""
    files: list[Path] = []
    for number, part in enumerate(parts(import_id, rows), start=1):
        file = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        file.write_text(part.text(), encoding="utf-8", newline="")
        files.append(file)
    return files


def shown(cell: str | float) -> str:
    """A cell as a text; a number as Danish Excel writes it."""
    return cell if isinstance(cell, str) else str(cell).replace(".", ",")
