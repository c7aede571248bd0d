"""The command `spredning`, put together of its groups."""

import os
import sys
from io import TextIOWrapper

import typer

from api.cli import (
    analyse,
    answers,
    demo,
    duplicates,
    events,
    imports,
    keeping,
    overlap,
    people,
    serving,
)
from api.cli.ending import ended

app = typer.Typer(
    name="spredning",
    help="Viser, hvordan gode indsatser spreder sig: hvem, hvorfra, hvornår og med hvad ændret.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(events.app, name="events")
app.add_typer(imports.app, name="import")
app.add_typer(people.app, name="person")
app.add_typer(overlap.app, name="overlap")
app.add_typer(duplicates.app, name="duplicates")
app.add_typer(demo.app, name="demo")
answers.register(app)
analyse.register(app)
keeping.register(app)
serving.register(app)


def main() -> None:
    """Run the command that was asked for."""
    for stream in (sys.stdout, sys.stderr):
        # Danish letters come out whole also where the console's own encoding has none.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if os.environ.get("SPREDNING_JOURNAL") == "json":
        from api.journal import begin

        begin("json")
    arguments = sys.argv[1:]
    sys.exit(ended(lambda: app(arguments, prog_name="spredning", standalone_mode=False), arguments))
