"""The questions: overlap, paths, diffusion, and the ten."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from api.cli import telling
from api.cli.output import AsJson, AsOf, Data, KnownAt, Lang, session, told

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
overlap = typer.Typer(help="Indsatser, der ligner hinanden.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add these commands to the others."""
    for command in (path, diffusion, next_steps, ask):
        app.command(_NAMES.get(command.__name__))(command)


@overlap.callback()
def group() -> None:
    """Indsatser, der ligner hinanden."""


@overlap.command()
def check(
    text: Annotated[str, typer.Argument(help="En indsats' id eller titel, eller en beskrivelse.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="Højst så mange.")] = 10,
    keep: Annotated[
        bool, typer.Option("--keep", help="Gem det som grundlag for en beslutning.")
    ] = False,
    as_text: Annotated[
        bool, typer.Option("--text", help="Det er en tekst, også hvis det ligner et id.")
    ] = False,
    model: Annotated[
        str | None, typer.Option("--model", help="En anden model end den, der bruges nu.")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Er der noget lignende i en klynge, som vi ikke har fået at vide?"""
    from api import checking
    from api.answers.overlap import check as checked

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        answer = checked(
            questions, text, limit=limit, lang=output.lang, as_text=as_text, model=model
        )
        lines = telling.overlap(answer, output.lang)
        if not keep:
            output.give(answer, lines)
            return
        id = checking.keep(system, questions, text, answer)
        told = output.say(f"Gemt som {id}.", f"Kept as {id}.")
        output.give({"id": id, **answer.model_dump(mode="json", by_alias=True)}, [*lines, told])


@overlap.command()
def acknowledge(
    check: Annotated[str, typer.Argument(help="Tjekkets id.")],
    initiative: Annotated[str, typer.Argument(help="En indsats, der blev vist.")],
    not_relevant: Annotated[
        bool, typer.Option("--not-relevant", help="Ikke relevant; sig hvorfor med --because.")
    ] = False,
    because: Annotated[str, typer.Option("--because", help="Hvorfor.")] = "",
    forum: Annotated[
        str | None, typer.Option("--forum", help="På vegne af dette forum (id).")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Hvem der siger det: en rolle eller et forum.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Tag stilling til én af dem, et tjek viste: taget i betragtning, eller hvorfor ikke."""
    from api import checking
    from api.answers.checks import check as read
    from api.answers.register import register

    answer: checking.Stand = "not_relevant" if not_relevant else "taken_into_account"
    with session(json=json, lang=lang, data=data) as (output, system):
        with system.asking() as questions:
            found = read(register(questions, lang=output.lang), check)
        checking.acknowledge(system, found, initiative, answer, because=because, forum=forum, by=by)
        left = [one.id for one in found.shown if one.acknowledged is None and one.id != initiative]
        told = output.say(f"Gemt. {len(left)} mangler.", f"Kept. {len(left)} are left.")
        output.give(
            {"check": check, "initiative": initiative, "answer": answer, "left": left}, [told]
        )


@overlap.command()
def evaluate(
    records: Annotated[
        list[Path], typer.Option("--records", help="CSV med poster; to filer: par på tværs.")
    ],
    pairs: Annotated[Path, typer.Option("--pairs", help="CSV med mærkede par: a, b[, label].")],
    train: Annotated[
        float | None, typer.Option("--train", min=0.01, max=0.99, help="Lær af denne andel.")
    ] = None,
    labels: Annotated[
        int | None,
        typer.Option("--labels", min=4, help="Vælg selv så mange af andelen at lære af."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Hvilken tilfældig deling.")] = 1,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Hvor god er sammenligningen på mærkede par? Kræver ingen database."""
    from analyses.overlap.evaluation.evaluate import evaluate as evaluated

    if len(records) > 2:
        raise typer.BadParameter("højst to / at most two", param_hint="--records")
    with told(json=json, lang=lang, data=data) as output:
        answer = evaluated(records, pairs, train=train, labels=labels, seed=seed)
        output.give(answer, telling.evaluation(answer, output.lang))


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
    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        answer = paths(questions, start, goal, without=without or (), only=only, lang=output.lang)
        if html is not None:
            output.write(html, ways_page(answer, lang=output.lang))
        if svg is not None:
            output.write(svg, ways_svg(answer, lang=output.lang))
        if graphml is not None:
            output.write(graphml, network.graphml(answer))
        if gexf is not None:
            output.write(gexf, network.gexf(answer))
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

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        answer = spread(questions, initiative, lang=output.lang)
        if html is not None:
            output.write(html, diffusion_page(answer, lang=output.lang))
        if svg is not None:
            output.write(svg, diffusion_svg(answer, lang=output.lang))
        if graphml is not None:
            output.write(graphml, network.graphml(answer))
        if gexf is not None:
            output.write(gexf, network.gexf(answer))
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

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
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

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        answer = asked(questions, number, id, lang=output.lang)
        output.give(answer, telling.answer(answer, output.lang))
