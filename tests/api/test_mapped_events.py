"""Events of another system mean the same by a file, over HTTP in every mode, and as a webhook."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from importers.cloudevents.kept import FOLDER, keep
from tests.api.test_cloudevents import KEY, media, signed
from tests.importers.cloudevents.test_mapped import MAPPING, created, described
from tests.support.command_line import CommandLine
from tests.support.serving import Site

EVENTS = [created(id="m1"), described("m2", "Faldklubben", "2024-06-01")]
IGNORING = "    ignore_rows: {column: projekt.nr, values: ['99']}\n"
TAKEN = MAPPING.replace("    events:\n", IGNORING + "    events:\n", 1)
Send = Callable[[httpx2.Client, Site, list[dict[str, Any]]], list[dict[str, Any]]]


@pytest.fixture(scope="module", autouse=True)
def mapping(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mapping") / "projekter.yaml"
    path.write_text(TAKEN, encoding="utf-8")
    keep(path, site.data / FOLDER)
    return path


def posted(client: httpx2.Client, headers: dict[str, str], body: object) -> dict[str, Any]:
    return client.post("/api/v1/events", content=json.dumps(body), headers=headers).json()


def one_by_one(
    client: httpx2.Client, site: Site, events: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    headers = site.bearer | media("cloudevents+json")
    return [posted(client, headers, one) for one in events]


def in_a_batch(
    client: httpx2.Client, site: Site, events: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    return [posted(client, site.bearer | media("cloudevents-batch+json"), events)]


def in_headers(
    client: httpx2.Client, site: Site, events: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    for one in events:
        named = {f"ce-{name}": value for name, value in one.items() if name != "data"}
        told.append(posted(client, site.bearer | media("json") | named, one["data"]))
    return told


def as_a_webhook(
    client: httpx2.Client, site: Site, events: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    keys = site.data / "webhooks"
    keys.touch(mode=0o600)
    keys.write_text(f"midt whsec_{base64.b64encode(KEY).decode()}\n", encoding="utf-8")
    body = json.dumps(events).encode()
    headers = signed(body, id=f"msg_{events[0]['id']}") | media("cloudevents-batch+json")
    return [client.post("/api/v1/webhooks/midt", content=body, headers=headers).json()]


def by_file(client: httpx2.Client, site: Site, file: Path) -> dict[str, Any]:
    files = {"file": (file.name, file.read_bytes())}
    return client.post("/api/v1/imports", files=files, headers=site.bearer).json()


def counts(told: list[dict[str, Any]]) -> tuple[int, int]:
    return sum(one["appended"] for one in told), sum(one["unchanged"] for one in told)


@pytest.mark.parametrize(
    ("number", "send"),
    list(enumerate([one_by_one, in_a_batch, in_headers, as_a_webhook], start=100)),
)
def test_the_same_events_by_a_file_and_by_a_door_are_one_set(
    client: httpx2.Client, site: Site, tmp_path: Path, number: int, send: Send
) -> None:
    projekt = {"nr": number, "navn": f"Projekt {number}"}
    events = [
        {**one, "id": f"{one['id']}-{number}", "data": {**one["data"], "projekt": projekt}}
        for one in EVENTS
    ]
    file = tmp_path / "events.ndjson"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in events), encoding="utf-8")

    first, again = counts(send(client, site, events)), counts(send(client, site, events))
    told = by_file(client, site, file)

    # A webhook is known by its message, before anything in it is looked at.
    assert (first, again[0]) == ((2, 0), 0)
    assert (told["rows"], told["unchanged"], told["events"]) == (2, 2, 0)


def test_a_file_and_a_door_of_two_folders_give_the_same_events(
    client: httpx2.Client, site: Site, tmp_path: Path, mapping: Path
) -> None:
    run, event = CommandLine(tmp_path / "data"), created(id="m300", time="2024-05-02T10:00:00Z")
    event["data"] = {"projekt": {"nr": 300, "navn": "Projekt 300"}}
    file = tmp_path / "events.json"
    file.write_text(json.dumps(event), encoding="utf-8")
    head = client.get("/ready").json()["events"]

    assert run("import", "mappings", "add", str(mapping)).exit_code == 0
    run("import", "run", str(file))
    one_by_one(client, site, [event])
    filed = json.loads(run("events", "list", "--json").out)
    sent = client.get("/api/v1/events", params={"after": head}).json()["events"][0]

    said = ("source", "id", "kind", "stream", "valid_from", "precision", "data")
    assert {name: filed[name] for name in said} == {name: sent[name] for name in said}
    place = ("file", "file_sha256", "sheet", "row")
    of_both = [
        {name: value for name, value in one["provenance"].items() if name not in place}
        for one in (filed, sent)
    ]
    assert of_both[0] == of_both[1]


def test_what_is_wrong_is_told_by_a_door_as_by_an_import(
    client: httpx2.Client, site: Site, tmp_path: Path
) -> None:
    broken = [
        created(id="m400", data={"projekt": {"nr": 400}}),
        created(id="m401", data="tekst"),
        created(id="m402", data={"projekt": {"nr": 402, "navn": "Om 010203-1234"}}),
        created(id="m403", type="com.example.made"),
        described("m404", "Ingen kender den", "2024-06-01"),
    ]
    file = tmp_path / "broken.ndjson"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in broken), encoding="utf-8")
    broken[-1]["data"]["projekt"]["nr"] = 404

    where = f"/api/v1/imports/{by_file(client, site, file)['import_id']}/rows"
    aside = client.get(where, headers=site.bearer).json()["rows"]
    (door,) = in_a_batch(client, site, broken[:4])
    last = in_a_batch(client, site, broken[4:])[0]["refused"][0]

    assert [(one["code"], one["detail"], one["hint"]) for one in door["refused"]] == [
        (one["code"], one["detail"], one["hint"]) for one in aside[:4]
    ]
    assert [one["line"] for one in door["refused"]] == [1, 2, 3, 4]
    assert "spredning import mappings add" in door["refused"][3]["hint"]
    assert last["code"] == "unknown_reference"
    assert door["appended"] == 0


def test_what_the_mapping_passes_over_is_counted(client: httpx2.Client, site: Site) -> None:
    passed_over = created(id="m500", data={"projekt": {"nr": 99, "navn": "Andet"}})

    (told,) = in_a_batch(client, site, [passed_over])

    assert (told["appended"], told["unchanged"], told["ignored"]) == (0, 0, 1)


def test_a_mapping_that_was_spoilt_by_hand_is_no_fault_of_the_sender(
    client: httpx2.Client, site: Site
) -> None:
    spoilt = site.data / FOLDER / "spoilt.yaml"
    spoilt.write_text("mapping: 2\n", encoding="utf-8")
    try:
        told = client.post(
            "/api/v1/events",
            content=json.dumps(created(id="m600")),
            headers=site.bearer | media("cloudevents+json"),
        )
    finally:
        spoilt.unlink()

    assert (told.status_code, told.json()["code"]) == (500, "bad_mapping")
    assert str(spoilt.parent) in told.json()["detail"]
