"""What the import commands do and say, for people at a terminal."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.answers.words import either
from api.failures import CannotWriteError
from graph.errors import Language
from graph.moments import day_of
from graph.words import thing

if TYPE_CHECKING:
    from api.cli.output import Output
    from graph.wiring import System
    from importers.contract import Source
    from importers.quarantine.rows import QuarantinedRow
    from importers.running.changes import Change, FieldChange
    from importers.running.likeness import PossibleDuplicate
    from importers.running.report import ImportReport
    from importers.running.status import Status
    from importers.undoing.undo import Kept, Undone

_SHOWN = 20
_LONGEST = 60
_WHAT = {
    "new": ("ny", "new"),
    "changed": ("ændret", "changed"),
    "again": ("tilbage igen", "back again"),
    "ended": ("ophørt", "ended"),
    "not_ended": ("mangler, men blev", "missing, but left"),
}
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


def report(report: "ImportReport", output: "Output") -> Iterator[str]:
    """The accounts, what changes, and what to do next."""
    say = output.say
    rows, events = output.rows(report.rows), output.events(report.events)
    yield say(
        f"{rows} læst = {report.changed_rows} gav {events} "
        f"({report.new_rows} nye, {report.changed_rows - report.new_rows} ændrede) "
        f"+ {report.unchanged} uændrede + {report.ignored} sprunget over efter reglen "
        f"+ {report.quarantined} lagt til side.",
        f"{rows} read = {report.changed_rows} gave {events} "
        f"({report.new_rows} new, {report.changed_rows - report.new_rows} changed) "
        f"+ {report.unchanged} unchanged + {report.ignored} ignored by rule "
        f"+ {report.quarantined} put aside.",
    )
    if report.known_file:
        yield say(
            "Filen er den samme som sidst: den er kendt på sit indhold.",
            "The file is the same as last time: it is known by its content.",
        )
    yield from (f"! {say(one.da, one.en)}" for one in report.remarks)
    yield from _changes(report, output.lang)
    yield from _next(report, output)


def _changes(report: "ImportReport", lang: Language) -> Iterator[str]:
    for one in report.changes[:_SHOWN]:
        yield f"  {_place(one, lang)}{either(lang, *_WHAT[one.what])}: {one.about}"
        own = one.about.partition("/")[0]
        yield from (f"      {_difference(each)}" for each in one.fields if each.field != own)
    more = report.more_changes + max(0, len(report.changes) - _SHOWN)
    if more:
        yield either(
            lang,
            f"  ... og {more} ændringer til (--json viser de første {len(report.changes)})",
            f"  ... and {more} more changes (--json shows the first {len(report.changes)})",
        )


def _place(change: "Change", lang: Language) -> str:
    if change.row is None:
        return ""
    sheet = f"{either(lang, 'ark', 'sheet')} {change.sheet}, " if change.sheet else ""
    return f"{sheet}{either(lang, 'række', 'row')} {change.row}: "


def _difference(field: "FieldChange") -> str:
    if field.before is None:
        return f"{field.field}: {_shown(field.after)}"
    return f"{field.field}: {_shown(field.before)} → {_shown(field.after)}"


def _shown(value: Any) -> str:
    match value:
        case None:
            text = "-"
        case [*several]:
            text = ", ".join(map(str, several))
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _next(report: "ImportReport", output: "Output") -> Iterator[str]:
    say, id = output.say, report.import_id
    if report.ended or report.not_ended:
        yield say(
            f"{report.ended} står ikke mere i registret og blev afsluttet; "
            f"{report.not_ended} mangler, men blev, som de var.",
            f"{report.ended} are no longer in the register and were ended; "
            f"{report.not_ended} are missing, but were left as they were.",
        )
    if report.quarantined:
        see = f"spredning import errors {id}"
        yield say(f"Se det, der blev lagt til side: {see}", f"See what was put aside: {see}")
    if report.possible_duplicates:
        see = f"spredning import duplicates {id}"
        yield say(
            f"{report.possible_duplicates} er måske kendt i forvejen. "
            f"Se dem, og hvor de vurderes: {see}",
            f"{report.possible_duplicates} may be known already. "
            f"See them, and where they are judged: {see}",
        )
    if report.dry_run:
        yield say("Prøvekørsel: intet er skrevet.", "Dry run: nothing was written.")
    elif report.state == "stopped":
        yield say(
            "Stoppet. Alt ovenfor er skrevet; den samme kommando går videre herfra.",
            "Stopped. All of the above is written; the same command goes on from here.",
        )
    elif report.events:
        see = f"spredning import undo {id}"
        yield say(f"Fortryd med: {see}", f"Undo with: {see}")


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
