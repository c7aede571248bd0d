"""CloudEvents of others are read by mapping files as tables are, by the paths of their data."""

from pathlib import Path
from typing import Any

import pytest

from importers.cloudevents.errors import NoTypesMappedError
from importers.contract import Source
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.run import run
from importers.tables.errors import BadMappingError
from tests.importers.cloudevents.cases import said
from tests.importers.sources import Kept, an_empty_log, written

MAPPING = """
mapping: 1
source: kommunen/projekter
tables:
  - cloudevents: dk.kommune.projekt.oprettet
    events:
      - kind: initiative.registered
        valid_from: {column: "@time", type: date}
        data:
          initiative: {entity: initiative, key: projekt.nr}
          title: {column: projekt.navn, required: true}
          topics: {column: projekt.emner, split: ";"}
          website: "@subject"
  - cloudevents: dk.kommune.projekt.omtalt
    events:
      - kind: initiative.described
        valid_from: {column: "@time", type: date}
        data:
          initiative: {entity: initiative, key: projekt.nr}
          title: {column: projekt.navn, required: true}
          purpose: formål.0.tekst
"""


def created(**more: object) -> dict[str, Any]:
    data = {"projekt": {"nr": 17, "navn": "Faldklub", "emner": ["fald", "ældre"]}}
    event = {"type": "dk.kommune.projekt.oprettet", "time": "2024-05-01T10:00:00Z", "data": data}
    return said(**{**event, **more})


def described(id: str, name: str, day: str) -> dict[str, Any]:
    data = {"projekt": {"nr": 17, "navn": name}, "formål": [{"tekst": "Færre fald"}]}
    return said(id=id, type="dk.kommune.projekt.omtalt", time=f"{day}T10:00:00Z", data=data)


def imported(kept: Kept, folder: Path, *events: object, mapping: str = MAPPING) -> ImportReport:
    (folder / "m.yaml").write_text(mapping, encoding="utf-8")
    source = Source(written(folder / "a.ndjson", *events), mapping=folder / "m.yaml")
    return run([source], kept.log, dry_run=False, folder=folder)


def test_a_type_of_others_means_what_the_mapping_says(tmp_path: Path) -> None:
    kept = an_empty_log()

    report = imported(kept, tmp_path, created(subject="https://x.dk", sporingsid="s-1", antal=2))
    (event,) = kept.events()

    assert report.quarantined == 0
    assert event["data"] | {"initiative": ""} == {
        "initiative": "",
        "title": "Faldklub",
        "topics": ["fald", "ældre"],
        "website": "https://x.dk",
    }
    assert (event["source"], event["valid_from"]) == ("kommunen/projekter", "2024-05-01")
    assert event["provenance"]["extensions"] == {"sporingsid": "s-1", "antal": 2}
    assert (
        event["provenance"]["column"] == "projekt.nr, projekt.navn, projekt.emner, @subject, @time"
    )


def test_each_event_is_told_once_and_a_later_one_is_what_came_later(tmp_path: Path) -> None:
    kept = an_empty_log()
    events = (
        created(),
        described("e2", "Faldklubben", "2024-06-01"),
        described("e3", "Klubben", "2025-01-01"),
    )

    first = imported(kept, tmp_path, *events)
    again = imported(kept, tmp_path, *events, created())

    assert (first.events, again.events, again.unchanged, again.quarantined) == (3, 0, 4, 0)
    assert len({one["data"]["initiative"] for one in kept.events()}) == 1


def test_what_the_mapping_cannot_read_is_put_aside_by_its_path(tmp_path: Path) -> None:
    broken = created(id="e9", data={"projekt": {"nr": 1}})
    foreign = said(type="com.example.created", id="e2")

    report = imported(an_empty_log(), tmp_path, broken, created(data="tekst"), foreign)
    rows = list(errors(tmp_path, report.import_id))

    assert [(one.row, one.column, one.code) for one in rows] == [
        (1, "projekt.navn", "missing_required"),
        (2, "data", "cloudevent_data_invalid"),
        (3, "type", "cloudevent_type_unknown"),
    ]
    assert "cloudevents: com.example.created" in str(rows[2].hint)
    assert all(row.raw.startswith("{") for row in rows)


def test_our_own_kinds_need_no_table(tmp_path: Path) -> None:
    kept = an_empty_log()

    imported(kept, tmp_path, said(kampagne="forår"))

    assert kept.kinds() == ["initiative.registered"]
    assert kept.events()[0]["provenance"]["extensions"] == {"kampagne": "forår"}


def test_a_mapping_for_the_wrong_sort_of_file_is_said_to_be_so(tmp_path: Path) -> None:
    table = "mapping: 1\nsource: x\ntables:\n  - events:\n      - kind: cluster.registered\n"
    table += "        data: {cluster: {entity: cluster, key: Navn}, name: Navn}\n"
    (tmp_path / "a.csv").write_text("Navn;By\nVest;Herning\n", encoding="utf-8")

    with pytest.raises(NoTypesMappedError, match=r"m\.yaml"):
        imported(an_empty_log(), tmp_path, created(), mapping=table)
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    source = Source(tmp_path / "a.csv", mapping=tmp_path / "m.yaml")
    with pytest.raises(BadMappingError, match="CloudEvents"):
        run([source], an_empty_log().log, dry_run=False)
