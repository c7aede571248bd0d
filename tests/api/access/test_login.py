"""Logging in on the pages: the token typed once, kept where no script and no other site gets it."""

from collections.abc import Generator

import httpx2
import pytest
from playwright.sync_api import Browser, Page

from api.access.login import within
from tests.support.serving import Site


def token_of(site: Site) -> str:
    return site.bearer["Authorization"].removeprefix("Bearer ")


@pytest.fixture
def plain_page(browser: Browser) -> Generator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_whoever_types_the_token_is_logged_in_until_they_log_out(
    plain_page: Page, site: Site
) -> None:
    plain_page.goto(site.address + "/initiatives?q=tobs")
    plain_page.get_by_text("Log ind for at skrive").click()
    plain_page.get_by_label("Nøgle").fill(token_of(site))
    plain_page.get_by_role("button", name="Log ind").click()

    assert plain_page.url == site.address + "/initiatives?q=tobs"
    (cookie,) = plain_page.context.cookies()
    assert (cookie.get("httpOnly"), cookie.get("sameSite")) == (True, "Strict")
    assert cookie.get("expires") == -1
    plain_page.get_by_role("button", name="Log ud").click()
    assert plain_page.context.cookies() == []
    assert plain_page.get_by_text("Log ind for at skrive").count() == 1


def test_a_wrong_token_is_told_and_gives_no_cookie(client: httpx2.Client) -> None:
    answer = client.post("/login", data={"token": "spr_wrong", "next": "/"})

    assert answer.status_code == 401
    assert "Den nøgle kendes ikke" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "elsewhere", ["https://a.dk", "//a.dk", "/\\a.dk", "javascript:alert(1)", "/a\r\nSet-Cookie: x"]
)
def test_nobody_is_led_to_another_site(client: httpx2.Client, site: Site, elsewhere: str) -> None:
    answer = client.post("/login", data={"token": token_of(site), "next": elsewhere})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert within(elsewhere) == "/"


def test_another_site_cannot_log_anybody_in(client: httpx2.Client, site: Site) -> None:
    data = {"token": token_of(site)}

    answers = [
        client.post("/login", data=data, headers=headers)
        for headers in ({"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:9"})
    ]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_the_cookie_is_no_token_for_programs(client: httpx2.Client, site: Site) -> None:
    headers = {"Cookie": f"spredning={token_of(site)}"}

    assert client.post("/api/v1/events", json={}, headers=headers).status_code == 401
