"""What was said since two stood as one is assigned over HTTP and on the page, on each engine."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.access.tokens import made
from api.app import create_app
from api.judging import undo
from graph.wiring import System
from tests.api.review.conftest import SystemOf
from tests.api.review.test_doubles import EVA, EVA_2, IDA, PEOPLE, say
from tests.support.lines import line

JOB = line("employment.started", "job", when="2020", person=EVA, organisation="lemvig")


@pytest.fixture
def system(system_of: SystemOf) -> System:
    return system_of(IDA, *PEOPLE)


@pytest.fixture
def parted(system: System) -> str:
    """A merge that was undone, after somebody said where one of the two works."""
    merge = say(system, EVA_2, EVA, "same")["merge"]
    system.log.append([JOB])
    undo(system, merge)
    return merge


@pytest.fixture
def client(system: System) -> TestClient:
    """A client of an app over the test's own graph, logged in on the pages."""
    made(system.settings.token)
    app = create_app(system.settings)
    app.state.system = system
    found = TestClient(app, base_url="http://localhost", follow_redirects=False)
    found.post("/login", data={"token": token_of(system), "next": "/"})
    return found


def token_of(system: System) -> str:
    return system.settings.token.read_text(encoding="utf-8").split()[0]


def merge_in(client: TestClient) -> dict[str, Any]:
    (found,) = client.get("/api/v1/merges?of=people").json()["merges"]
    return found


def workplaces(client: TestClient) -> dict[str, list[str]]:
    people = client.get("/api/v1/people").json()["items"]
    return {one["id"]: one["organisations"] for one in people}


def test_an_event_is_assigned_to_the_other_over_http(
    system: System, client: TestClient, parted: str
) -> None:
    address = f"/api/v1/merges/{parted}/assignments"
    (later,) = merge_in(client)["later"]
    said = {"event": later["event"], "belongs_to": EVA_2}

    done = client.post(address, json=said, headers={"Authorization": f"Bearer {token_of(system)}"})

    assert (later["about"], later["belongs_to"]) == (EVA, None)
    assert done.status_code == 201
    assert done.json() == said | {"told": system.log.head().position - 1}
    assert [one["belongs_to"] for one in merge_in(client)["later"]] == [EVA_2]
    there = workplaces(client)
    assert (there[EVA], there[EVA_2]) == (["viborg"], ["lemvig"])


def test_an_event_that_is_not_among_them_is_refused_over_http(
    system: System, client: TestClient, parted: str
) -> None:
    end = system.log.head()

    refused = client.post(
        f"/api/v1/merges/{parted}/assignments",
        json={"event": 1, "belongs_to": EVA},
        headers={"Authorization": f"Bearer {token_of(system)}"},
    )

    assert (refused.status_code, refused.json()["code"]) == (404, "not_later")
    assert system.log.head() == end


def test_nobody_assigns_over_http_without_a_token(client: TestClient, parted: str) -> None:
    (later,) = merge_in(client)["later"]
    client.cookies.clear()

    refused = client.post(
        f"/api/v1/merges/{parted}/assignments",
        json={"event": later["event"], "belongs_to": EVA_2},
    )

    assert refused.status_code == 401
    assert merge_in(client)["later"] == [later]


def test_an_event_is_assigned_on_the_page_and_is_told_there_afterwards(
    client: TestClient, parted: str
) -> None:
    asked = client.get("/duplicates?of=people").text
    (later,) = merge_in(client)["later"]
    form = {"event": str(later["event"]), "belongs_to": EVA}

    done = client.post(
        f"/duplicates/merges/{parted}/assignments",
        data=form,
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    after = client.get("/duplicates?of=people").text

    assert "(1 mangler svar)" in asked
    assert (done.status_code, done.headers["location"]) == (303, "/duplicates?of=people#sammenlagt")
    assert "(0 mangler svar)" in after
    assert f"Det handler om »Eva Holm« ({EVA})." in " ".join(after.split())
    assert workplaces(client)[EVA] == ["lemvig", "viborg"]
