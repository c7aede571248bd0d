"""`spredning overlap`: what is alike, a stand on it, and how good the comparison is."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli import telling
from api.cli.output import AsJson, AsOf, Data, KnownAt, Lang, session, told

app = typer.Typer(help="Indsatser, der ligner hinanden.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Indsatser, der ligner hinanden."""


@app.command()
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
    from analyses.overlap.reading import SECONDS
    from api import checking
    from api.answers.overlap import check as checked

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        answer = checked(
            questions,
            text,
            limit=limit,
            lang=output.lang,
            as_text=as_text,
            model=model,
            seconds=SECONDS,
        )
        lines = telling.overlap(answer, output.lang)
        if not keep:
            output.give(answer, lines)
            return
        id = checking.keep(system, questions, text, answer)
        told = output.say(f"Gemt som {id}.", f"Kept as {id}.")
        output.give({"id": id, **answer.model_dump(mode="json", by_alias=True)}, [*lines, told])


@app.command()
def read(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Læs betydningen af de indsatser, hvor den ikke er læst; det, der er læst, bliver gemt."""
    from analyses.pictures.words import whole
    from api.reading import read_meanings

    with session(json=json, lang=lang, data=data) as (output, system):
        waiting = output.counting("Læser, hvad indsatser betyder", "Reading what initiatives mean")
        with waiting as count:
            done = read_meanings(system, told=count)
        known, every, now = (whole(one, lang=output.lang) for one in (done.read, done.of, done.now))
        told = output.say(
            f"Betydningen af {known} ud af {every} indsatser er læst, {now} af dem nu.",
            f"What {known} of {every} initiatives mean has been read, of {now} of them now.",
        )
        output.give(done, [told])


@app.command()
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


@app.command()
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
