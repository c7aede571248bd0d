"""The pages in a real browser without JavaScript: whole, plain, and asking nobody else."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

import httpx2
import pytest
from playwright.sync_api import Browser, Page

from tests.support.serving import TRICKY, Site

PAGES = (
    "/",
    *(f"/questions/{number}" for number in range(1, 11)),
    "/questions/6?id=initiative-tobs",
    "/initiatives",
    "/initiatives?q=sår",
    "/initiatives?q=findes ikke",
    "/initiatives/initiative-tobs",
    "/initiatives/initiative-sikker-paa-benene",
    "/initiatives/tricky",
    "/overlap-check",
    "/overlap-check?text=forebyggelse af fald efter skadestuen",
    "/overlap-check?id=initiative-fald-efter-skadestue",
    "/paths",
    "/paths?from=person-15&to=Struer Kommune",
    "/paths?from=ingen&to=Struer Kommune",
    "/diffusion",
    "/diffusion/initiative-tobs",
    "/events",
    "/events?after=100",
    "/clusters",
    "/people",
    "/login",
    "/duplicates",
    "/findes-ikke",
    "/?lang=en",
    "/questions/5?lang=en",
    "/initiatives/initiative-tobs?lang=en&as_of=2016-01-01",
)
CODE_WORDS = re.compile(
    r"\b([Nn]ode|[Ee]dge|[Mm]erge|[Bb]etweenness|null|None|True|False|undefined)\b"
)


@dataclass(slots=True)
class Seen:
    """A page as it was looked at, and what went wrong meanwhile."""

    page: Page
    status: int
    outside: list[str] = field(default_factory=list[str])
    failed: list[str] = field(default_factory=list[str])
    said: list[str] = field(default_factory=list[str])


def looked_at(browser: Browser, site: Site, path: str, *, width: int = 1280) -> Iterator[Seen]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    # The first page that compares meanings waits for the model to be loaded.
    page.set_default_navigation_timeout(180_000)
    seen = Seen(page, 0)
    page.on("request", lambda request: _note_outside(seen, site, request.url))
    page.on("requestfailed", lambda request: seen.failed.append(request.url))
    page.on("response", lambda answer: _note_status(seen, answer.url, answer.status))
    page.on("console", lambda message: seen.said.append(message.text))
    answer = page.goto(site.address + path)
    seen.status = 0 if answer is None else answer.status
    yield seen
    context.close()


def _note_outside(seen: Seen, site: Site, url: str) -> None:
    if not url.startswith((site.address, "data:")):
        seen.outside.append(url)


def _note_status(seen: Seen, url: str, status: int) -> None:
    if status >= 400 and "/static/" in url:
        seen.failed.append(url)


@pytest.fixture(scope="module", params=PAGES)
def seen(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Generator[Seen]:
    yield from looked_at(browser, site, str(request.param))


def test_a_page_is_whole_without_scripts_and_asks_no_other_host(seen: Seen) -> None:
    expected = 404 if seen.page.url.endswith("findes-ikke") else 200

    assert seen.status == expected
    assert seen.outside == []
    assert seen.failed == []
    assert [text for text in seen.said if "404" not in text] == []
    assert seen.page.locator("script").count() == 0


def test_a_page_has_a_language_a_title_and_headings_in_order(seen: Seen) -> None:
    lang = "en" if "lang=en" in seen.page.url else "da"
    levels = [
        int(heading.evaluate("heading => heading.tagName")[1])
        for heading in seen.page.locator("main :is(h1, h2, h3, h4)").all()
    ]

    assert seen.page.locator("html").get_attribute("lang") == lang
    assert seen.page.title().endswith(" · Spredning")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_everything_to_fill_in_has_a_label_and_every_table_a_caption(seen: Seen) -> None:
    fields = seen.page.locator("input:not([type=hidden], [hidden]), select, textarea")
    unlabelled = fields.evaluate_all("all => all.filter(one => one.labels.length === 0).length")
    tables = seen.page.locator("table")
    uncaptioned = tables.evaluate_all("all => all.filter(one => !one.caption).length")
    headless = tables.evaluate_all("all => all.filter(one => !one.querySelector('th')).length")
    unnamed = seen.page.locator("a").evaluate_all(
        "all => all.filter(one => one.textContent.trim() === '').length"
    )

    assert (unlabelled, uncaptioned, headless, unnamed) == (0, 0, 0, 0)


def test_every_id_is_there_once_and_the_first_link_leads_past_the_menu(seen: Seen) -> None:
    ids = seen.page.locator("[id]").evaluate_all("all => all.map(one => one.id)")

    assert len(ids) == len(set(ids))
    assert seen.page.locator("a").first.get_attribute("href") == "#indhold"


def test_people_never_meet_the_words_of_the_code(seen: Seen) -> None:
    text = seen.page.locator("body").inner_text()

    assert CODE_WORDS.findall(text.replace(TRICKY, "")) == []
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", text) == []


@pytest.mark.parametrize("path", ["/", "/questions/5", "/diffusion/initiative-tobs", "/events"])
def test_a_page_fits_a_screen_of_320_pixels(browser: Browser, site: Site, path: str) -> None:
    for narrow in looked_at(browser, site, path, width=320):
        width = narrow.page.evaluate("document.documentElement.scrollWidth")

        assert width == 320


def test_a_title_that_is_a_script_is_shown_as_text(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: alerts.append(dialog.message))

    for path in ("/initiatives/tricky", "/initiatives", "/", "/events?after=339", "/diffusion"):
        page.goto(site.address + path)
        assert TRICKY in page.content().replace("&lt;", "<").replace("&gt;", ">").replace(
            "&amp;", "&"
        )
        assert page.title().endswith("Spredning")
    assert alerts == []
    context.close()


def test_a_question_is_asked_and_answered_by_keyboard_alone(browser: Browser, site: Site) -> None:
    for front in looked_at(browser, site, "/"):
        page = front.page
        page.get_by_label("Titel eller kort beskrivelse").focus()
        page.keyboard.type("Opfølgning efter fald på skadestuen")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/overlap-check?**")

        assert page.get_by_text("Sikker på benene").count() > 0
        assert page.get_by_text("Så langt har vi kunnet se").count() > 0


def test_the_language_stays_from_page_to_page(client: httpx2.Client) -> None:
    english = client.get("/?lang=en").text

    assert "Ten questions with answers" in english
    assert 'href="/questions/1?lang=en"' in english
    assert "Ti spørgsmål med svar" in client.get("/").text


def test_a_page_shows_what_held_on_a_day_and_says_so(client: httpx2.Client) -> None:
    then = client.get("/diffusion/initiative-tobs?as_of=2014-01-01").text
    spread, _, _ = then.partition("Hvad kan vi gøre nu?")

    assert "Set pr. 1. januar 2014" in then
    assert "Favrskov Kommune" in spread
    assert "Struer Kommune" not in spread


def test_the_page_to_send_on_has_its_own_policy_and_runs(browser: Browser, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))

    page.goto(site.address + "/diffusion/initiative-tobs/page")
    page.wait_for_selector("canvas")

    assert troubles == []
    context.close()


@pytest.mark.parametrize(
    "path", ["/diffusion/initiative-tobs", "/paths?from=person-15&to=Struer Kommune"]
)
def test_a_picture_can_be_taken_along_in_every_form(client: httpx2.Client, path: str) -> None:
    (links,) = re.findall(r'<ul class="takes">(.*?)</ul>', client.get(path).text, re.DOTALL)

    taken = [client.get(unescape(link)) for link in re.findall(r'href="([^"]+)"', links)]

    assert {one.status_code for one in taken} == {200}
    kinds = {one.headers["content-type"].partition(";")[0] for one in taken}
    assert kinds >= {
        "text/html",
        "image/svg+xml",
        "application/graphml+xml",
        "application/gexf+xml",
    }


def test_a_check_of_an_initiative_shows_other_clusters_before_its_own(
    client: httpx2.Client,
) -> None:
    check = client.get("/overlap-check?id=initiative-roegfri-til-operationsdagen").text
    told = (
        "I andre klynger",
        "/initiatives/initiative-gaavenner",
        "I samme klynge",
        "/initiatives/initiative-rygestop-foer-operation",
    )

    places = [check.index(each) for each in told]

    assert places == sorted(places)
