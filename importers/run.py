"""An import: rows read, brought to the log in batches, counted, and put aside where refused."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from uuid import UUID

from graph.errors import GraphError
from graph.journal import happened
from graph.log.contract import Log
from graph.proposals import Proposal, Provenance
from graph.refusals import UnknownReferenceError
from importers.batch import Decided, decided
from importers.contract import Problem, Row, Source
from importers.likeness import Titles
from importers.lines import sha256_of
from importers.quarantine import Quarantine, keep_manifest
from importers.registry import Opened, opened
from importers.report import ImportedFile, ImportReport, Manifest, balanced

BATCH = 2_000


def run(
    sources: Sequence[Source],
    log: Log,
    *,
    dry_run: bool,
    folder: Path | None = None,
    format: str | None = None,
    batch: int = BATCH,
    progress: Callable[[int], None] | None = None,
) -> ImportReport:
    """Import the sources in order as one import; what they are is known before any is read.

    Rows that are put aside are kept in the data folder, when there is one. `progress` hears the
    number of rows done. A dry run is the same but for the append: all rows are decided in one
    sitting, so that it knows what the real run would know, and holds them in memory.
    """
    files = [opened(source, name=format) for source in sources]
    report = ImportReport(import_id=new_import_id(), dry_run=dry_run)
    started = time.monotonic()
    titles = Titles(log)
    rows = chain.from_iterable(_rows(one, import_id=report.import_id) for one in files)
    try:
        with closing(Quarantine(folder, report.import_id)) as quarantine:
            for some in _sittings(rows, None if dry_run else batch):
                came = decided(some, log, dry_run=dry_run)
                outcomes = Counter(_outcomes(some, came, quarantine))
                new = (proposal for place in sorted(came.new) for proposal in some[place].proposals)
                outcomes["possible_duplicates"] = titles.repeated(new)
                report = _counted(report, outcomes, came.events)
                if progress is not None:
                    progress(report.rows)
        report = report.model_copy(update={"seconds": round(time.monotonic() - started, 3)})
        return balanced(report)
    finally:
        # Also of an import that was broken off: what it brought in can be undone by its id.
        if folder is not None:
            keep_manifest(folder, _manifest(files, report))
        happened("import.ran", **report.model_dump())


def new_import_id() -> str:
    """A fresh id that sorts by time (UUID version 7)."""
    stamped = time.time_ns() // 1_000_000 << 80 | 7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=stamped | 2 << 62 | secrets.randbits(62)))


def _rows(file: Opened, *, import_id: str) -> Iterator[Row]:
    """The rows of a source, each proposal with its import and its place in the file."""
    digest = _digest(file.source.path)
    for row in file.rows:
        place = {
            "file": row.file,
            "file_sha256": digest,
            "sheet": row.sheet,
            "row": row.number,
        }
        proposals = tuple(_placed(one, place, import_id) for one in row.proposals)
        yield replace(row, proposals=proposals)


def _placed(proposal: Proposal, place: Mapping[str, object], import_id: str) -> Proposal:
    """A proposal that names its file already keeps that."""
    provenance = proposal.provenance or Provenance()
    if provenance.file is None:
        provenance = provenance.model_copy(update=place)
    return replace(proposal, correlation_id=import_id, provenance=provenance)


def _sittings(rows: Iterator[Row], size: int | None) -> Iterator[list[Row]]:
    """The rows in lists of about `size` proposals or rows, or all in one."""
    some: list[Row] = []
    weight = 0
    for row in rows:
        some.append(row)
        weight += max(1, len(row.proposals))
        if size is not None and weight >= size:
            yield some
            some, weight = [], 0
    if some:
        yield some


def _outcomes(rows: Sequence[Row], came: Decided, quarantine: Quarantine) -> Iterator[str]:
    """Under which of the report's names each row counts."""
    for place, row in enumerate(rows):
        problem = _problem(row, came.refused.get(place))
        if problem is not None:
            quarantine.put(row, problem)
            yield "quarantined"
        elif row.ignored is not None:
            yield "ignored"
        else:
            yield "changed_rows" if place in came.new else "unchanged"


def _problem(row: Row, refusal: GraphError | None) -> Problem | None:
    match refusal:
        case None:
            return row.problem
        case UnknownReferenceError(field=column, id=id):
            return Problem(refusal, column, id)
        case _:
            return Problem(refusal)


def _counted(report: ImportReport, came: Counter[str], events: int) -> ImportReport:
    rows = came.total() - came["possible_duplicates"]
    came.update({"rows": rows, "events": events})
    counts = {name: getattr(report, name) + count for name, count in came.items()}
    return report.model_copy(update=counts)


def _manifest(files: Sequence[Opened], report: ImportReport) -> Manifest:
    return Manifest(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        files=tuple(
            ImportedFile(
                name=file.source.name, format=file.format, sha256=_digest(file.source.path)
            )
            for file in files
        ),
        report=report,
    )


def _digest(path: Path) -> str | None:
    return sha256_of(path) if path.is_file() else None
