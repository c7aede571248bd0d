"""What an import had brought is gone from every answer once it is undone, on each engine."""

from pathlib import Path
from typing import Any

import neo4j

from api.answers.adoptions import adoptions
from api.answers.register import register
from graph.engine.bolt import BoltAddress
from graph.projection.project import Projector
from graph.questions import questions
from graph.store import GraphStore
from importers.contract import Source
from importers.running.run import run
from importers.undoing.undo import undo
from tests.importers.ideas import NAME, ideas
from tests.importers.sources import Kept, an_empty_log

# Which events said it is another matter: an undo is events too.
_WHEN_SAID = {"last_update", "events", "position", "positions", "registered"}


def answered(kept: Kept, graph: GraphStore) -> list[Any]:
    """What the register and the adoptions say now."""
    Projector(kept.log, kept.keys, graph).catch_up()
    asked = questions(graph, as_of="2030-01-01", known_at=None)
    seen = register(asked)
    views = [view.model_dump(exclude=_WHEN_SAID) for view in seen.initiatives]
    places = sorted(one.name for one in seen.directory.organisations.values())
    return [views, places, [(one.id, one.stage) for one in adoptions(asked, seen.views)]]


def imported(kept: Kept, folder: Path, *rows: str) -> str:
    path = ideas(folder / "register.ideas", *rows)
    return run([Source(path)], kept.log, dry_run=False, folder=folder, format=NAME).import_id


def test_an_import_undone_is_out_of_every_answer(
    tmp_path: Path, driver: neo4j.Driver, address: BoltAddress
) -> None:
    kept, graph = an_empty_log(), GraphStore(driver, address.database)
    imported(kept, tmp_path, "i|1|Faldklub|Færre fald", "o|1|Lemvig")
    before = answered(kept, graph)
    second = imported(
        kept,
        tmp_path,
        "i|1|Faldgruppen|Ingen fald",
        "o|1|Lemvig Kommune",
        "i|2|Sårtelefon|Sår heler",
        "a|1|1|1|pilot",
    )
    between = answered(kept, graph)

    undo(second, kept.log, folder=tmp_path)

    assert len(between[0]) == 2
    assert between != before
    assert answered(kept, graph) == before
