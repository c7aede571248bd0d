"""The log over HTTP: who may write, what comes of it, and how it is read."""

import json
from typing import Any

import httpx2

from tests.support.serving import Site

need_of_lemvig: dict[str, Any] = {
    "source": "prøve",
    "id": "http-1",
    "kind": "initiative.registered",
    "data": {"initiative": "http-1", "title": "Sendt gennem HTTP"},
}


def sent(client: httpx2.Client, site: Site, body: Any, **more: Any) -> httpx2.Response:
    return client.post("/api/v1/events", json=body, headers=site.bearer, **more)


def test_what_is_sent_is_in_the_log_and_in_the_graph_when_it_is_answered(
    client: httpx2.Client, site: Site
) -> None:
    first = sent(client, site, need_of_lemvig)
    again = sent(client, site, [need_of_lemvig])

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["appended"] == 1
    assert first.headers["x-event-seq"] == str(first.json()["position"])
    assert (again.json()["appended"], again.json()["unchanged"]) == (0, 1)
    assert client.get("/api/v1/initiatives/http-1").json()["title"] == "Sendt gennem HTTP"


def test_nobody_writes_without_a_token_that_is_known(client: httpx2.Client) -> None:
    wrong = {"Authorization": "Bearer spr_wrong"}

    answers = [
        client.post("/api/v1/events", json=need_of_lemvig, headers=headers)
        for headers in ({}, wrong, {"Authorization": "spr_wrong"})
    ]

    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert answers[0].headers["content-type"] == "application/problem+json"
    assert answers[0].headers["www-authenticate"] == "Bearer"


def test_a_token_for_commands_cannot_pass_a_rule_by_calling_it_a_fact(
    client: httpx2.Client, site: Site
) -> None:
    opted_out = {
        "source": "prøve",
        "id": "http-2",
        "kind": "adoption.started",
        "intent": "fact",
        "valid_from": "2020",
        "data": {
            "adoption": "http-2",
            "initiative": "initiative-saartelefonen",
            "organisation": "municipality-favrskov",
            "on_behalf_of": "cluster-randers",
        },
    }

    answer = sent(client, site, opted_out)

    assert answer.status_code in (409, 422)
    assert answer.json()["refused"][0]["code"] == "not_opted_in"
    assert answer.json()["appended"] == 0


def test_lines_are_read_as_well_and_one_that_is_refused_stops_them_all(
    client: httpx2.Client, site: Site
) -> None:
    unknown: dict[str, Any] = {
        "source": "prøve",
        "id": "http-4",
        "kind": "initiative.danced",
        "data": {},
    }
    fine = need_of_lemvig | {"id": "http-3", "data": {"initiative": "http-3", "title": "Tre"}}
    lines = "\n".join(json.dumps(one) for one in (fine, unknown))

    answer = client.post(
        "/api/v1/events",
        content=lines,
        headers=site.bearer | {"Content-Type": "application/x-ndjson"},
    )

    assert answer.status_code == 422
    assert [(one["line"], one["code"]) for one in answer.json()["refused"]] == [(2, "unknown_kind")]
    assert client.get("/api/v1/initiatives/http-3").status_code == 404


def test_a_writer_who_has_not_seen_the_end_of_the_log_is_told(
    client: httpx2.Client, site: Site
) -> None:
    by_parameter = sent(client, site, need_of_lemvig, params={"expected_position": 3})
    by_header = client.post(
        "/api/v1/events", json=need_of_lemvig, headers=site.bearer | {"If-Match": '"3"'}
    )

    assert (by_parameter.status_code, by_header.status_code) == (412, 412)
    assert by_parameter.json()["code"] == "stale"


def test_reading_goes_on_where_it_stopped(client: httpx2.Client) -> None:
    first = client.get("/api/v1/events", params={"limit": 2}).json()
    second = client.get("/api/v1/events", params={"limit": 2, "after": first["next"]}).json()

    assert [event["position"] for event in first["events"]] == [1, 2]
    assert [event["position"] for event in second["events"]] == [3, 4]
    assert {"source", "id", "kind", "data", "digest", "chain"} <= set(first["events"][0])
    assert client.get("/api/v1/events", params={"after": 9_999_999}).json()["next"] is None


def test_a_page_of_another_site_cannot_write_even_with_the_token(
    client: httpx2.Client, site: Site
) -> None:
    foreign = [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]

    answers = [
        client.post("/api/v1/events", json=need_of_lemvig, headers=site.bearer | headers)
        for headers in foreign
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
