"""The formats that can be imported, by name; the content of a source says which one it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from graph.errors import CprDetectedError, UnreadableFileError
from graph.events.fields import clean
from graph.json_errors import BadJsonError
from graph.reasons import MISSING, NOT_SHOWN
from graph.strict_json import strict
from importers import jsonl
from importers.cloudevents import reader as cloudevents
from importers.contract import Reader, Row, Source
from importers.documents import beginning, document
from importers.errors import (
    BrokenDocumentError,
    EmptyFileError,
    NoRowsError,
    NotARegisterError,
    UnknownFormatError,
)
from importers.ftm import reader as ftm
from importers.history import reader as registry_history
from importers.lines import first_lines
from importers.networks import gexf, graphml, kumu
from importers.networks import tables as network_tables
from importers.os2mo import reader as os2mo
from importers.signatures import kind_of
from importers.sor import reader as sor
from importers.tables import csv_register, workbook_register

# In the order in which they are asked: the one that takes the least comes first.
FORMATS: dict[str, Reader] = {
    "registry-history": registry_history.read,
    "cloudevents": cloudevents.read,
    "os2mo": os2mo.read,
    "ftm": ftm.read,
    "graphml": graphml.read,
    "gexf": gexf.read,
    "kumu": kumu.read,
    "sor": sor.read,
    "jsonl": jsonl.read,
    "network-tables": network_tables.read,
    "workbook": workbook_register.read,
    "csv": csv_register.read,
}
_JSON = (b"{", b"[")


@dataclass(frozen=True, slots=True)
class Opened:
    """A source whose format is known, and its rows, which are read as they are asked for."""

    source: Source
    format: str
    rows: Iterator[Row]


def opened(source: Source, *, name: str | None = None) -> Opened:
    """The source by the format called `name`, or else by the first that takes it.

    Never a guess: what no format takes is refused, and so is a file with nothing in it.
    """
    _check_name(source)
    if not source.path.exists():
        raise UnreadableFileError(str(source.path), MISSING)
    if source.path.is_file() and not first_lines(source.path, 1):
        raise EmptyFileError(source.name)
    kind = kind_of(source.path)
    if kind is not None:
        raise NotARegisterError(source.name, *kind)
    for format, read in _candidates(source.part_of or name):
        rows = read(source)
        if rows is not None:
            return Opened(source, format, _some(rows, source))
    _check_json(source)
    raise UnknownFormatError(source.name, ", ".join(FORMATS))


def _candidates(name: str | None) -> list[tuple[str, Reader]]:
    return [(one, read) for one, read in FORMATS.items() if name in (None, one)]


def _some(rows: Iterator[Row], source: Source) -> Iterator[Row]:
    """The rows; a file that gives none was not understood, whatever its format thinks."""
    first = next(rows, None)
    if first is None:
        raise NoRowsError(source.name)
    yield from chain([first], rows)


def _check_json(source: Source) -> None:
    """What begins as JSON and is none is told where it breaks."""
    if not beginning(source.path, 200).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(_JSON):
        return
    try:
        strict(document(source.path, name=source.name))
    except BadJsonError as problem:
        raise BrokenDocumentError(source.name, problem) from None


def _check_name(source: Source) -> None:
    """The name of a file is kept with each event that came from it."""
    try:
        clean(source.name)
    except ValueError as problem:
        if "cpr_detected" in str(problem):
            raise CprDetectedError("The name of the file") from None
        raise UnreadableFileError(repr(source.name), NOT_SHOWN) from None
