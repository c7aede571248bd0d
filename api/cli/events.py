"""`spredning events`: the log, appended to, listed and verified."""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.answers.provenance import came_from
from api.cli.output import AsJson, Data, Lang, Output, session, told
from api.errors import meaning
from graph.batches import batched
from graph.errors import InvalidProposalError, UnknownKindError

if TYPE_CHECKING:
    from graph.appending import Appending, RefusedLine
    from graph.proposals import Intent

app = typer.Typer(help="Loggen: tilføj, vis og efterprøv hændelser.", no_args_is_help=True)


@app.command()
def append(
    file: Annotated[str, typer.Argument(help="En fil med én hændelse pr. linje, eller -.")],
    command: Annotated[
        bool, typer.Option("--command", help="Som kommandoer: reglerne kan sige nej.")
    ] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Skriv det, der kan skrives.")
    ] = False,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Føj hændelser til loggen."""
    from graph.appending import Appending

    intent: Intent = "command" if command else "fact"
    with session(json=json, lang=lang, data=data) as (output, system):
        appending = Appending(system.log, intent=intent, keep_going=keep_going)
        for some in batched(enumerate(_lines(file), start=1), Appending.AT_ONCE):
            if not appending.take(some):
                break
        _tell_appended(output, appending, system.log.head().position)


def _tell_appended(output: Output, appending: "Appending", position: int) -> None:
    document: dict[str, Any] = {
        "appended": appending.appended,
        "unchanged": appending.unchanged,
        "position": position,
        "refused": [_refused(line, output) for line in appending.refused],
    }
    new = output.events(appending.appended)
    lines = [
        output.say(
            f"{new} skrevet, {appending.unchanged} var der i forvejen. "
            f"Loggen er nået til nr. {position}.",
            f"{new} written, {appending.unchanged} were there already. "
            f"The log has come to no. {position}.",
        ),
        *(f"  linje {one['line']}: {one['detail']}" for one in document["refused"]),
    ]
    output.give(document, lines)
    if appending.refused:
        codes = {meaning(line.error).exit_code for line in appending.refused}
        raise typer.Exit(4 if 4 in codes else 1)


def _refused(line: "RefusedLine", output: Output) -> dict[str, Any]:
    return {
        "line": line.number,
        "code": line.error.code,
        "detail": line.error.message(output.lang),
        "hint": line.error.hint(output.lang),
    }


@app.command(name="list")
def list_events(
    after: Annotated[
        int, typer.Option("--after", min=0, max=2**62, help="Efter hændelse nr. N.")
    ] = 0,
    kind: Annotated[str | None, typer.Option("--kind", help="Kun denne slags.")] = None,
    stream: Annotated[str | None, typer.Option("--stream", help="Kun om dette.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Højst så mange.")] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis hændelser, én pr. linje."""
    from graph.reading import as_json as event_as_json
    from graph.reading import recorded

    with session(json=json, lang=lang, data=data) as (output, system):
        found = system.log.read(after=after, limit=limit, kind=kind, stream=stream)
        for event in recorded(found, system.keys):
            if output.json:
                output.line(event_as_json(event))
            else:
                envelope = event.envelope
                when = envelope.valid_from or output.say("ukendt dato", "unknown date")
                source = came_from(envelope, output.lang)
                output.text(
                    f"{envelope.position:>6}  {when:<10}  {envelope.kind}  {envelope.stream}"
                    f"  ({source})"
                )


@app.command()
def verify(
    anchor: Annotated[
        Path | None, typer.Option("--anchor", help="Loggens ender, gemt udenfor databasen.")
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Efterprøv, at intet i loggen er ændret eller fjernet."""
    from graph.health import proof
    from graph.log.backup import verified
    from graph.log.heads import heads_path

    with session(json=json, lang=lang, data=data) as (output, system):
        if anchor is not None and not anchor.exists():
            raise InvalidProposalError("", str(anchor), "filen findes ikke")
        found = verified(system.log, anchor or heads_path(system.settings.log))
        proof.remember(system.settings.data, found, at=datetime.now(UTC))
        problems = [
            {"position": one.position, "code": one.code, "detail": one.detail}
            for one in found.problems
        ]
        document = {
            "ok": found.ok,
            "events": found.events,
            "head": found.head,
            "problems": problems,
        }
        whole = output.say(
            f"Loggen er ubrudt til nr. {found.events}.", f"The log is whole to no. {found.events}."
        )
        broken = [f"  nr. {one.position}: {one.detail} ({one.code})" for one in found.problems]
        output.give(document, broken or [whole])
        if not found.ok:
            raise typer.Exit(1)


@app.command(name="schema")
def show_schema(
    kind: Annotated[str | None, typer.Argument(help="En slags; uden: dem alle.")] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Vis formen af hver slags hændelse som JSON Schema."""
    from graph.events.catalogue import KINDS, schema

    with told(json=json, lang=lang, data=data) as output:
        if kind is not None and kind not in KINDS:
            raise UnknownKindError(kind)
        if kind is not None:
            output.line(schema(kind))
        elif output.json:
            output.line({name: schema(name) for name in sorted(KINDS)})
        else:
            output.give({}, (f"{name:<34}{KINDS[name].__doc__}" for name in sorted(KINDS)))


def _lines(file: str) -> Iterator[bytes]:
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with closing(Path(file).open("rb")) as opened:
            yield from opened
    except OSError as problem:
        raise InvalidProposalError("", file, problem.strerror or "kan ikke læses") from None
