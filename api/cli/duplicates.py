"""`spredning duplicates`: what may be there twice, judged, merged and parted again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer

from api.cli import judgements
from api.cli.doubles import later_lines, merge_lines
from api.cli.output import AsJson, Data, Lang, session
from api.cli.telling import unread_lines

if TYPE_CHECKING:
    from graph.events.judging import Answer

app = typer.Typer(
    help="Indsatser, personer og organisationer, der kan være de samme.", no_args_is_help=True
)

ANSWERS: Final = ("same", "adoption-of", "builds-on", "related", "different", "unknown")
OF: Final = ("initiatives", "people", "organisations")
_BY = "Hvem der siger det: en rolle eller et forum."
By = Annotated[str | None, typer.Option("--by", help=_BY)]


@app.command(name="list")
def waiting(
    of: Annotated[
        str, typer.Option("--of", metavar="|".join(OF), help="Hvad der måske står to gange.")
    ] = "initiatives",
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="Højst så mange.")] = 20,
    seed: Annotated[int, typer.Option("--seed", help="For de tilfældige stikprøver.")] = 0,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis de par, der venter på nogens vurdering: de mest sikre, de tvivlsomme og stikprøver."""
    from analyses.overlap.reading import SECONDS
    from api.answers.proposing import scan
    from api.answers.register import register
    from api.answers.review import queue
    from api.cli.doubles import show

    if of not in OF:
        raise typer.BadParameter("|".join(OF), param_hint="--of")
    if of != "initiatives":
        with session(json=json, lang=lang, data=data) as (output, system):
            show(output, system, "people" if of == "people" else "organisations", limit=limit)
        return
    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking() as questions,
    ):
        seen = register(questions, lang=output.lang)
        output.progress("Sammenligner det, der er nyt", "Comparing what is new")
        scan(system, seen, seconds=SECONDS)
        found = queue(system, seen, limit=limit, seed=seed)
        first = output.say(
            f"{found.waiting} par venter på en vurdering.", f"{found.waiting} pairs wait."
        )
        lines = (line for one in found.candidates for line in judgements.pair(one, output))
        output.give(found, [first, *unread_lines(found.meanings, output.lang), *lines])


@app.command()
def scan(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Sammenlign alt, der er nyt eller ændret, siden sidst."""
    from analyses.overlap.reading import SECONDS
    from api.answers.proposing import scanned

    with session(json=json, lang=lang, data=data) as (output, system):
        done = scanned(system, seconds=SECONDS)
        told = output.say(
            f"{done.compared} indsatser sammenlignet; {done.proposals} par kan ligne hinanden.",
            f"{done.compared} initiatives compared; {done.proposals} pairs may be alike.",
        )
        output.give(done, [told, *unread_lines(done.meanings, output.lang)])


@app.command()
def learn(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Lær af de svar, der er givet; den nye model bruges kun, hvis den klarer sig bedre."""
    from api.learning import learn as learnt

    with session(json=json, lang=lang, data=data) as (output, system):
        done = learnt(system)
        output.give(done, judgements.learnt(done, output))


@app.command()
def decide(
    a: Annotated[
        str, typer.Argument(metavar="A", help="Id på en indsats, person eller organisation.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="Id på en anden af samme slags.")],
    answer: Annotated[
        str,
        typer.Option(
            "--answer",
            metavar="|".join(ANSWERS),
            help="adoption-of og builds-on læses fra A til B. Om personer og organisationer: "
            "same, different, unknown.",
        ),
    ],
    because: Annotated[str, typer.Option("--because", help="Hvorfor.")] = "",
    keep: Annotated[
        list[str] | None,
        typer.Option("--keep", metavar="FIELD=ID", help="Ved same: hvis værdi der vises."),
    ] = None,
    by: By = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Sig, hvordan to hænger sammen. Kun same lægger dem sammen, og det kan gøres om."""
    from analyses.overlap.proposals import pair_id
    from api.answers.doubled import double_id
    from api.answers.register import register
    from api.saying import Said, kind_of
    from api.saying import answer as answered

    if answer not in ANSWERS:
        raise typer.BadParameter("|".join(ANSWERS), param_hint="--answer")
    # It was looked for among the answers above.
    given = cast("Answer", answer.replace("-", "_"))
    said = Said(given, because=because, chosen=_chosen(keep or ()), by=by)
    with session(json=json, lang=lang, data=data) as (output, system):
        with system.asking() as questions:
            seen = register(questions, lang=output.lang)
            of = kind_of(seen, (a, b))
            done = answered(system, seen, a, b, said)
        pair = pair_id(a, b) if of == "initiatives" else double_id(of, a, b)
        output.give({"pair": pair, **done}, judgements.decided(done, output))


@app.command()
def undo(
    merge: Annotated[str, typer.Argument(help="Sammenlægningens id.")],
    because: Annotated[str, typer.Option("--because", help="Hvorfor.")] = "",
    by: By = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Skil to igen, præcis som før; det, der er sagt siden, vises."""
    from api.answers.merges import merge as read
    from api.answers.register import register
    from api.judging import undo as undone

    with session(json=json, lang=lang, data=data) as (output, system):
        done = undone(system, merge, because=because, by=by)
        with system.asking() as questions:
            found = read(system, register(questions, lang=output.lang), merge)
        later = [one.model_dump() for one in found.later]
        output.give(
            done | {"later": later}, [judgements.undone(done, output), *later_lines(found, output)]
        )


@app.command()
def assign(
    merge: Annotated[str, typer.Argument(help="Sammenlægningens id.")],
    event: Annotated[
        int, typer.Argument(help="Hændelsens nummer, som duplicates merges viser det.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="ID", help="Den af de to, den handler om.")],
    by: By = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Sig, hvem af to der var ment med noget, der er sagt, siden de blev lagt sammen."""
    from api.answers.register import register
    from api.assigning import assign as assigned

    with session(json=json, lang=lang, data=data) as (output, system):
        with system.asking() as questions:
            seen = register(questions, lang=output.lang)
            done = assigned(system, seen, merge, event=event, belongs_to=to, by=by)
        output.give(done, [judgements.assigned(done, output)])


@app.command()
def merges(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis, hvad der er lagt sammen, og det, der er sagt om dem siden."""
    from api.answers.merges import merges as read
    from api.answers.register import register

    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking() as questions,
    ):
        found = read(system, register(questions, lang=output.lang))
        document = {"merges": [one.model_dump() for one in found]}
        output.give(document, [line for one in found for line in merge_lines(one, output)])


def _chosen(texts: Iterable[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in texts]
    if any(not (field and sign and id) for field, sign, id in pairs):
        raise typer.BadParameter("FIELD=ID", param_hint="--keep")
    return {field: id for field, _, id in pairs}
