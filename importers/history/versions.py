"""The versions of a registry's files: their contents by the name that the history gives them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import GraphError, UnreadableFileError
from graph.reasons import MISSING
from graph.strict_json import Json, strict
from importers.contract import Problem, Row
from importers.errors import UnexpectedValueError
from importers.history.errors import (
    BrokenVersionError,
    MissingVersionError,
    UnusedBrokenVersionError,
)
from importers.lines import Line, lines

NAMES = ("blobs.jsonl.gz", "blobs.jsonl")
VERSION_COLUMN = "blob"


@dataclass(frozen=True, slots=True)
class Version:
    """One content: `broken` is its text where that is not JSON."""

    row: int
    content: Mapping[str, Json] = field(default_factory=dict[str, Json])
    broken: str | None = None


class Versions:
    """All contents, held in memory: about three times the size of their file.

    Remembers which broken ones a change brought in, so that the others can be told too.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._by_name: dict[str, Version] = {}
        self._unreadable: list[Row] = []
        self._told: set[str] = set()

    def text(self, name: str | None) -> str:
        """The text of a version that is a link: the path that it points to."""
        return (self._known(name).broken or "").strip()

    def content(self, name: str | None, *, path: str) -> Mapping[str, Json]:
        """The content of a version; BrokenVersionError when it is not JSON."""
        version = self._known(name)
        if version.broken is not None:
            self._told.add(str(name))
            raise BrokenVersionError(path)
        return version.content

    def broken_text(self, name: str | None) -> str | None:
        """The text of a broken version, so that it can be kept."""
        version = self._by_name.get(str(name))
        return None if version is None else version.broken

    def untold(self) -> Iterator[Row]:
        """The broken versions that no change has brought in as a description, and broken lines."""
        yield from self._unreadable
        for name, version in self._by_name.items():
            if version.broken is not None and name not in self._told:
                problem = Problem(UnusedBrokenVersionError(name), VERSION_COLUMN)
                yield Row(self._file, version.row, version.broken, problem=problem)

    def take(self, line: Line) -> None:
        """One line of the file with the contents."""
        try:
            if line.problem is not None:
                raise line.problem
            name, version = _version(line)
            self._by_name[name] = version
        except GraphError as error:
            self._unreadable.append(Row(self._file, line.number, line.text, problem=Problem(error)))

    def _known(self, name: str | None) -> Version:
        if name is None or name not in self._by_name:
            raise MissingVersionError(str(name))
        return self._by_name[name]


def versions_beside(history: Path) -> Versions:
    """The contents that lie in the same folder as the history."""
    for name in NAMES:
        path = history.with_name(name)
        if path.exists():
            versions = Versions(name)
            for line in lines(path):
                versions.take(line)
            return versions
    raise UnreadableFileError(str(history.with_name(NAMES[0])), MISSING)


def _version(line: Line) -> tuple[str, Version]:
    match strict(line.text):
        case {"blob": str() as name, "json": dict() as content}:
            return name, Version(line.number, content)
        case {"blob": str() as name, "invalid_json": str() as text}:
            return name, Version(line.number, broken=text)
        case _:
            raise UnexpectedValueError(VERSION_COLUMN)
