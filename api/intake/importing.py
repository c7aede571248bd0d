"""An uploaded file imported: as the command line imports one."""

from api.intake.uploads import Upload
from graph.moments import day_of
from graph.wiring import System
from importers.contract import Source
from importers.running.ending import Snapshot
from importers.running.report import ImportReport
from importers.running.run import run


def brought_in(
    system: System,
    upload: Upload,
    *,
    dry_run: bool,
    snapshot: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
) -> ImportReport:
    """The import of the file; an empty text is a field that nobody filled in."""
    source = Source(
        upload.path, mapping=upload.mapping, encoding=encoding or None, sheet=sheet or None
    )
    return run(
        [source],
        system.log,
        dry_run=dry_run,
        folder=system.settings.data,
        snapshot=Snapshot(day_of(snapshot)) if snapshot else None,
    )
