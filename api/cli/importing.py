"""What the import commands do and say, for people at a terminal."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.failures import CannotWriteError
from graph.moments import day_of
from graph.words import thing

if TYPE_CHECKING:
    from api.cli.output import Output
    from graph.wiring import System
    from importers.contract import Source
    from importers.quarantine.rows import QuarantinedRow
    from importers.running.likeness import PossibleDuplicate
    from importers.running.report import ImportReport
    from importers.running.status import Status
    from importers.undoing.undo import Kept, Undone

_SHOWN = 20
_OF = {"initiative": "", "organisation": " --of organisations", "person": " --of people"}
_STATES = {
    "at_work": ("i gang", "at work"),
    "stopped": ("stoppet", "stopped"),
    "done": ("færdig", "done"),
    "undone": ("fortrudt", "undone"),
}


def imported(
    system: "System",
    sources: "Sequence[Source]",
    *,
    dry_run: bool,
    snapshot: str | None,
    progress: Callable[[int], object],
) -> "ImportReport":
    """The import of these sources into the system's log."""
    from importers.running.ending import Snapshot
    from importers.running.run import run

    return run(
        sources,
        system.log,
        dry_run=dry_run,
        folder=system.settings.data,
        snapshot=None if snapshot is None else Snapshot(day_of(snapshot)),
        progress=progress,
    )


def status_line(status: "Status", output: "Output") -> str:
    """One import on a line."""
    names = ", ".join(one.name for one in status.files)
    counts = status.report
    rows, events = output.rows(counts.rows), output.events(counts.events)
    dry = output.say(" (prøvekørsel)", " (dry run)") if status.dry_run else ""
    return (
        f"{status.import_id}  {status.at[:16].replace('T', ' ')}  "
        f"{output.say(*_STATES[status.state])}{dry}  {names}: "
        + output.say(
            f"{rows}, {events}, {counts.quarantined} lagt til side",
            f"{rows}, {events}, {counts.quarantined} put aside",
        )
    )


def row_lines(row: "QuarantinedRow", output: "Output") -> Iterator[str]:
    """A row put aside: where it stands, what is wrong, what can be done."""
    sheet = f", {output.say('ark', 'sheet')} {row.sheet}" if row.sheet else ""
    column = f", {row.column}" if row.column else ""
    cell = f" ({row.cell})" if row.cell else ""
    where = f"{row.file}{sheet}, {output.say('række', 'row')} {row.row}{column}{cell}"
    yield f"{where}: {row.detail} ({row.code})"
    if row.hint:
        yield f"    {row.hint}"


def annotate(
    import_id: str, rows: "Iterator[QuarantinedRow]", path: Path, output: "Output"
) -> None:
    """Write the rows put aside in a file that can be put right and imported."""
    from importers.quarantine.annotated import written
    from importers.quarantine.corrected import is_correctable

    found = list(rows)
    folder = output.settings.data
    alone = all(is_correctable(folder, import_id, name) for name in {one.file for one in found})
    try:
        files = [str(one) for one in written(import_id, found, path)]
    except OSError as problem:
        raise CannotWriteError(str(path), problem.strerror or "?") from None
    names = ", ".join(files) or "-"
    command = f"spredning import run {' '.join(files)}"
    text = (
        output.say(
            f"Skrevet: {names}. Ret rækkerne, gem, og indlæs: {command}",
            f"Written: {names}. Correct the rows, save, and import: {command}",
        )
        if alone
        else output.say(
            f"Skrevet: {names}. Ret rækkerne i den fil, de kommer fra, og indlæs den igen.",
            f"Written: {names}. Correct the rows in the file they come from, and import it again.",
        )
    )
    output.give({"files": files}, [text])


def pair_lines(pairs: "Sequence[PossibleDuplicate]", output: "Output") -> Iterator[str]:
    """Two and two that may be one, and why; and below those of a kind, where they are judged."""
    because = {
        "name": ("samme navn", "same name"),
        "email": ("samme e-mail", "same e-mail"),
        "code": ("samme kode", "same code"),
    }
    for entity, of in _OF.items():
        some = [one for one in pairs if one.entity == entity]
        for one in some:
            word = thing(entity, output.lang)
            yield f"{word}  {one.id}  {one.other}  {output.say(*because[one.reason])}"
        if some:
            judge = f"spredning duplicates list{of}"
            yield output.say(f"    Vurdér dem: {judge}", f"    Judge them: {judge}")


def undone(done: "Undone", output: "Output") -> Iterator[str]:
    """How much was taken back, and what stays."""
    yield output.say(
        f"{output.events(done.undone)} er taget tilbage. {len(done.kept)} blev stående.",
        f"{output.events(done.undone)} taken back. {len(done.kept)} were left.",
    )
    for one in done.kept[:_SHOWN]:
        yield f"  nr. {one.position} {one.about}: {_because(one, output)}"
    if len(done.kept) > _SHOWN:
        yield output.say(
            f"  ... og {len(done.kept) - _SHOWN} til (--json viser dem)",
            f"  ... and {len(done.kept) - _SHOWN} more (--json shows them)",
        )


def _because(kept: "Kept", output: "Output") -> str:
    if kept.code == "built_upon":
        return output.say(
            f"hændelse nr. {kept.by} ({kept.by_kind}) bygger på den",
            f"event no. {kept.by} ({kept.by_kind}) builds upon it",
        )
    return output.say(
        "den slags tages ikke tilbage; sig, hvad der gælder nu",
        "that kind is not taken back; say what holds now",
    )
