"""The history of a real registry, where it is at hand: folded, it is the registry as it stands."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from importers.contract import Source
from importers.history.records import Record, record_of
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.sources import Kept, an_empty_log

_BESIDE = Path(__file__).parents[3].parent / "shared" / "data"
REGISTRY = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "dpg_registry"

pytestmark = pytest.mark.skipif(
    not REGISTRY.is_dir(), reason=f"the registry's history is not at {REGISTRY}"
)


Event = dict[str, Any]


@dataclass
class Folded:
    """What the log's events amount to, worked out here and not by the graph."""

    profiles: dict[str, Event] = field(default_factory=dict[str, Event])
    names: dict[str, str] = field(default_factory=dict[str, str])
    aliases: dict[str, Event] = field(default_factory=dict[str, Event])
    places: dict[str, Event] = field(default_factory=dict[str, Event])

    def take(self, event: Event) -> None:
        data = event["data"]
        match event["kind"]:
            case "organisation.registered":
                self.names[data["organisation"]] = data["name"]
            case "initiative.registered" | "initiative.described":
                self.profiles[data["initiative"]] = event
            case "initiative.withdrawn":
                del self.profiles[data["initiative"]]
            case "initiative.alias_recorded":
                self.aliases[event["id"]] = event
            case "statement.retracted":
                del self.aliases[data["event_id"]]
            case "adoption.started":
                self.places[data["adoption"]] = data
            case _:
                del self.places[data["adoption"]]

    def path_of(self, initiative: str) -> str:
        return self.profiles[initiative]["provenance"]["document"]

    def record_of(self, initiative: str) -> dict[str, Any]:
        said: Event = self.profiles[initiative]["data"]
        texts = {
            name: said.get(name, "") for name in ("title", "purpose", "story", "website", "stage")
        }
        return {**texts, "topics": tuple(said.get("topics", ()))}

    def names_of(self, organisations: list[str]) -> list[str]:
        return sorted(self.names[one].casefold() for one in organisations)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def imported(folder: Path) -> tuple[Kept, ImportReport]:
    kept = an_empty_log()
    return kept, run([Source(REGISTRY)], kept.log, dry_run=False, folder=folder)


@pytest.fixture(scope="module")
def folded(imported: tuple[Kept, ImportReport]) -> Folded:
    folded = Folded()
    for event in imported[0].events():
        folded.take(event)
    return folded


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    head = REGISTRY / "head"
    paths = sorted(head.rglob("*.json"))
    return {one.relative_to(head).as_posix(): one.read_text(encoding="utf-8") for one in paths}


@pytest.fixture(scope="module")
def records(files: dict[str, str]) -> dict[str, Record]:
    return {
        path: record_of(json.loads(text), folder=path.rpartition("/")[0])
        for path, text in files.items()
        if text.startswith("{")
    }


def test_the_live_initiatives_are_the_files_at_head_each_with_its_content(
    folded: Folded, records: dict[str, Record]
) -> None:
    said = {folded.path_of(one): folded.record_of(one) for one in folded.profiles}

    assert len(said) == len(folded.profiles) == 916
    assert said == {
        path: {
            name: getattr(record, name) for name in folded.record_of(next(iter(folded.profiles)))
        }
        for path, record in records.items()
    }


def test_the_links_at_head_are_names_of_what_they_point_to(
    folded: Folded, files: dict[str, str]
) -> None:
    links = {path: text.strip() for path, text in files.items() if not text.startswith("{")}
    named = [one for one in folded.aliases.values() if one["provenance"]["document"] in links]

    assert len(links) == 5
    assert {
        one["provenance"]["document"]: folded.path_of(one["data"]["initiative"]) for one in named
    } == {path: f"digitalpublicgoods/{target}" for path, target in links.items()}
    assert sorted(one["data"]["alias"] for one in named) == sorted(Path(one).stem for one in links)


def test_organisations_and_countries_are_those_at_head(
    folded: Folded, records: dict[str, Record]
) -> None:
    for initiative, event in folded.profiles.items():
        record = records[folded.path_of(initiative)]
        places = [
            one["organisation"] for one in folded.places.values() if one["initiative"] == initiative
        ]

        assert folded.names_of(places) == sorted({one.casefold() for one in record.countries})
        assert folded.names_of(event["data"].get("organisations", [])) == sorted(
            {one.casefold() for one in record.organisations}
        )


def test_every_broken_version_is_put_aside_and_nothing_else(
    imported: tuple[Kept, ImportReport], folder: Path
) -> None:
    _, report = imported

    assert (report.rows, report.quarantined, report.ignored) == (5_824 + 21, 21, 0)
    codes = Counter(one.code for one in errors(folder, report.import_id))
    assert codes == {"broken_version_unused": 21}


def test_with_all_branches_the_broken_versions_are_put_aside_where_they_came_in(
    tmp_path: Path,
) -> None:
    history = REGISTRY / "history_all_branches.jsonl.gz"

    report = run([Source(history)], an_empty_log().log, dry_run=False, folder=tmp_path)
    codes = Counter(one.code for one in errors(tmp_path, report.import_id))

    assert report.rows == 7_897 + 2
    assert codes == {"broken_version": 19, "broken_version_unused": 2}


def test_the_same_history_again_says_nothing_new(imported: tuple[Kept, ImportReport]) -> None:
    kept, first = imported

    again = run([Source(REGISTRY)], kept.log, dry_run=False)

    assert (again.events, again.changed_rows) == (0, 0)
    assert again.unchanged == first.changed_rows + first.unchanged


def test_a_dry_run_of_it_knows_what_the_real_run_finds(
    imported: tuple[Kept, ImportReport],
) -> None:
    _, real = imported

    rehearsed = run([Source(REGISTRY)], an_empty_log().log, dry_run=True)

    either = {"import_id", "seconds", "dry_run"}
    assert rehearsed.model_dump(exclude=either) == real.model_dump(exclude=either)
