"""Commands that keep the whole in order: status, rebuild, backup, restore, move."""

import os
from pathlib import Path
from typing import Annotated

import typer

from api.cli.output import AsJson, Data, Lang, session, told
from graph.errors import GraphOfAnotherLogError
from graph.log.errors import LogInTheWayError


def register(app: typer.Typer) -> None:
    """Add these commands to the others."""
    for command in (status, rebuild, backup, restore, move, doctor):
        app.command()(command)


def status(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Vis, hvor langt loggen og grafen er."""
    from graph.projection.project import checkpoint

    with session(json=json, lang=lang, data=data) as (output, system):
        head = system.log.head()
        with system.graphs.current() as graph:
            found = checkpoint(graph)
            engine = graph.engine()
        if found is not None and found.epoch != head.log_id:
            raise GraphOfAnotherLogError(found.epoch, head.log_id)
        projected = found.position if found else 0
        document = {
            "events": head.position,
            "projected": projected,
            "lag": head.position - projected,
            "engine": engine,
            "log": system.log.place,
        }
        text = output.say(
            f"{output.events(head.position)} i loggen, {projected} af dem i grafen "
            f"({head.position - projected} bagud). {engine}.",
            f"{output.events(head.position)} in the log, {projected} of them in the graph "
            f"({head.position - projected} behind). {engine}.",
        )
        output.give(document, [text, f"  {system.log.place}"])


def rebuild(
    check: Annotated[
        bool, typer.Option("--check", help="Sammenlign kun; grafen bliver, som den er.")
    ] = False,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Lav grafen på ny af loggen, og sammenlign den med den, der svarer nu."""
    from graph.maintenance import checked, rebuilt

    with session(json=json, lang=lang, data=data) as (output, system):
        done = checked(system) if check else rebuilt(system)
        live, fresh = done.comparison.live, done.comparison.rebuilt
        document = {
            "ok": done.comparison.ok,
            "checksum_live": live.checksum,
            "checksum_rebuilt": fresh.checksum,
            "nodes": fresh.nodes,
            "relationships": fresh.relationships,
            "seconds": round(done.seconds, 3),
        }
        same = output.say("Den svarer til loggen.", "It agrees with the log.")
        other = output.say("Den svarede IKKE til loggen.", "It did NOT agree with the log.")
        text = output.say(
            f"Grafen er lavet på ny på {done.seconds:.1f} sekunder: {fresh.nodes} ting og "
            f"{fresh.relationships} udsagn. ",
            f"The graph was made anew in {done.seconds:.1f} seconds: {fresh.nodes} things and "
            f"{fresh.relationships} statements. ",
        )
        output.give(document, [text + (same if done.comparison.ok else other)])
        if not done.comparison.ok:
            raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(help="Filen, som kopien skrives til.")],
    keys: Annotated[
        Path | None,
        typer.Option("--keys", help="Kopiér også nøglerne, til denne fil et andet sted."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Tag en kopi af loggen, mens den er i brug, og efterprøv den. Nøglerne er ikke i den."""
    from graph.log.backup import backup as copied
    from graph.log.backup import backup_keys

    with session(json=json, lang=lang, data=data) as (output, system):
        # Before anything is copied: half a backup is none.
        if keys is not None and (keys.exists() or keys.absolute() == file.absolute()):
            raise LogInTheWayError(str(keys))
        done = copied(system.log, file)
        # After the log, so that there is a key to each event of the copy.
        people = None if keys is None else backup_keys(system.keys, keys)
        document = {"file": str(file), "events": done.events, "head": done.head, "ok": done.ok}
        text = output.say(
            f"{output.events(done.events)} er kopieret til {file} og efterprøvet. ",
            f"{output.events(done.events)} copied to {file} and verified. ",
        )
        not_in_it = output.say(
            f"Nøglerne i {system.keys.place} er ikke med: gem dem et andet sted.",
            f"The keys in {system.keys.place} are not in it: keep them elsewhere.",
        )
        of_keys = output.say(
            f"Nøgler til {people} personer er kopieret til {keys}: gem dem et andet sted, og højst "
            "nogle dage.",
            f"Keys of {people} people are copied to {keys}: keep them elsewhere, and some days at "
            "the most.",
        )
        output.give(
            document if people is None else {**document, "keys": people},
            [text + (not_in_it if people is None else of_keys)],
        )


def restore(
    file: Annotated[Path, typer.Argument(help="Kopien.")],
    to_position: Annotated[
        int | None,
        typer.Option("--to-position", help="Kun til og med hændelsen med dette nummer."),
    ] = None,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Læg en kopi ind, hvor der ikke er nogen log, og efterprøv den."""
    from graph.log.backup import restore as put_back

    with session(json=json, lang=lang, data=data) as (output, system):
        done = put_back(file, system.log, system.keys, to_position=to_position)
        document = {"file": str(file), "events": done.events, "head": done.head, "ok": done.ok}
        text = output.say(
            f"{output.events(done.events)} er lagt tilbage og efterprøvet. Nøglerne hører til i "
            f"{system.keys.place}; uden dem kan personers oplysninger ikke læses.",
            f"{output.events(done.events)} put back and verified. The keys belong in "
            f"{system.keys.place}; without them nothing about people can be read.",
        )
        output.give(document, [text])


def move(
    to: Annotated[str, typer.Argument(help="En postgresql://-adresse eller en tom datamappe.")],
    keys: Annotated[
        bool,
        typer.Option("--keys", help="Kopiér også nøglerne: til mappen eller til SPREDNING_KEYS."),
    ] = False,
    json: AsJson = False,
    lang: Lang = "da",
    data: Data = None,
) -> None:
    """Flyt loggen et andet sted hen, og sammenlign de to. Den gamle log bliver liggende."""
    from graph.relocation import moved_to

    with session(json=json, lang=lang, data=data) as (output, system):
        done = moved_to(system, to, os.environ, with_keys=keys)
        document = {"events": done.log.events, "head": done.log.head, "ok": done.log.ok}
        text = output.say(
            f"{output.events(done.log.events)} er flyttet til {done.place}. ",
            f"{output.events(done.log.events)} moved to {done.place}. ",
        )
        same = output.say(
            "De to er ens; skriv kun til den nye.", "The two are equal; write only to the new one."
        )
        other = output.say("De to er IKKE ens.", "The two are NOT equal.")
        output.give(document, [text + (same if done.log.ok else other)])
        if not done.log.ok:
            raise typer.Exit(1)


def doctor(json: AsJson = False, lang: Lang = "da", data: Data = None) -> None:
    """Se efter, om alt er, som det skal være, og sig, hvad der kan gøres."""
    from api.cli import doctor as shown
    from graph.health.examination import findings

    with told(json=json, lang=lang, data=data) as output:
        found = list(findings(output.settings))
        output.give(shown.document(found, output.lang), shown.lines(found, output.lang))
        if not all(one.ok for one in found):
            raise typer.Exit(1)
