"""`spredning import`: registers and files from other systems, nothing lost, all of it undoable."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from api.cli import import_report, importing, tables
from api.cli.output import AsJson, Data, Lang, session, told
from api.cli.stopping import stopped_by_ctrl_c

if TYPE_CHECKING:
    from importers.contract import Source

app = typer.Typer(help="Indlæs fra andre systemer, uden at noget går tabt.", no_args_is_help=True)

app.add_typer(tables.app, name="mappings")
app.command()(tables.template)

Files: TypeAlias = Annotated[
    list[Path], typer.Argument(help="Filer, eller en mappe med et register.")
]
Mapping: TypeAlias = Annotated[
    Path | None,
    typer.Option("--mapping", help="En fil, der siger, hvad en tabels kolonner betyder."),
]
Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", help="Tegnsættet, hvor det ikke findes af sig selv.")
]
Sheet: TypeAlias = Annotated[
    str | None, typer.Option("--sheet", help="Arket, hvor tilpasningen ikke siger det.")
]
Whole: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--snapshot",
        metavar="DATO",
        help="Filerne er hele registret: det, de ikke har mere, ophørte senest denne dag.",
    ),
]
ImportId: TypeAlias = Annotated[str, typer.Argument(help="Indlæsningens id.")]


@app.command()
def run(
    files: Files,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Det samme, men uden at skrive noget.")
    ] = False,
    mapping: Mapping = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    snapshot: Whole = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Indlæs filer: det nye bliver hændelser, det forkerte lægges til side med en forklaring."""
    with session(json=json, lang=lang, data=data) as (output, system):
        sources = _sources(files, mapping, encoding, sheet)
        with stopped_by_ctrl_c() as stop, output.counting("Rækker", "Rows") as count:
            report = importing.imported(
                system, sources, dry_run=dry_run, snapshot=snapshot, progress=stop.unless(count)
            )
        output.give(report, import_report.report(report, output))
        if report.quarantined or report.state == "stopped":
            raise typer.Exit(130 if report.state == "stopped" else 1)


@app.command()
def preview(
    files: Files,
    mapping: Mapping = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    snapshot: Whole = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis, hvad en indlæsning ville ændre, felt for felt; intet skrives."""
    run(
        files,
        dry_run=True,
        mapping=mapping,
        encoding=encoding,
        sheet=sheet,
        snapshot=snapshot,
        json=json,
        lang=lang,
        data=data,
    )


@app.command(name="list")
def list_imports(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis de indlæsninger, der har været, den nyeste først."""
    from importers.running.status import statuses

    with session(json=json, lang=lang, data=data) as (output, system):
        for one in statuses(system.log, folder=system.settings.data):
            if output.json:
                output.line(one)
            else:
                output.text(importing.status_line(one, output))


@app.command()
def status(import_id: ImportId, json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis, hvor langt en indlæsning er kommet, og hvad den gav."""
    from importers.running.status import status_of

    with session(json=json, lang=lang, data=data) as (output, system):
        found = status_of(system.log, import_id, folder=system.settings.data)
        output.give(found, [importing.status_line(found, output)])


@app.command()
def errors(
    import_id: ImportId,
    annotated: Annotated[
        Path | None,
        typer.Option("--annotated", help="Skriv dem i en CSV-fil, der kan rettes og indlæses."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis de rækker, der blev lagt til side, og hvad der kan gøres."""
    from importers.quarantine.rows import errors as quarantined

    with told(json=json, lang=lang, data=data) as output:
        rows = quarantined(output.settings.data, import_id, lang=output.lang)
        if annotated is not None:
            importing.annotate(import_id, rows, annotated, output)
            return
        for row in rows:
            if output.json:
                output.line(row.model_dump(exclude={"header", "cells", "speaks_for"}))
            else:
                for line in importing.row_lines(row, output):
                    output.text(line)


@app.command()
def duplicates(
    import_id: ImportId, json: AsJson = False, lang: Lang = "da", data: Data = None
) -> None:
    """Vis de par fra en indlæsning, der måske er det samme. Intet lægges sammen af sig selv."""
    from importers.quarantine.rows import possible_duplicates

    with told(json=json, lang=lang, data=data) as output:
        pairs = possible_duplicates(output.settings.data, import_id)
        if output.json:
            for pair in pairs:
                output.line(pair)
        else:
            for line in importing.pair_lines(pairs, output):
                output.text(line)


@app.command()
def undo(import_id: ImportId, json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Fortryd en indlæsning; det, som andre har bygget på, bliver og nævnes."""
    from importers.undoing.undo import undo as undone

    with session(json=json, lang=lang, data=data) as (output, system):
        done = undone(import_id, system.log, folder=system.settings.data)
        output.give(done, importing.undone(done, output))


def _sources(
    files: list[Path], mapping: Path | None, encoding: str | None, sheet: str | None
) -> "list[Source]":
    from importers.contract import Source

    return [Source(file, mapping=mapping, encoding=encoding, sheet=sheet) for file in files]
