"""The formats that can be imported, by name; the content of a source says which one it is."""

from pathlib import Path

from graph.errors import CprDetectedError, UnreadableFileError
from graph.events.fields import clean
from importers import jsonl, registry_history
from importers.contract import Format
from importers.errors import EmptyFileError, UnknownFormatError
from importers.lines import first_lines

# In the order in which they are tried: the one that recognises the least comes first.
FORMATS: dict[str, Format] = {
    "registry-history": Format(
        "registry-history", registry_history.recognises, registry_history.read
    ),
    "jsonl": Format("jsonl", jsonl.recognises, jsonl.read),
}


def format_of(source: Path, *, name: str | None = None) -> Format:
    """The format called `name`, or else the first that recognises the source.

    Never a guess: what no format recognises is refused, and so is a file with nothing in it.
    """
    _check_name(source)
    if not source.exists():
        raise UnreadableFileError(str(source), "findes ikke")
    if source.is_file() and not first_lines(source, 1):
        raise EmptyFileError(str(source))
    if name is not None and name in FORMATS:
        return FORMATS[name]
    if name is None:
        for one in FORMATS.values():
            if one.recognises(source):
                return one
    raise UnknownFormatError(str(source), ", ".join(FORMATS))


def _check_name(source: Path) -> None:
    """The name of a file is kept with each event that came from it."""
    try:
        clean(source.name)
    except ValueError as problem:
        if "cpr_detected" in str(problem):
            raise CprDetectedError("Filnavnet") from None
        raise UnreadableFileError(repr(source.name), "navnet kan ikke vises") from None
