"""An import: rows read, brought to the log in batches, counted, and put aside where refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.log.contract import Log
from graph.proposals import Proposal
from importers.cloudevents.kept import FOLDER
from importers.contract import Row, Source
from importers.errors import NotWholeError
from importers.quarantine.corrected import as_it_was
from importers.quarantine.rows import Quarantine
from importers.registry import Opened, opened
from importers.running.allocating import in_batches
from importers.running.ending import Snapshot, Whole, end_missing
from importers.running.likeness import SameMarks
from importers.running.outcome import Outcome
from importers.running.remembered import known_again
from importers.running.report import ImportedFile, ImportReport, balanced
from importers.running.session import begun, files_of

BATCH = 2_000
SHOWN = 100


def heard_by_nobody(_rows: int) -> None:
    """Nobody waits, and nobody asks the import to stop."""


def run(
    sources: Sequence[Source],
    log: Log,
    *,
    dry_run: bool,
    folder: Path | None = None,
    format: str | None = None,
    snapshot: Snapshot | None = None,
    batch: int = BATCH,
    progress: Callable[[int], object] = heard_by_nobody,
) -> ImportReport:
    """Import the sources in order as one import; what they are is known before any is read.

    Rows that are put aside are kept in the data folder, when there is one. `snapshot` declares
    that the sources hold all that there is. `progress` hears the number of rows done, batch by
    batch; when it answers False the import stops there, and the same import goes on from there.

    A dry run is the same on a rehearsal of the log, which is gone at its end.
    """
    with in_batches(), ExitStack() as held:
        files = [opened(one, name=format) for one in _as_they_were(sources, folder, held)]
        if snapshot is not None and any(one.source.is_part for one in files):
            raise NotWholeError
        named = files_of(files)
        known = None if folder is None or snapshot else known_again(folder, named, log)
        if known is not None:
            return _unchanged(known.report, dry_run=dry_run)
        session = held.enter_context(
            begun(named, log, folder, dry_run=dry_run, is_whole=snapshot is not None)
        )
        import_id = session.report.import_id
        mapping = next((one.source.mapping for one in files if one.source.mapping), None)
        parts = [one.source.name for one in files if one.source.is_part]
        putting = Quarantine(folder, import_id, mapping=mapping, parts=parts)
        quarantine = held.enter_context(closing(putting))
        outcome = Outcome(quarantine, held.enter_context(closing(SameMarks(log))), SHOWN)
        whole = None if snapshot is None else held.enter_context(closing(Whole(snapshot)))
        places = [_places(one, import_id) for one in zip(files, named, strict=True)]
        for some in _sittings(chain.from_iterable(places), batch):
            if whole is not None:
                whole.saw(some)
            outcome.take(some, session.deciding.decided(some))
            session.heard(outcome)
            if progress(outcome.counts["rows"]) is False:
                return balanced(session.heard(outcome, "stopped"))
        if whole is not None:
            end_missing(whole, session.deciding, outcome)
        return balanced(session.heard(outcome, "done"))


def _as_they_were(
    sources: Sequence[Source], folder: Path | None, held: ExitStack
) -> Sequence[Source]:
    """The sources; a corrected file of rows put aside as one like that which they came from."""
    if folder is None:
        return sources
    into = Path(held.enter_context(TemporaryDirectory(prefix="spredning-")))
    kept = folder / FOLDER
    return [as_it_was(replace(one, mappings=kept), folder=folder, into=into) for one in sources]


def _unchanged(report: ImportReport, *, dry_run: bool) -> ImportReport:
    """What is told of files that were imported before, as they are: known by their digests."""
    return ImportReport(
        import_id=report.import_id,
        state="done",
        dry_run=dry_run,
        rows=report.rows,
        unchanged=report.rows - report.ignored,
        ignored=report.ignored,
        known_file=True,
    )


def _places(file: tuple[Opened, ImportedFile], import_id: str) -> Iterator[Row]:
    """The rows of a source, each proposal with its import and its place in the file."""
    opened, named = file
    known = {} if named.sha256 is None else {"file_sha256": named.sha256}
    for row in opened.rows:
        place = {"file": row.file, "row": row.number, **known}
        if row.sheet is not None:
            place["sheet"] = row.sheet
        proposals = tuple([_placed(one, place, import_id) for one in row.proposals])
        # As `_replace` does, three times as fast.
        yield Row(*row[:3], proposals, *row[4:])


def _placed(proposal: Proposal, place: Mapping[str, Any], import_id: str) -> Proposal:
    """A proposal that names its file already keeps that."""
    source, id, event, intent, valid_from, valid_to, actor, _, causation_id, provenance = proposal
    if provenance is None:
        provenance = place
    elif "file" not in provenance:
        provenance = {**provenance, **place}
    said = source, id, event, intent, valid_from, valid_to, actor
    return Proposal(*said, import_id, causation_id, provenance)


def _sittings(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    """The rows in lists of about `size` proposals or rows."""
    some: list[Row] = []
    weight = 0
    for row in rows:
        some.append(row)
        weight += max(1, len(row.proposals))
        if weight >= size:
            yield some
            some, weight = [], 0
    if some:
        yield some
