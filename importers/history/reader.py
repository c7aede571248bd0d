"""A registry of initiatives kept as files under version control: its history, change by change.

The source is `history_*.jsonl` (or its folder) with `blobs.jsonl` beside it, both gzipped or not.
"""

from collections.abc import Iterator
from pathlib import Path

from graph.errors import GraphError, InvalidProposalError
from graph.proposals import Proposal
from importers.contract import Problem, Row, Source
from importers.errors import UnexpectedValueError
from importers.history.changes import Read, commits, is_history, unreadable
from importers.history.errors import BrokenVersionError
from importers.history.folding import Register
from importers.history.records import record_of
from importers.history.statements import Change, Origin, Speaker
from importers.history.versions import VERSION_COLUMN, Versions, versions_beside
from importers.lines import sha256_of

NOT_IN_THE_REGISTER = "Filen stod ikke i registret"

# The mainline tells what the registry came to hold; the branches tell the way there.
_NAMES = (
    "history_first_parent.jsonl.gz",
    "history_first_parent.jsonl",
    "history_all_branches.jsonl.gz",
    "history_all_branches.jsonl",
)


def read(source: Source) -> Iterator[Row] | None:
    """Every change as the proposals it amounts to, then the broken versions nobody brought in."""
    history = _history_in(source.path)
    if history is None or not is_history(history):
        return None
    return _History(history, source).rows()


def _history_in(source: Path) -> Path | None:
    if not source.is_dir():
        return source
    return next((source / name for name in _NAMES if (source / name).exists()), None)


class _History:
    def __init__(self, path: Path, source: Source) -> None:
        self._path = path
        # A folder is read by the history in it; a file keeps the name that the user gave.
        self._file = path.name if source.path.is_dir() else source.name
        self._versions = versions_beside(path)
        self._origin = Origin(_source_of(path), self._file, sha256_of(path))
        self._register = Register(self._origin)

    def rows(self) -> Iterator[Row]:
        for commit in commits(self._path):
            self._register.begin(read.change for read in commit if read.change is not None)
            for read in sorted(commit, key=_turn):
                yield self._row(read)
        yield from self._versions.untold()

    def _row(self, read: Read) -> Row:
        file, line, change = self._file, read.line, read.change
        if change is None:
            return unreadable(file, read)
        if change.is_removal and not self._register.knows(change.path):
            return Row(file, line.number, line.text, ignored=NOT_IN_THE_REGISTER)
        try:
            said = tuple(self._said(Speaker(self._origin, change, line.number)))
            return Row(file, line.number, line.text, proposals=said)
        except GraphError as error:
            raw = _with_version(line.text, self._versions, change, error)
            return Row(file, line.number, raw, problem=Problem(error, _column(error)))

    def _said(self, speaker: Speaker) -> list[Proposal]:
        change = speaker.change
        if change.is_removal:
            return self._register.removed(speaker)
        if change.symlink:
            return self._register.linked(speaker, self._versions.text(change.blob))
        content = self._versions.content(change.blob, path=change.path)
        return self._register.described(speaker, record_of(content, folder=change.folder))


def _source_of(history: Path) -> str:
    """The history's own name: the commit it begins with, wherever its file lies."""
    first = next((one.change for some in commits(history) for one in some if one.change), None)
    return f"dpg-registry/{'' if first is None else first.commit[:12]}"


def _turn(read: Read) -> int:
    """Within a commit: what leaves, then what is there, then links to it."""
    if read.change is None or read.change.is_removal:
        return 0
    return 2 if read.change.symlink else 1


def _with_version(line: str, versions: Versions, change: Change, error: GraphError) -> str:
    """The line, and below it the broken version that it brought in."""
    if not isinstance(error, BrokenVersionError):
        return line
    return f"{line}\n{versions.broken_text(change.blob)}"


def _column(error: GraphError) -> str | None:
    match error:
        case BrokenVersionError():
            return VERSION_COLUMN
        case UnexpectedValueError(where=where) | InvalidProposalError(where=where):
            return where
        case _:
            return None
