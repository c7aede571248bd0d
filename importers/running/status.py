"""What is known of an import: from its manifest, and of what came of it from the log."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from portalocker import LockException, LockFlags, lock
from pydantic import BaseModel, ConfigDict

from graph.log.contract import Log
from importers.running.remembered import lock_path, manifest_of, manifests, undone
from importers.running.report import ImportedFile, ImportReport, Manifest

State: TypeAlias = Literal["at_work", "stopped", "done", "undone"]


class Status(BaseModel):
    """An import: `at_work` as long as its process lives, `stopped` when it can be taken up."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    import_id: str
    at: str
    state: State
    dry_run: bool
    files: tuple[ImportedFile, ...]
    report: ImportReport


def statuses(log: Log, *, folder: Path) -> Iterator[Status]:
    """Every import, the newest first."""
    return (_status(one, log, folder) for one in manifests(folder))


def status_of(log: Log, import_id: str, *, folder: Path) -> Status:
    """One import; UnknownImportError for another id."""
    return _status(manifest_of(folder, import_id), log, folder)


def _status(manifest: Manifest, log: Log, folder: Path) -> Status:
    report = manifest.report
    state = _state(report, log, folder)
    if state == "stopped":
        # A process that was killed told nobody; the log knows what it had written.
        written = log.read(correlation_id=report.import_id)
        events = sum(one.kind != "policy.deviated" for one in written)
        report = report.model_copy(update={"events": events})
    return Status(
        import_id=report.import_id,
        at=manifest.at,
        state=state,
        dry_run=report.dry_run,
        files=manifest.files,
        report=report,
    )


def _state(report: ImportReport, log: Log, folder: Path) -> State:
    if undone(log, report.import_id):
        return "undone"
    if report.state == "done":
        return "done"
    return "at_work" if _is_held(lock_path(folder, report.import_id)) else "stopped"


def _is_held(path: Path) -> bool:
    if not path.exists():
        return False
    number = os.open(path, os.O_RDWR)
    try:
        lock(number, LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING)
    except LockException:
        return True
    finally:
        os.close(number)
    return False
