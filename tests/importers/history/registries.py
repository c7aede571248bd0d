"""Made-up registries, imported, and what the log then says of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from importers.contract import Source
from importers.running.run import run
from tests.importers.sources import BROKEN, Kept, an_empty_log, history

Versions: TypeAlias = Mapping[str, Mapping[str, Any] | str]

VERSIONS: Versions = {
    "a1": {"name": "Alfa"},
    "a2": {"name": "Alfa", "description": "Nu med formål", "stage": "nominee"},
    "b1": {"name": "Beta", "aliases": ["B", ""], "sectors": ["Health"], "SDGs": [[3, "Health"]]},
    "kenya": {"name": "Alfa", "locations": {"deploymentCountries": ["Kenya", "Ghana"]}},
    "ghana": {"name": "Alfa", "locations": {"deploymentCountries": ["Ghana", ""]}},
    "broken": BROKEN,
    "link": "a.json",
    "odd": {"name": "Alfa", "website": 7},
}


def imported(folder: Path, *changes: object, versions: Versions = VERSIONS) -> Kept:
    kept = an_empty_log()
    run([Source(history(folder, changes, versions))], kept.log, dry_run=False, folder=folder)
    return kept


def live(kept: Kept) -> dict[str, str]:
    """Titles by path: of each initiative that is not withdrawn, where its newest word came from."""
    held: dict[str, tuple[str, str]] = {}
    for one in kept.events():
        if one["kind"] in ("initiative.registered", "initiative.described"):
            said = (one["provenance"]["document"], one["data"]["title"])
            held[one["data"]["initiative"]] = said
        if one["kind"] == "initiative.withdrawn":
            del held[one["data"]["initiative"]]
    by_path = dict(sorted(held.values()))
    assert len(by_path) == len(held)
    return by_path
