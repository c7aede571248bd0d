"""`spredning demo`: the example data, and the main job done on them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from api.cli import telling
from api.cli.output import AsJson, Data, Lang, Output, session
from api.failures import RealDataError
from importers.demo import history
from importers.demo.known import PATH, TWIN

if TYPE_CHECKING:
    from graph.appending import Appending
    from graph.wiring import System

app = typer.Typer(help="Eksempeldata: opdigtede personer, virkelige rammer.", no_args_is_help=True)

SPREAD = "initiative-tobs"


@app.command()
def load(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Læg eksempeldata i en datamappe, der ikke bruges til andet."""
    with session(json=json, lang=lang, data=data) as (output, system):
        loaded = _loaded(system)
        position = system.catch_up()
        document = {
            "appended": loaded.appended,
            "unchanged": loaded.unchanged,
            "position": position,
        }
        output.give(document, [_log_line(output, loaded, position)])


@app.command()
def run(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis hovedopgaven fra ende til anden på eksempeldata."""
    from analyses.pictures.page import diffusion_page
    from analyses.pictures.svg import diffusion_svg
    from api.answers.diffusion import diffusion
    from api.answers.overlap import check
    from api.answers.paths import paths

    with session(json=json, lang=lang, data=data) as (output, system):
        loaded = _loaded(system)
        output.progress("Folder hændelserne ind i grafen", "Folding the events into the graph")
        with system.asking() as questions:
            alike = check(questions, TWIN[0], limit=3, lang=output.lang)
            way = paths(questions, *PATH, lang=output.lang)
            tried = paths(questions, PATH[0], f"tried:{SPREAD}", lang=output.lang)
            spread = diffusion(questions, SPREAD, lang=output.lang)
        page = system.settings.pictures / f"{SPREAD}.html"
        picture = page.with_suffix(".svg")
        page.parent.mkdir(exist_ok=True)
        output.write(page, diffusion_page(spread, lang=output.lang))
        output.write(picture, diffusion_svg(spread, lang=output.lang))
        document = {
            "events": questions.known_at,
            "overlap": alike.model_dump(mode="json", by_alias=True),
            "path": way.model_dump(mode="json", by_alias=True),
            "tried": tried.model_dump(mode="json", by_alias=True),
            "diffusion": spread.model_dump(mode="json", by_alias=True),
            "pictures": [str(page), str(picture)],
        }
        titles = _titles(output)
        output.give(
            document,
            [
                *_section(titles[0], [_log_line(output, loaded, questions.known_at)]),
                *_section(titles[1], telling.overlap(alike, output.lang)),
                *_section(titles[2], [way.sentence, tried.sentence]),
                *_section(titles[3], telling.diffusion(spread, output.lang)),
                *_section(titles[4], [f"  {page}", f"  {picture}"]),
                *_section(titles[5], _next(output)),
            ],
        )


def _loaded(system: "System") -> "Appending":
    from graph.appending import Appending

    first = next(system.log.read(limit=1), None)
    if first is not None and first.source != "demo":
        raise RealDataError(str(system.settings.data))
    appending = Appending(system.log)
    appending.take((number, line.encode()) for number, line in enumerate(history.lines(), start=1))
    return appending


def _log_line(output: Output, loaded: "Appending", position: int) -> str:
    new = output.events(loaded.appended)
    return output.say(
        f"{new} skrevet til loggen, {loaded.unchanged} var der i forvejen; "
        f"grafen er med til nr. {position}.",
        f"{new} written to the log, {loaded.unchanged} were there already; "
        f"the graph has come to no. {position}.",
    )


def _titles(output: Output) -> list[str]:
    pairs = (
        ("Hvad der er sket", "What happened"),
        (
            "Før vi beslutter: ligner forslaget noget, der allerede er i gang?",
            "Before we decide: is the proposal like something that runs already?",
        ),
        ("Hvem kender hvem", "Who knows whom"),
        ("Sådan er tidlig opsporing spredt", "How early detection spread"),
        ("Billeder, der kan åbnes og sendes", "Pictures to open and send"),
        ("Videre herfra", "Where to look next"),
    )
    return [output.say(*pair) for pair in pairs]


def _next(output: Output) -> Iterator[str]:
    folder = output.settings.data
    yield output.say("Siderne:       python3 run.py serve", "The pages:      python3 run.py serve")
    spredning = f"python3 run.py spredning --help  (--data {folder})"
    yield output.say(f"Kommandoerne:  {spredning}", f"The commands:   {spredning}")
    one = f"python3 run.py spredning ask 1 --data {folder}"
    yield output.say(f"Et spørgsmål:  {one}", f"A question:     {one}")


def _section(title: str, lines: "Iterator[str] | list[str]") -> Iterator[str]:
    yield ""
    yield title
    yield "─" * len(title)
    yield from lines
