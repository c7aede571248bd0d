"""`spredning import template` and `mappings`: what tables need before they can be imported."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from api.cli.output import AsJson, Data, Lang, session, told

if TYPE_CHECKING:
    from importers.tables.mapping_file import MappingFile

Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", help="Tegnsættet, hvor det ikke findes af sig selv.")
]

app = typer.Typer(help="Tilpasninger: hvad en tabels kolonner betyder.", no_args_is_help=True)


def template(
    to: Annotated[Path, typer.Option("--output", "-o", help="Projektmappen, der skal skrives.")],
    register: Annotated[str, typer.Option(help="Registrets navn, for eksempel klyngens.")] = "",
    filled: Annotated[
        bool, typer.Option("--filled", help="Udfyldt med det, der vides nu, til at rette i.")
    ] = False,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Skriv en skabelon til Excel, med valglister og hjælp: udfyldt kan den indlæses."""
    if filled:
        _filled(to, register, json=json, lang=lang, data=data)
        return
    from importers.tables.template import sheets
    from importers.tables.template_workbook import write_template

    with told(json=json, lang=lang, data=data) as output:
        write_template(to, register=register)
        said = output.say(f"Skrev {to}. Udfyld den, og prøv:", f"Wrote {to}. Fill it in and try:")
        document = {"file": str(to), "sheets": sheets()}
        output.give(document, [f"{said} spredning import run {to} --dry-run"])


def _filled(to: Path, register: str, *, json: bool, lang: Lang, data: Path | None) -> None:
    from importers.filling.filled import write_filled

    with session(json=json, lang=lang, data=data) as (output, system):
        rows = write_filled(to, system.log, register=register).rows
        said = output.say(
            f"Skrev {to} med {output.rows(sum(rows.values()))}. Ret i dem, gem, og prøv:",
            f"Wrote {to} with {output.rows(sum(rows.values()))}. Correct them, save, and try:",
        )
        document = {"file": str(to), "sheets": list(rows), "rows": dict(rows)}
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


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="En tilpasning med tabeller for CloudEvents.")],
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Gem en tilpasning, så andre systemers CloudEvents læses med den, hvor de end kommer ind."""
    from importers.cloudevents.kept import FOLDER, keep

    with told(json=json, lang=lang, data=data) as output:
        folder = output.settings.data / FOLDER
        found = keep(file, folder)
        said = output.say(
            "Gemt, og gælder fra nu af for filer, webhooks og /api/v1/events.",
            "Kept, and counts from now on for files, webhooks and /api/v1/events.",
        )
        gone = folder / found.name
        undo = output.say(f"Den tages ud igen ved at slette {gone}", f"Delete {gone} to undo")
        output.give(_document(found), [*_lines(found), said, undo])


@app.command(name="list")
def list_kept(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis de tilpasninger, der er gemt, og de typer, de læser."""
    from importers.cloudevents.kept import FOLDER, kept

    with told(json=json, lang=lang, data=data) as output:
        for one in kept(output.settings.data / FOLDER):
            if output.json:
                output.line(_document(one))
            else:
                for line in _lines(one):
                    output.text(line)


def _document(file: "MappingFile") -> dict[str, Any]:
    types = list(file.types())
    return {
        "file": file.name,
        "source": file.mapping.source,
        "types": types,
        "digest": file.digest,
    }


def _lines(file: "MappingFile") -> list[str]:
    return [f"{file.name} ({file.mapping.source})", *(f"    {one}" for one in file.types())]
