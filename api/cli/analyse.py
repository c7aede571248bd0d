"""The research analyses: on the graph, or on files of one's own with no database."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from api.cli import telling
from api.cli.output import AsJson, AsOf, Data, KnownAt, Lang, Output, asking, told


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command()(analyse)


def analyse(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Analysens navn.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="Vis analyserne.")] = False,
    ties: Annotated[
        Path | None, typer.Option("--ties", help="CSV: source, target[, weight][, time].")
    ] = None,
    adoptions: Annotated[
        Path | None, typer.Option("--adoptions", help="CSV: id, time[, initiative]; tom: aldrig.")
    ] = None,
    attributes: Annotated[Path | None, typer.Option("--attributes", help="CSV: id, ...")] = None,
    ratings: Annotated[
        Path | None, typer.Option("--ratings", help="CSV: group, about og de syv sider.")
    ] = None,
    initiative: Annotated[str | None, typer.Option("--initiative", help="Hvilken indsats.")] = None,
    periods: Annotated[
        tuple[str, str] | None, typer.Option("--periods", metavar="FIRST LAST", help="Iagttaget.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="Perioder af datoer.", metavar="year|month|day")
    ] = None,
    censored_as: Annotated[
        str | None, typer.Option("--censored-as", metavar="never|last", help="De, der aldrig ...")
    ] = None,
    lag: Annotated[int | None, typer.Option("--lag", help="Så mange perioder før.")] = None,
    direction: Annotated[
        str | None, typer.Option("--direction", metavar="out|in|both", help="Forbindelsens vej.")
    ] = None,
    valued: Annotated[bool | None, typer.Option("--valued/--unvalued", help="Med vægt.")] = None,
    normalized: Annotated[
        bool | None, typer.Option("--normalized/--counts", help="Andele eller antal.")
    ] = None,
    periods_counted: Annotated[int | None, typer.Option("--K", help="Over så mange.")] = None,
    expdiscount: Annotated[
        bool | None, typer.Option("--expdiscount/--lineardiscount", help="Eksponentielt.")
    ] = None,
    rate: Annotated[float | None, typer.Option("--r", help="Satsen.")] = None,
    steps: Annotated[int | None, typer.Option("--steps", help="Op til så mange led.")] = None,
    group: Annotated[str | None, typer.Option("--group", help="Kolonnen med grupper.")] = None,
    samples: Annotated[int | None, typer.Option("--samples", help="Kun fra så mange.")] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="Tilfældets begyndelse.")] = None,
    runs: Annotated[int | None, typer.Option("--runs", help="Så mange blandede netværk.")] = None,
    size: Annotated[
        int | None, typer.Option("--size", help="Den bedste gruppe på så mange.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", metavar="distance|pieces", help="Afstand, stykker.")
    ] = None,
    resolution: Annotated[
        float | None, typer.Option("--resolution", help="Højere: mindre grupper.")
    ] = None,
    damping: Annotated[float | None, typer.Option("--damping", help="Den del, der følges.")] = None,
    edges: Annotated[int | None, typer.Option("--edges", help="Højst så mange veje.")] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", metavar="exponential|powerlaw|rayleigh", help="Hvor hurtigt."),
    ] = None,
    alpha: Annotated[float | None, typer.Option("--alpha", help="Modellens hastighed.")] = None,
    least: Annotated[int | None, typer.Option("--least", help="Vis kun fra så mange svar.")] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Forskerens analyser: af netværket her, eller af egne filer uden nogen database."""
    from api.answers.analyses import of_files, of_graph
    from api.answers.studies.files import Files

    given = _given(
        initiative=initiative,
        periods=periods,
        censored_as=censored_as,
        lag=lag,
        direction=direction,
        valued=valued,
        normalized=normalized,
        K=periods_counted,
        expdiscount=expdiscount,
        r=rate,
        steps=steps,
        group=group,
        samples=samples,
        seed=seed,
        runs=runs,
        size=size,
        measure=measure,
        resolution=resolution,
        damping=damping,
        edges=edges,
        model=model,
        alpha=alpha,
        least=least,
    )
    files = Files(ties, adoptions, attributes, ratings)
    if list_ or name is None:
        with told(json=json, lang=lang, data=data) as output:
            _list(output)
    elif files:
        with told(json=json, lang=lang, data=data) as output:
            answer = of_files(name, given, files, unit=unit, lang=output.lang)
            output.give(answer, telling.analysis(answer, output.lang))
    else:
        with asking(json=json, lang=lang, data=data, as_of=as_of, known_at=known_at) as (
            output,
            questions,
        ):
            answer = of_graph(questions, name, given, unit=unit, lang=output.lang)
            output.give(answer, telling.analysis(answer, output.lang))


def _given(**options: object) -> Mapping[str, Any]:
    return {name: value for name, value in options.items() if value is not None}


def _list(output: Output) -> None:
    from analyses.registry import listed

    found = listed(output.lang)
    output.give(found, telling.analyses(found))
