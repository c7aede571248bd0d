"""What came of an import: every row accounted for exactly once."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from importers.errors import ImportInvariantError
from importers.running.changes import Change

State: TypeAlias = Literal["begun", "stopped", "done"]


class Remark(BaseModel):
    """Something to know of a whole file, which hinders nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    da: str
    en: str


class ImportReport(BaseModel):
    """Rows read, and what they gave. Events that rules drew from others come on top.

    `new_rows` are those of `changed_rows` that said something for the first time; `ended` counts
    what was ended since a file that is declared whole no longer has it, and `not_ended` what could
    not be. `changes` are the first of them, `more_changes` how many there are beyond.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    import_id: str
    state: State = "begun"
    dry_run: bool = False
    rows: int = 0
    events: int = 0
    changed_rows: int = 0
    unchanged: int = 0
    ignored: int = 0
    quarantined: int = 0
    new_rows: int = 0
    possible_duplicates: int = 0
    ended: int = 0
    not_ended: int = 0
    known_file: bool = False
    resumed: bool = False
    seconds: float = 0.0
    changes: tuple[Change, ...] = ()
    more_changes: int = 0
    remarks: tuple[Remark, ...] = ()


class ImportedFile(BaseModel):
    """A file that was imported, so that the same one can be known again.

    `read_as` is the digest of what the user said about it: format, mapping, encoding, sheet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    format: str
    sha256: str | None = None
    read_as: str = ""


class Manifest(BaseModel):
    """What is kept of an import: when it was, its files and its report, none of their content.

    `log_id` and `position` say which log it was written to, and how far that had come by its end;
    `sources` are those that its rows spoke for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    at: str
    files: tuple[ImportedFile, ...]
    report: ImportReport
    log_id: str = ""
    position: int = 0
    sources: tuple[str, ...] = ()
    snapshot: bool = False


def balanced(report: ImportReport) -> ImportReport:
    """The report itself; ImportInvariantError when a row is lost or counted twice."""
    counted = report.changed_rows + report.unchanged + report.ignored + report.quarantined
    if counted != report.rows:
        raise ImportInvariantError(report.rows, counted)
    return report
