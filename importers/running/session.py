"""One import at work: begun or taken up again, remembered from its first moment to its end."""

import secrets
import time
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from graph.journal import happened
from graph.log.contract import Log
from importers.cloudevents.kept import digest_of
from importers.errors import ImportAtWorkError
from importers.lines import sha256_of
from importers.registry import Opened
from importers.running.batch import Deciding
from importers.running.outcome import Outcome
from importers.running.remembered import at_work, broken_off, keep_manifest
from importers.running.report import ImportedFile, ImportReport, Manifest, State
from importers.running.standing import UNDOING

_MOST_SOURCES = 1_000


@dataclass(slots=True)
class Session:
    """The import, and what brings its rows to the log; `report` is what is known of it so far."""

    log: Log
    files: tuple[ImportedFile, ...]
    folder: Path | None
    deciding: Deciding
    report: ImportReport
    is_whole: bool
    sources: tuple[str, ...] = ()
    _started: float = field(default_factory=time.monotonic)

    def heard(self, outcome: Outcome, state: State = "begun") -> ImportReport:
        """The report as it is now; what is written by an import that dies here is in the log."""
        self.sources = tuple(sorted(outcome.sources)[:_MOST_SOURCES])
        seconds = round(time.monotonic() - self._started, 3)
        told = outcome.told(self.report)
        self.report = told.model_copy(update={"state": state, "seconds": seconds})
        if self.report.resumed:
            self.report = self.report.model_copy(update={"events": self._events()})
        return self.report

    def remember(self) -> None:
        """Keep what is known of the import, for others and for later."""
        if self.folder is None:
            return
        head = self.log.head()
        manifest = Manifest(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            files=self.files,
            report=self.report,
            log_id=head.log_id,
            position=head.position,
            sources=self.sources,
            snapshot=self.is_whole,
        )
        keep_manifest(self.folder, manifest)

    def _events(self) -> int:
        """All that it told, also before it was broken off; not what the rules drew from that."""
        told = self.log.read(correlation_id=self.report.import_id)
        return sum(one.kind != "policy.deviated" for one in told)


@contextmanager
def begun(
    files: Sequence[ImportedFile],
    log: Log,
    folder: Path | None,
    *,
    dry_run: bool,
    is_whole: bool,
) -> Generator[Session]:
    """An import of these files: the one that was broken off, or else a new one."""
    with ExitStack() as held:
        earlier = None if folder is None or dry_run else _taken_up(files, log, folder, held)
        import_id = earlier or new_import_id()
        if folder is not None and earlier is None:
            held.enter_context(at_work(folder, import_id))
        undone = next(log.read(source=UNDOING, limit=1), None) is not None
        ledger = held.enter_context(log.rehearsing()) if dry_run else log
        deciding = Deciding(ledger, import_id, resumed=earlier is not None, undone=undone)
        held.enter_context(closing(deciding))
        report = ImportReport(import_id=import_id, dry_run=dry_run, resumed=earlier is not None)
        session = Session(log, tuple(files), folder, deciding, report, is_whole)
        session.remember()
        try:
            yield session
        finally:
            if session.report.state == "begun":
                session.report = session.report.model_copy(update={"state": "stopped"})
            # Also of an import that was broken off: what it brought in can be undone by its id.
            session.remember()
            happened("import.ran", **session.report.model_dump(exclude={"changes"}))


def new_import_id() -> str:
    """A fresh id that sorts by time (UUID version 7)."""
    stamped = time.time_ns() // 1_000_000 << 80 | 7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=stamped | 2 << 62 | secrets.randbits(62)))


def files_of(files: Sequence[Opened]) -> tuple[ImportedFile, ...]:
    """What is remembered of the files, so that they are known again."""
    return tuple(
        ImportedFile(
            name=file.source.name,
            format=file.format,
            sha256=sha256_of(file.source.path) if file.source.path.is_file() else None,
            read_as=_read_as(file),
        )
        for file in files
    )


def _read_as(file: Opened) -> str:
    """What the user said about the file, and what the mapping says, which may change."""
    source, mapping = file.source, ""
    if source.mapping is not None:
        mapping = sha256_of(source.mapping)
    elif source.mappings is not None and file.format == "cloudevents":
        mapping = digest_of(source.mappings)
    said = (mapping, source.encoding or "", source.sheet or "")
    return sha256("\n".join(said).encode()).hexdigest() if any(said) else ""


def _taken_up(files: Sequence[ImportedFile], log: Log, folder: Path, held: ExitStack) -> str | None:
    """The id of an import of these files that was broken off, unless it is at work elsewhere."""
    earlier = broken_off(folder, files, log)
    if earlier is None:
        return None
    with suppress(ImportAtWorkError):
        held.enter_context(at_work(folder, earlier.report.import_id))
        return earlier.report.import_id
    return None
