"""The questions: paths, diffusion, what to do next, and the ten."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from api.cli import telling
from api.cli.output import AsJson, AsOf, Data, KnownAt, Lang, asking

Html: TypeAlias = Annotated[
    Path | None, typer.Option("--html", help="Skriv en side, der virker uden net.")
]
Svg: TypeAlias = Annotated[Path | None, typer.Option("--svg", help="Skriv et billede.")]
GraphMl: TypeAlias = Annotated[
    Path | None, typer.Option("--graphml", help="Skriv et netværk til andre programmer.")
]
Gexf: TypeAlias = Annotated[
    Path | None, typer.Option("--gexf", help="Skriv et netværk med tidspunkter.")
]
_NAMES = {"next_steps": "next"}


def register(app: typer.Typer) -> None:
    """Add these commands to the others."""
    for command in (path, diffusion, next_steps, ask):
        app.command(_NAMES.get(command.__name__))(command)


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="Et id, eller et entydigt navn.")],
    goal: Annotated[
        str, typer.Argument(metavar="TO", help="Som FROM, eller tried:INDSATS: en, der har prøvet.")
    ],
    without: Annotated[
        list[str] | None, typer.Option("--without", help="Uden om denne person eller dette forum.")
    ] = None,
    confirmed_within: Annotated[
        int | None,
        typer.Option("--confirmed-within", min=1, max=1200, help="Bekræftet i så mange måneder."),
    ] = None,
    people_only: Annotated[
        bool, typer.Option("--people-only", help="Kun oplyste forbindelser, ikke fælles fora.")
    ] = False,
    html: Html = None,
    svg: Svg = None,
    graphml: GraphMl = None,
    gexf: Gexf = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Hvem kender hvem: vejen fra den ene til den anden."""
    from analyses.people import network
    from analyses.people.only import Only
    from analyses.pictures.ways_page import ways_page, ways_svg
    from api.answers.paths import paths

    only = Only(months=confirmed_within, people=people_only)
    with asking(json=json, lang=lang, data=data, as_of=as_of, known_at=known_at) as (
        output,
        questions,
    ):
        answer = paths(questions, start, goal, without=without or (), only=only, lang=output.lang)
        output.write_each(
            (html, lambda: ways_page(answer, lang=output.lang)),
            (svg, lambda: ways_svg(answer, lang=output.lang)),
            (graphml, lambda: network.graphml(answer)),
            (gexf, lambda: network.gexf(answer)),
        )
        output.give(answer, telling.paths(answer, output.lang))


def diffusion(
    initiative: Annotated[str, typer.Argument(help="Indsatsens id.")],
    html: Html = None,
    svg: Svg = None,
    graphml: GraphMl = None,
    gexf: Gexf = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Sådan er en indsats spredt: fra hvem, til hvem, hvornår, båret af hvem, ændret hvordan."""
    from analyses.diffusion import network
    from analyses.pictures.page import diffusion_page
    from analyses.pictures.svg import diffusion_svg
    from api.answers.diffusion import diffusion as spread

    with asking(json=json, lang=lang, data=data, as_of=as_of, known_at=known_at) as (
        output,
        questions,
    ):
        answer = spread(questions, initiative, lang=output.lang)
        output.write_each(
            (html, lambda: diffusion_page(answer, lang=output.lang)),
            (svg, lambda: diffusion_svg(answer, lang=output.lang)),
            (graphml, lambda: network.graphml(answer)),
            (gexf, lambda: network.gexf(answer)),
        )
        output.give(answer, telling.diffusion(answer, output.lang))


def next_steps(
    initiative: Annotated[str, typer.Argument(help="Indsatsens id.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="Samme tal giver samme svar.")] = 1,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Hvem skal vi tale med, og hvem skal vi bringe sammen, så indsatsen kommer videre?"""
    from api.answers.next_steps import next_steps as suggested

    with asking(json=json, lang=lang, data=data, as_of=as_of, known_at=known_at) as (
        output,
        questions,
    ):
        answer = suggested(questions, initiative, seed=seed, lang=output.lang)
        output.give(answer, telling.next_steps(answer, output.lang))


def ask(
    number: Annotated[int, typer.Argument(help="1-10.")],
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Om denne indsats, klynge eller person.")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Stil et af de ti spørgsmål."""
    from api.answers.questions.ask import ask as asked

    with asking(json=json, lang=lang, data=data, as_of=as_of, known_at=known_at) as (
        output,
        questions,
    ):
        answer = asked(questions, number, id, lang=output.lang)
        output.give(answer, telling.answer(answer, output.lang))
