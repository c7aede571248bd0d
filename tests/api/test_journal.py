"""The journal: a line for each thing that happens, and in none of them what somebody wrote."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.checkout import ROOT
from tests.support.command_line import CommandLine
from tests.support.serving import Site, address_of

# Each is a word that stands nowhere else, so that a trace of it anywhere is a leak.
NAME, MAIL, CPR = "Kirstine Qvistgaard", "kq@qvist.example", "010190-1234"
CANARIES = re.compile("kirstine|qvist|010190|0101901234|kanarie", flags=re.IGNORECASE)
JSON = {"Content-Type": "application/json"}

person = {"source": "kanarie", "id": "p", "kind": "person.registered"}
known = person | {"data": {"person": "person-kanarie", "name": NAME, "email": MAIL}}
with_cpr = person | {"id": "c", "data": {"person": "x", "name": f"{NAME} {CPR}"}}
of_no_shape = person | {"id": "d", "data": {"nome": NAME, "mail": MAIL}}

ADDRESSES = (
    f"/api/v1/paths?from={NAME}&to={MAIL}",
    f"/api/v1/people?{CPR}={NAME}",
    f"/api/v1/questions/2?id={NAME}",
    f"/api/v1/initiatives?q={CPR}",
    f"/api/v1/initiatives/{NAME}",
    f"/api/v1/initiatives?as_of={CPR}",
    f"/api/v1/diffusion/{MAIL}",
    f"/api/v1/events?stream={NAME}",
    f"/{NAME}/{CPR}",
    f"/static/{MAIL}",
    f"/paths?from={NAME}&to={CPR}",
    f"/overlap?text={NAME}",
    f"/initiatives/{CPR}",
)
BODIES = (
    json.dumps(known),
    json.dumps(known | {"data": {"person": "person-kanarie", "name": "Kirstine Anden"}}),
    json.dumps(with_cpr),
    json.dumps(of_no_shape),
    json.dumps(known | {"kind": NAME}),
    f'{{"name": "{NAME}", ',
    f'"{MAIL}',
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What is told by a server and by commands beside it, when names come in at every door."""
    data, kept = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("kept") / "journal"
    with kept.open("wb") as stream:
        for site in _served(data, stream.fileno()):
            with site.client() as client:
                _ask(client, site)
            _import(data, stream.fileno())
            _run(data, stream.fileno(), "path", NAME, MAIL)
            _run(data, stream.fileno(), "person", "erase", "person-kanarie")
    return [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]


def test_no_line_holds_what_somebody_wrote(journal: list[dict[str, Any]]) -> None:
    assert len(journal) > len(ADDRESSES) + len(BODIES)
    assert [line for line in journal if CANARIES.search(json.dumps(line))] == []


def test_every_line_says_when_how_grave_and_what(journal: list[dict[str, Any]]) -> None:
    assert [line for line in journal if not {"at", "level", "event"} <= set(line)] == []
    # What is alike is looked for a little later, which this server may or may not live to see.
    assert {line["event"] for line in journal} - {"overlap.proposed"} == {
        "command.failed",
        "engine.started",
        "engine.stopped",
        "graph.projected",
        "import.ran",
        "log.appended",
        "person.erased",
        "request",
    }


def test_a_request_is_told_by_its_route_and_its_code(journal: list[dict[str, Any]]) -> None:
    asked = [line for line in journal if line["event"] == "request"]

    assert {"GET", "POST"} <= {line["method"] for line in asked}
    assert all(line["milliseconds"] >= 0 for line in asked)
    told = {(line["route"], line["status"], line.get("code")) for line in asked}
    assert ("/api/v1/initiatives/{id:path}", 404, "unknown_initiative") in told
    assert ("/api/v1/events", 201, None) in told
    assert ("other", 404, "not_found") in told


def test_an_erasure_is_told_by_its_position_and_nothing_else(
    journal: list[dict[str, Any]],
) -> None:
    (erased,) = [line for line in journal if line["event"] == "person.erased"]

    assert set(erased) == {"at", "level", "event", "position"}


def test_an_import_is_told_by_its_counts(journal: list[dict[str, Any]]) -> None:
    (ran,) = [line for line in journal if line["event"] == "import.ran"]

    assert (ran["rows"], ran["quarantined"]) == (2, 2)


def test_a_request_has_a_number_that_the_events_it_appends_keep(
    client: httpx2.Client, site: Site
) -> None:
    said = {"initiative": "numbered", "title": "x"}
    event = {"source": "n", "id": "1", "kind": "initiative.registered", "data": said}

    answer = client.post("/api/v1/events", json=event, headers=site.bearer)

    stream = client.get("/api/v1/events", params={"stream": "initiative/numbered"}).json()
    assert stream["events"][0]["correlation_id"] == answer.headers["x-request-id"]


def test_a_number_from_outside_is_kept_when_it_is_one_and_never_a_text(
    client: httpx2.Client,
) -> None:
    number = "0190f3a2-0000-7000-8000-00000000abcd"

    asked = [client.get("/health", headers={"X-Request-ID": one}) for one in (number, CPR, NAME)]

    assert asked[0].headers["x-request-id"] == number
    assert not any(CANARIES.search(one.headers["x-request-id"]) for one in asked)


def test_a_form_that_is_not_known_is_refused(tmp_path: Path) -> None:
    ran = CommandLine(tmp_path).json("serve", "--journal", "xml")

    assert (ran.exit_code, ran.document["error"]["code"]) == (2, "unknown_journal")


def _served(data: Path, errors: int) -> Generator[Site]:
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(
        [*command, "--journal", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Site(address_of(process), data)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def _ask(client: httpx2.Client, site: Site) -> None:
    for body in BODIES:
        client.post("/api/v1/events", content=body, headers=site.bearer | JSON)
        client.post("/api/v1/overlaps", content=body, headers=JSON)
    client.post("/api/v1/overlaps", json={"text": f"{NAME} {CPR}"})
    for address in ADDRESSES:
        client.get(address)
    client.get("/", headers={"Host": "qvist.example", "User-Agent": NAME.encode().decode()})
    client.get("/", headers={"X-Request-ID": CPR, "Referer": f"http://x/?{MAIL}"})


def _import(data: Path, errors: int) -> None:
    file = data / "kanarie.jsonl"
    file.write_text(f"{json.dumps(with_cpr)}\n{json.dumps(of_no_shape)}\n", encoding="utf-8")
    _run(data, errors, "import", "run", str(file))


def _run(data: Path, errors: int, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "api", *arguments, "--json", "--data", str(data)],
        cwd=ROOT,
        env={**os.environ, "SPREDNING_JOURNAL": "json"},
        stdout=subprocess.DEVNULL,
        stderr=errors,
        check=False,
    )
