"""`spredning import`: registers and files from other systems, nothing lost."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import AsJson, Data, Lang, Output, session, told

if TYPE_CHECKING:
    from importers.report import ImportReport

app = typer.Typer(help="Indlæs fra andre systemer, uden at noget går tabt.", no_args_is_help=True)


@app.command()
def run(
    files: Annotated[list[Path], typer.Argument(help="Filer, eller en mappe med et register.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Det samme, men uden at skrive noget.")
    ] = False,
    mapping: Annotated[
        Path | None, typer.Option(help="En fil, der siger, hvad en tabels kolonner betyder.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Tegnsættet, hvor det ikke findes af sig selv.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(help="Arket, hvor tilpasningen ikke siger det.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Indlæs filer: det nye bliver hændelser, det forkerte lægges til side med en forklaring."""
    from importers.contract import Source
    from importers.run import run as imported

    with session(json=json, lang=lang, data=data) as (output, system):
        with output.counting("Rækker", "Rows") as count:
            report = imported(
                [Source(file, mapping=mapping, encoding=encoding, sheet=sheet) for file in files],
                system.log,
                dry_run=dry_run,
                folder=system.settings.data,
                progress=count,
            )
        output.give(report, _told(output, report))
        if report.quarantined:
            raise typer.Exit(1)


@app.command()
def errors(
    import_id: Annotated[str, typer.Argument(help="Importens id.")],
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis de rækker, der blev lagt til side, og hvad der kan gøres."""
    from importers.quarantine import errors as quarantined

    with told(json=json, lang=lang, data=data) as output:
        for row in quarantined(output.settings.data, import_id, lang=output.lang):
            if output.json:
                output.line(row)
            else:
                where = output.say(f"række {row.row}", f"row {row.row}")
                output.text(f"{row.file}, {where}: {row.detail} ({row.code})")
                if row.hint:
                    output.text(f"    {row.hint}")


def _told(output: Output, report: "ImportReport") -> list[str]:
    first = output.say(
        f"{report.rows} rækker læst: {report.changed_rows} gav {report.events} hændelser, "
        f"{report.unchanged} var uændrede, {report.ignored} sprunget over efter reglen, "
        f"{report.quarantined} lagt til side.",
        f"{report.rows} rows read: {report.changed_rows} gave {report.events} events, "
        f"{report.unchanged} were unchanged, {report.ignored} ignored by rule, "
        f"{report.quarantined} put aside.",
    )
    dry = output.say("Prøvekørsel: intet er skrevet.", "Dry run: nothing was written.")
    see = f"spredning import errors {report.import_id}"
    return [
        first,
        *([dry] if report.dry_run else []),
        *(
            [output.say(f"Se dem med: {see}", f"See them with: {see}")]
            if report.quarantined
            else []
        ),
    ]
