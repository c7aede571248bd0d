"""What broke others: whatever is sent, the answer is a problem in plain words and never a crash."""

import httpx2
import pytest

from tests.support.serving import Site

BROKEN = {
    "empty": b"",
    "empty list": b"[]",
    "not JSON": b"{",
    "not UTF-8": b'{"source": "\xff"}',
    "lone surrogate": rb'{"source": "a\ud800", "id": "x", "kind": "cluster.renamed", "data": {}}',
    "NaN": b'{"source": NaN}',
    "infinite": b'{"source": 1e999}',
    "too large a number": b'{"source": 9223372036854775808}',
    "many digits": b'{"source": ' + b"9" * 6000 + b"}",
    "a name twice": b'{"source": "a", "source": "b"}',
    "deep": b"[" * 100_000,
    "NUL": rb'{"source": "a\u0000", "id": "x", "kind": "cluster.registered", "data": {}}',
    "number": b"1",
    "null": b"null",
    "list of lists": b"[[]]",
}
ADDRESSES = (
    "/api/v1/events?limit=-1",
    "/api/v1/events?limit=1e999",
    "/api/v1/events?limit=999999999999999999999999",
    "/api/v1/events?after=-1",
    "/api/v1/events?after=9223372036854775808",
    "/api/v1/questions/99",
    "/api/v1/questions/-1",
    "/api/v1/questions/x",
    "/api/v1/questions/1?id=nobody",
    "/api/v1/initiatives/nobody",
    "/api/v1/initiatives?as_of=tomorrow",
    "/api/v1/initiatives?known_at=99999999999999999999",
    "/api/v1/initiatives?as_of=0000-00-00",
    "/api/v1/initiatives?known_at=" + "9" * 5000,
    "/api/v1/paths?from=nobody&to=noone",
    "/api/v1/paths?from=%00&to=%00",
    "/api/v1/paths",
    "/api/v1/diffusion/nobody",
    "/api/v1/diffusion/initiative-tobs?format=exe",
    "/api/v1/nothing",
    "/questions/99999999999999999999",
    "/initiatives/%00",
    "/events?after=-1",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
)


def is_a_problem(answer: httpx2.Response) -> bool:
    is_told = answer.headers["content-type"] == "application/problem+json"
    told: dict[str, object] = answer.json() if is_told else {}
    return 400 <= answer.status_code < 500 and {"type", "title", "status", "code", "detail"} <= set(
        told
    )


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_body_is_a_problem_in_plain_words(
    client: httpx2.Client, site: Site, body: bytes
) -> None:
    json = {"Content-Type": "application/json"}

    appended = client.post("/api/v1/events", content=body, headers=site.bearer | json)
    checked = client.post("/api/v1/overlaps", content=body, headers=json)

    assert is_a_problem(appended)
    assert is_a_problem(checked)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_broken_address_is_a_problem_in_plain_words(client: httpx2.Client, address: str) -> None:
    assert is_a_problem(client.get(address))


def test_a_body_of_six_megabytes_is_too_much(client: httpx2.Client, site: Site) -> None:
    json = {"Content-Type": "application/json"}

    answer = client.post(
        "/api/v1/events", content=b" " * 6 * 1024 * 1024, headers=site.bearer | json
    )

    assert answer.status_code == 413
    assert is_a_problem(answer)


def test_other_formats_and_other_methods_are_refused(client: httpx2.Client, site: Site) -> None:
    text = site.bearer | {"Content-Type": "text/plain"}

    assert client.post("/api/v1/events", content=b"x", headers=text).status_code == 415
    assert client.post("/api/v1/overlaps", content=b"{}", headers=text).status_code == 415
    assert client.delete("/api/v1/events").status_code == 405
    assert is_a_problem(client.delete("/api/v1/events"))


def test_a_host_by_another_name_is_refused(client: httpx2.Client) -> None:
    answers = [
        client.get("/", headers={"Host": host}) for host in ("evil.example", "127.0.0.1.evil:80")
    ]

    assert [answer.status_code for answer in answers] == [421, 421]
    assert client.get("/health", headers={"Host": "localhost:8000"}).status_code == 200


def test_what_was_sent_is_not_repeated_in_the_problem(client: httpx2.Client, site: Site) -> None:
    name = "Kirsten Hemmelig"
    named = {"source": "x", "id": "y", "kind": "person.registered", "data": {"nome": name}}

    answer = client.post("/api/v1/events", json=named, headers=site.bearer)

    assert is_a_problem(answer)
    assert name not in answer.text


def test_problems_are_told_in_danish_unless_english_is_wanted(client: httpx2.Client) -> None:
    danish = client.get("/api/v1/initiatives/nobody").json()
    english = client.get("/api/v1/initiatives/nobody", headers={"Accept-Language": "en"}).json()

    assert danish["code"] == english["code"] == "unknown_initiative"
    assert danish["detail"] != english["detail"]
