"""Files that people mistake for tables, known by how they begin, whatever they are called."""

from pathlib import Path
from typing import Final

from importers.documents import beginning

_KINDS: Final[tuple[tuple[bytes, tuple[str, str]], ...]] = (
    (b"%PDF-", ("en PDF-fil", "a PDF file")),
    (b"\x89PNG", ("et billede", "a picture")),
    (b"\xff\xd8\xff", ("et billede", "a picture")),
    (b"GIF8", ("et billede", "a picture")),
    (b"{\\rtf", ("et tekstdokument", "a text document")),
    (b"<!doctype html", ("en webside", "a web page")),
    (b"<html", ("en webside", "a web page")),
)


def kind_of(path: Path) -> tuple[str, str] | None:
    """What the file is, in Danish and in English; None for what may well be a register."""
    seen = beginning(path, 200).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((said for start, said in _KINDS if seen.startswith(start.lower())), None)
