"""What came of an import, for people at a terminal: the accounts, what changes, what to do next."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from api.answers.words import either
from graph.errors import Language

if TYPE_CHECKING:
    from api.cli.output import Output
    from importers.running.changes import Change, FieldChange
    from importers.running.report import ImportReport

_SHOWN = 20
_LONGEST = 60
_WHAT = {
    "new": ("ny", "new"),
    "changed": ("ændret", "changed"),
    "again": ("tilbage igen", "back again"),
    "ended": ("ophørt", "ended"),
    "not_ended": ("mangler, men blev", "missing, but left"),
}


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
