"""`spredning person`: what can be done for a person."""

import shutil
from typing import Annotated

import typer

from api.cli.output import AsJson, Data, Lang, session

app = typer.Typer(help="Personer: slet en persons oplysninger.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Personer."""


@app.command()
def erase(
    person: Annotated[str, typer.Argument(help="Personens id.")],
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Slet en person: nøglen ødelægges, grafen ryddes, og loggen kan stadig efterprøves."""
    from graph.maintenance import erased
    from importers.quarantine.forget import called, forget

    with session(json=json, lang=lang, data=data) as (output, system):
        # Read first: when the key is gone, nobody knows what to look for.
        names = called(system.log)
        done = erased(system, person)
        # Rows put aside and pictures drawn may name the person too.
        for id in done.ids:
            forget(system.settings.data, id, names=names.get(id, ()))
        shutil.rmtree(system.settings.pictures, ignore_errors=True)
        document = {
            "erased": done.person,
            "ids": list(done.ids),
            "events_affected": done.events_affected,
            "verified": done.verified,
        }
        every = ", ".join(done.ids)
        text = output.say(
            f"{every} er slettet. {output.events(done.events_affected)} nævnte personen. "
            "Loggen er efterprøvet og ubrudt.",
            f"{every}: erased. {output.events(done.events_affected)} named the person. "
            "The log is verified and whole.",
        )
        output.give(document, [text])
        if not done.verified:
            raise typer.Exit(1)
