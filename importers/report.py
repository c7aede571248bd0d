"""What came of an import: every row accounted for exactly once."""

from pydantic import BaseModel, ConfigDict

from importers.errors import ImportInvariantError


class ImportReport(BaseModel):
    """Rows read, and what they gave. Events that rules drew from others come on top.

    `possible_duplicates` are new initiatives with the title of another one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    import_id: str
    rows: int = 0
    events: int = 0
    changed_rows: int = 0
    unchanged: int = 0
    ignored: int = 0
    quarantined: int = 0
    possible_duplicates: int = 0
    seconds: float = 0.0
    dry_run: bool = False


class ImportedFile(BaseModel):
    """A file that was imported, so that the same one can be known again."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    format: str
    sha256: str | None = None


class Manifest(BaseModel):
    """What is kept of an import: when it was, its files and its report."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    at: str
    files: tuple[ImportedFile, ...]
    report: ImportReport


def balanced(report: ImportReport) -> ImportReport:
    """The report itself; ImportInvariantError when a row is lost or counted twice."""
    counted = report.changed_rows + report.unchanged + report.ignored + report.quarantined
    if counted != report.rows:
        raise ImportInvariantError(report.rows, counted)
    return report
