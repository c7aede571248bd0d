"""`spredning serve`: the pages and the HTTP interface on this machine."""

import os
from typing import Annotated

import typer

from api.cli.output import AsJson, Data, Lang, told


def register(app: typer.Typer) -> None:
    """Add the command to the others."""
    app.command()(serve)


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: en ledig.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="Kun denne maskine, med mindre andet siges.")
    ] = "127.0.0.1",
    journal: Annotated[
        str | None,
        typer.Option("--journal", metavar="text|json", help="json: en linje om alt, på stderr."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Start siderne på denne maskine."""
    with told(json=json, lang=lang, data=data) as output:
        from api.journal import form_in
        from api.serving import run

        form = form_in(os.environ, journal)
        run(output.settings, host=host, port=port, journal=form, tell=output.text)
