"""The rows that an import put aside as files to correct, as a browser or a program fetches them."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from fastapi import HTTPException
from fastapi.responses import Response

from graph.errors import Language
from graph.settings import Settings
from importers.quarantine.annotated import Part, parts
from importers.quarantine.corrected import is_correctable
from importers.quarantine.rows import errors


@dataclass(frozen=True, slots=True)
class Correction:
    """One of the files: `part` is its number, from 1; `sheet` in a workbook."""

    part: int
    file: str
    sheet: str | None
    rows: int


def corrections(settings: Settings, import_id: str) -> list[Correction]:
    """The files that there are: one for each table that rows were put aside of, where these can be
    imported without the rest of their file."""
    found = _parts(settings, import_id, "da")
    return [
        Correction(number, one.file, one.sheet, len(one.rows))
        for number, one in enumerate(found, start=1)
        if is_correctable(settings.data, import_id, one.file)
    ]


def correction(settings: Settings, import_id: str, *, part: int, lang: Language) -> Response:
    """One of them, as a spreadsheet opens it; HTTPException 404 for a part that is not there."""
    found = _parts(settings, import_id, lang)
    if not 1 <= part <= len(found):
        raise HTTPException(404)
    number = f"-{part}" if len(found) > 1 else ""
    name = f"ret-{Path(found[part - 1].file).stem}{number}.csv"
    return Response(
        found[part - 1].text(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _parts(settings: Settings, import_id: str, lang: Language) -> list[Part]:
    return parts(import_id, errors(settings.data, import_id, lang=lang))
