"""`spredning import template` and `mappings`: what tables need before they can be imported."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from api.cli.output import AsJson, Data, Lang, told

Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", help="Tegnsættet, hvor det ikke findes af sig selv.")
]

app = typer.Typer(help="Tilpasninger: hvad en tabels kolonner betyder.", no_args_is_help=True)


def template(
    to: Annotated[Path, typer.Option("--output", "-o", help="Projektmappen, der skal skrives.")],
    register: Annotated[str, typer.Option(help="Registrets navn, for eksempel klyngens.")] = "",
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Skriv en tom skabelon til Excel, med valglister og hjælp: udfyldt kan den indlæses."""
    from importers.tables.template import sheets
    from importers.tables.template_workbook import write_template

    with told(json=json, lang=lang, data=data) as output:
        write_template(to, register=register)
        said = output.say(f"Skrev {to}. Udfyld den, og prøv:", f"Wrote {to}. Fill it in and try:")
        document = {"file": str(to), "sheets": sheets()}
        output.give(document, [f"{said} spredning import run {to} --dry-run"])


@app.command()
def guess(
    file: Annotated[Path, typer.Argument(help="En tabel: CSV eller Excel-projektmappe.")],
    to: Annotated[
        Path | None, typer.Option("--output", "-o", help="Filen, der skal skrives.")
    ] = None,
    encoding: Encoding = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Gæt på, hvad en tabels kolonner betyder: en tilpasning, der er til at rette i."""
    from importers.tables.guess import guess as guessed

    with told(json=json, lang=lang, data=data) as output:
        text = guessed(file, encoding=encoding)
        if to is None:
            output.give({"mapping": text}, text.splitlines())
            return
        to.write_text(text, encoding="utf-8")
        said = output.say(f"Skrev {to}. Ret den, og prøv:", f"Wrote {to}. Correct it and try:")
        again = f"{said} spredning import run {file} --mapping {to} --dry-run"
        output.give({"file": str(to), "mapping": text}, [again])
