"""Review and checks over HTTP and on the pages, as programs and people meet them."""

import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.serving import Site, address_of, fill, serving

FALL = "initiative-fald-efter-skadestue"
TWIN = "initiative-sikker-paa-benene"
OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Generator[Site]:
    """A server whose log is these tests' to write in."""
    data: Path = tmp_path_factory.mktemp("review")
    fill(data)
    with serving(data) as process:
        yield Site(address_of(process), data)


@pytest.fixture
def reader(own_site: Site) -> Generator[httpx2.Client]:
    with httpx2.Client(base_url=own_site.address, timeout=180) as found:
        yield found


@pytest.fixture
def person(own_site: Site, reader: httpx2.Client) -> httpx2.Client:
    """A client that is logged in on the pages."""
    token = own_site.bearer["Authorization"].removeprefix("Bearer ")
    reader.post("/login", data={"token": token, "next": "/"})
    return reader


def twin(reader: httpx2.Client) -> dict[str, Any]:
    """The pair that the demo hides."""
    found = reader.get("/api/v1/duplicate-candidates?limit=100").json()["candidates"]
    return next(one for one in found if {one["a"]["id"], one["b"]["id"]} == {FALL, TWIN})


def test_a_pair_is_judged_merged_and_parted_over_http(
    own_site: Site, reader: httpx2.Client
) -> None:
    pair = twin(reader)
    address = f"/api/v1/duplicate-candidates/{pair['id']}/judgement"
    said = {"answer": "same", "because": "Samme", "chosen": {"title": TWIN}}

    refused = reader.post(address, json=said)
    done = reader.post(address, json=said, headers=own_site.bearer)
    merged = reader.get(f"/api/v1/initiatives/{TWIN}").json()
    merge = done.json()["merge"]
    back = [
        reader.post(f"/api/v1/merges/{merge}/reversal", json={}, headers=own_site.bearer).json()
        for _ in range(2)
    ]

    assert (refused.status_code, done.status_code) == (401, 201)
    assert (merged["id"], merged["title"][:15]) == (FALL, "Sikker på benen")
    assert [one["already_reversed"] for one in back] == [False, True]
    assert reader.get(f"/api/v1/initiatives/{TWIN}").json()["id"] == TWIN
    assert twin(reader)["id"] == pair["id"]
    assert reader.get("/api/v1/merges").json()["merges"][0]["undone"] is not None


def test_the_pairs_of_each_kind_are_asked_for_at_one_address(reader: httpx2.Client) -> None:
    address = "/api/v1/duplicate-candidates"

    found = {of: reader.get(address, params={"of": of}) for of in ("initiatives", "people")}
    refused = reader.get(address, params={"of": "clusters"})

    assert found["initiatives"].json() == reader.get(address).json()
    assert found["initiatives"].json()["candidates"]
    assert (found["people"].json()["of"], refused.status_code) == ("people", 422)
    assert reader.get("/api/v1/doubles/people").status_code == 404


def test_an_old_address_leads_to_the_one_that_stands_for_both(
    own_site: Site, reader: httpx2.Client
) -> None:
    address = f"/api/v1/duplicate-candidates/{twin(reader)['id']}/judgement"
    merge = reader.post(address, json={"answer": "same"}, headers=own_site.bearer).json()["merge"]

    old = reader.get(f"/initiatives/{TWIN}?lang=en", headers={"Accept": "text/html"})
    reader.post(f"/api/v1/merges/{merge}/reversal", json={}, headers=own_site.bearer)

    assert (old.status_code, old.headers["location"]) == (307, f"/initiatives/{FALL}?lang=en")
    assert reader.get(f"/initiatives/{TWIN}").status_code == 200


def test_a_check_is_kept_acknowledged_one_by_one_and_laid_before_a_decision(
    person: httpx2.Client,
) -> None:
    kept = person.post("/overlap-check", data={"id": FALL, "text": ""}, headers=OWN)
    address = kept.headers["location"]
    shown = person.get(address).text
    no_reason = person.post(
        address, data={"initiative": TWIN, "answer": "not_relevant"}, headers=OWN
    )
    person.post(address, data={"initiative": TWIN, "answer": "taken_into_account"}, headers=OWN)
    decision = {"forum": "forum-sundhedsstyregruppen", "outcome": "postponed", "date": "2026-11-24"}
    decided = person.post(f"{address}/decision", data=decision, headers=OWN)

    after = person.get(address).text
    check = person.get(f"/api/v1/overlaps/{address.rpartition('/')[2]}").json()
    answer = person.get(f"/api/v1/questions/10?id={FALL}").json()

    assert (kept.status_code, no_reason.status_code, decided.status_code) == (303, 422, 303)
    assert "aldrig meldt" in shown
    assert "Kendt og taget i betragtning" in after
    assert "Sundhedsstyregruppen, 24. november 2026: udskudt" in after
    assert {one["cluster"] for one in check["coverage"]} >= {"Horsensklyngen", "Aarhusklyngen"}
    one = next(one for one in check["shown"] if one["id"] == TWIN)
    assert (one["acknowledged"]["answer"], one["acknowledged"]["by"]) == (
        "taken_into_account",
        "first",
    )
    assert re.search(r"Tjekket viste \d+; der blev taget stilling til 1\.", answer["answer"])


def test_nobody_writes_from_a_page_without_being_logged_in_or_from_elsewhere(
    own_site: Site, person: httpx2.Client
) -> None:
    with own_site.client() as stranger:
        out = stranger.post("/overlap-check", data={"text": "x"}, headers=OWN)
    silent = person.post("/overlap-check", data={"text": "x"})
    elsewhere = person.post(
        "/overlap-check", data={"text": "x"}, headers={"Sec-Fetch-Site": "same-site"}
    )

    assert (out.status_code, silent.status_code, elsewhere.status_code) == (401, 403, 403)


def test_a_pair_is_judged_on_its_page(person: httpx2.Client) -> None:
    pair = twin(person)
    address = f"/duplicates/{pair['id']}"
    page = person.get(address).text
    seen = re.search(r'name="seen" value="(\d+)"', page)
    form = {"answer": "built_on", "because": "Senere", "seen": seen[1] if seen else ""}

    answered = person.post(address, data=form, headers=OWN)
    unanswered = person.post(address, data={"because": "?"}, headers=OWN)

    judged = person.get(f"/api/v1/duplicate-candidates/{pair['id']}").json()["judged"]
    assert (answered.status_code, unanswered.status_code) == (303, 422)
    assert (judged["initiative"], judged["other"]) == (pair["b"]["id"], pair["a"]["id"])
    assert (judged["answer"], judged["because"]) == ("builds_on", "Senere")
    assert "bygger på" in person.get(address).text


def test_a_mistyped_id_is_refused_over_http_and_on_the_page(reader: httpx2.Client) -> None:
    asked = FALL[:-1]

    refused = reader.post("/api/v1/overlaps", json={"text": asked})
    taken = reader.post("/api/v1/overlaps", json={"text": asked, "as_text": True})
    shown = reader.get("/overlap-check", params={"text": asked}).text

    assert (refused.status_code, taken.status_code) == (404, 200)
    assert FALL in refused.text
    assert f"id={FALL}" in shown
    assert "as_text=1" in shown
