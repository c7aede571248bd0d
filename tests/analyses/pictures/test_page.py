"""The page of a spread, opened in a real browser."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from analyses.diffusion.answers import Diffusion
from analyses.pictures.page import diffusion_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ALL = ["nine_places", "one_place", "no_place", "hostile_names", "long_names", "sixty_places"]


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> "Callable[..., Any]":
    """Opens the answer's page and collects what it asks for and what goes wrong in it."""

    @contextmanager
    def _open(answer: Diffusion, **context: Any) -> "Generator[tuple[Page, list[str]]]":
        file = tmp_path / "page.html"
        file.write_text(diffusion_page(answer), encoding="utf-8")
        page = browser.new_page(**context)
        noticed: list[str] = []
        page.on("console", lambda message: noticed.append(message.text))
        page.on("pageerror", lambda error: noticed.append(str(error)))
        page.on("request", lambda request: noticed.append(request.url))
        page.goto(file.as_uri())
        noticed.remove(file.as_uri())
        yield page, noticed
        page.close()

    return _open


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_asked_for_and_nothing_goes_wrong(
    name: str, request: pytest.FixtureRequest, opened: "Callable[..., Any]"
) -> None:
    answer: Diffusion = request.getfixturevalue(name)

    with opened(answer) as (page, noticed):
        rows = page.locator("#ways tbody tr").count()

        assert noticed == []
        assert rows == len(answer.arcs) + len(answer.unknown)


def test_names_cannot_run_as_programs(
    hostile_names: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(hostile_names) as (page, _):
        page.locator("#network canvas").click(position={"x": 100, "y": 100})

        assert page.evaluate("window.harmed") is None
        assert page.locator("img").count() == 0
        assert "<script>" in page.locator("h1").inner_text()


def test_the_slider_changes_what_is_told_and_shown(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places) as (page, _):
        before = page.locator("#status").inner_text()
        page.locator("#time").focus()
        page.keyboard.press("Home")

        assert before.startswith("Til og med 14. maj 2018: 9 steder i 5 klynger.")
        assert page.locator("#status").inner_text() == (
            "Til og med 2013: ét sted i én klynge. Nyt: Regionshospitalet Horsens. "
            "For ét sted er datoen ikke kendt på dagen."
        )
        assert page.locator("#time").get_attribute("aria-valuetext") == "2013"
        assert page.locator("#ways tbody tr:visible").count() == 1


def test_without_javascript_the_drawing_and_the_whole_table_are_there(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places, java_script_enabled=False) as (page, _):
        assert page.locator("#drawing svg").is_visible()
        assert page.locator("#ways tbody tr:visible").count() == 9
        assert not page.locator("#controls").is_visible()


def test_the_picture_has_a_name_and_is_not_a_stop_for_the_keyboard(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places) as (page, _):
        canvas = page.locator("#network canvas")

        assert canvas.get_attribute("role") == "img"
        assert canvas.get_attribute("aria-label") == nine_places.sentence
        assert page.locator("#network [tabindex='0']").count() == 0


def test_choosing_a_place_tells_about_it(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places, viewport={"width": 1400, "height": 1200}) as (page, _):
        box = page.locator("#network").bounding_box()
        scale = box["width"] / 1240
        x, y = page.evaluate(
            "(() => { const n = JSON.parse(document.getElementById('data').textContent)"
            ".nodes[2]; return [n.x, n.y]; })()"
        )
        page.locator("#network canvas").click(position={"x": x * scale, "y": y * scale})

        expect(page.locator("#details")).to_contain_text("Kom fra Regionshospitalet Horsens.")


def test_nothing_plays_by_itself_and_not_at_all_when_less_motion_is_asked_for(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places) as (page, _):
        assert page.locator("#play").get_attribute("aria-pressed") == "false"

    with opened(nine_places, reduced_motion="reduce") as (page, _):
        assert not page.locator("#play").is_visible()
        assert page.locator("#still-note").is_visible()


def test_playing_goes_on_from_the_first_date_until_it_is_stopped(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places) as (page, _):
        page.locator("#play").click()

        assert page.locator("#date").inner_text() == "2013"
        expect(page.locator("#date")).to_have_text("november 2013")
        page.locator("#play").click()
        assert page.locator("#play").inner_text() == "Afspil"


def test_a_narrow_screen_needs_no_sideways_scrolling_of_the_page(
    long_names: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(long_names, viewport={"width": 320, "height": 640}) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_gets_the_whole_drawing_and_the_whole_table(
    nine_places: Diffusion, opened: "Callable[..., Any]"
) -> None:
    with opened(nine_places) as (page, _):
        page.locator("#time").fill("0")
        page.emulate_media(media="print")

        assert page.locator("#drawing svg").is_visible()
        assert not page.locator("#network canvas").is_visible()
        assert page.locator("#ways tbody tr:visible").count() == 9


def test_the_page_allows_its_own_scripts_and_nothing_else(nine_places: Diffusion) -> None:
    page = diffusion_page(nine_places)

    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)

    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in policy[1]
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">')


def test_english_is_marked_as_english(nine_places: Diffusion) -> None:
    page = diffusion_page(nine_places, lang="en")

    assert '<html lang="en">' in page
    assert "How the initiative spread: Sikkert hjem fra hospitalet" in page


def test_the_same_answer_gives_the_same_page(nine_places: Diffusion) -> None:
    assert diffusion_page(nine_places) == diffusion_page(nine_places)


def test_vendored_files_are_the_ones_that_were_vendored() -> None:
    vendor = resources.files("analyses.pictures").joinpath("vendor")
    listed = vendor.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()

    for line in listed:
        digest, name = line.split()
        assert sha256(vendor.joinpath(name).read_bytes()).hexdigest() == digest

    here = {each.name for each in vendor.iterdir()} - {"SHA256SUMS", "README.md"}
    assert {line.split()[1] for line in listed} == here
