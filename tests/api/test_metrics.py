"""The numbers for those who watch: what they count, and that they name nobody."""

import json
import re

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.metrics import Metrics
from tests.support.command_line import CommandLine
from tests.support.serving import Site

NAME = "Kirsten Hemmelig"


def numbers(client: httpx2.Client) -> dict[str, float]:
    """Each sample by its name and labels."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_the_log_and_the_graph_are_told_as_ready_tells_them(client: httpx2.Client) -> None:
    client.get("/api/v1/initiatives")

    state, told = client.get("/ready").json(), numbers(client)

    assert told["spredning_log_events[]"] == state["events"]
    assert told["spredning_graph_events[]"] == state["projected"]
    assert told["spredning_graph_lag_events[]"] == 0
    assert (told["spredning_log_up[]"], told["spredning_graph_up[]"]) == (1, 1)


def test_events_are_counted_by_what_came_of_them(client: httpx2.Client, site: Site) -> None:
    new = _initiative("counted")
    before = numbers(client)

    for body in (new, new, new | {"kind": "no.such"}):
        client.post("/api/v1/events", json=body, headers=site.bearer)

    after = numbers(client)
    grown = {
        name: after[name] - before.get(name, 0)
        for name in after
        if name.startswith(("spredning_proposals_total", "spredning_refusals_total"))
    }
    assert {name: count for name, count in grown.items() if count} == {
        "spredning_proposals_total['appended']": 1,
        "spredning_proposals_total['unchanged']": 1,
        "spredning_proposals_total['refused']": 1,
        "spredning_refusals_total['unknown_kind']": 1,
    }


def test_answers_are_counted_by_the_template_of_their_address(client: httpx2.Client) -> None:
    client.get("/api/v1/initiatives/nobody")
    client.get(f"/{NAME}")

    told = numbers(client)

    route = "/api/v1/initiatives/{id:path}"
    assert told[f"spredning_http_requests_total{sorted(['GET', route, '404'])}"] >= 1
    assert told[f"spredning_http_request_seconds_count{sorted(['GET', route])}"] >= 1
    assert told[f"spredning_http_requests_total{sorted(['GET', 'other', '404'])}"] >= 1
    assert told["spredning_errors_total['unknown_initiative']"] >= 1


def test_no_name_and_no_id_is_a_label(client: httpx2.Client) -> None:
    asked = (
        f"/{NAME}",
        f"/api/v1/paths?from={NAME}&to=x",
        f"/initiatives/{NAME}",
        f"/api/v1/questions/1?id={NAME}",
    )
    for address in asked:
        client.get(address)
    client.request("KIRSTEN", "/")

    text = client.get("/metrics").text

    assert not re.search("kirsten|hemmelig", text, flags=re.IGNORECASE)


def test_imports_and_proofs_of_other_processes_are_seen(client: httpx2.Client, site: Site) -> None:
    spredning = CommandLine(site.data)
    lines = site.data / "more.jsonl"
    lines.write_text(json.dumps(_initiative("imported")) + "\n", encoding="utf-8")
    before = numbers(client)["spredning_imports[]"]

    spredning("import", "run", str(lines))
    spredning("events", "verify")

    told = numbers(client)
    assert told["spredning_imports[]"] == before + 1
    assert told["spredning_log_verified_ok[]"] == 1
    assert told["spredning_log_verified_timestamp_seconds[]"] > 1_700_000_000


def test_two_apps_count_apart() -> None:
    one, other = Metrics(lambda: None), Metrics(lambda: None)

    one.answered(method="GET", route="/", status=200, seconds=0.1, code=None)

    assert b'route="/"' in one.text()
    assert b'route="/"' not in other.text()


@pytest.mark.parametrize("name", ["spredning_log_up", "spredning_graph_up"])
def test_nothing_is_claimed_of_a_system_that_is_not_open(name: str) -> None:
    assert name not in Metrics(lambda: None).text().decode()


def _initiative(id: str) -> dict[str, object]:
    said = {"initiative": id, "title": "Ny"}
    return {"source": "numbers", "id": id, "kind": "initiative.registered", "data": said}
