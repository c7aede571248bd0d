"""The picture of who knows whom: whole without a net, safe, the same each time, with its table."""

import re
from collections.abc import Generator
from pathlib import Path
from xml.etree import ElementTree as Xml

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

from analyses.people import network
from analyses.people.answers import Endpoint, FoundPath, Nearest, PathAnswer, PathKind, PathStep
from analyses.pictures.ways_layout import ways
from analyses.pictures.ways_page import ways_page, ways_svg

HOSTILE = "</script><script>window.harmed=1</script><img src=x onerror=window.harmed=1>"
NAMES = {"a": "Ada Ask", "b": "Bo Birk", "c": "Carla Ceder", "d": HOSTILE}


def step(one: str, other: str, since: str | None, *, derived: bool = False) -> PathStep:
    return PathStep(
        start=one,
        to=other,
        how="shared_forum" if derived else "course",
        since=since,
        last_confirmed=None,
        source="referat",
        start_name=NAMES[one],
        to_name=NAMES[other],
        occasion="",
        old=False,
        derived=derived,
        rule="shared_forum" if derived else None,
        through=None,
        events=(3,),
    )


def way(kind: PathKind, *steps: PathStep) -> FoundPath:
    return FoundPath(kind=kind, sentence="Ada kender Bo.", steps=steps)


def answer(*paths: FoundPath) -> PathAnswer:
    return PathAnswer(
        start=Endpoint(kind="person", id="a", name="Ada Ask"),
        goal=Endpoint(kind="person", id="c", name="Carla Ceder"),
        sentence="Fra Ada Ask til Carla Ceder er der 2 led.",
        paths=paths,
        nearest=() if paths else (Nearest(kind="person", id="b", name="Bo Birk", why="er nær"),),
        as_of="2016-09-01",
        known_at=12,
    )


LONG_WAY = way("strongest", step("a", "d", None), step("d", "b", "2014"), step("b", "c", "2015-03"))
TWO = answer(way("shortest", step("a", "b", "2013"), step("b", "c", "2015-03")), LONG_WAY)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Generator[tuple[Page, list[str]]]:
    file = tmp_path / "veje.html"
    file.write_text(ways_page(TWO), encoding="utf-8")
    opened, asked = browser.new_page(), list[str]()
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    yield opened, [url for url in asked if not url.startswith(("file:", "data:"))]
    opened.close()


def test_the_page_asks_nobody_runs_nothing_foreign_and_shows_as_much_as_its_table(
    page: tuple[Page, list[str]],
) -> None:
    opened, outside = page

    assert outside == []
    assert opened.evaluate("window.harmed") is None
    assert opened.locator("#network canvas").get_attribute("role") == "img"
    assert opened.locator("#ways tbody tr:visible").count() == 5
    assert opened.locator("#play").get_attribute("aria-pressed") == "false"

    opened.locator("#time").fill("0")
    expect(opened.locator("#date")).to_have_text("2013")
    assert opened.locator("#ways tbody tr:visible").count() == 1


def test_the_drawing_is_safe_xml_and_the_same_each_time() -> None:
    drawing = ways_svg(TWO)

    # The drawing was made by this program a moment ago.
    root = Xml.fromstring(drawing)  # noqa: S314
    assert [child.tag.split("}")[1] for child in root][:2] == ["title", "desc"]
    assert "<script" not in drawing
    assert drawing == ways_svg(TWO)
    assert "Who knows whom: from Ada Ask" in ways_svg(TWO, lang="en")


def test_a_longer_way_stands_beside_the_short_one_and_everything_runs_to_the_right() -> None:
    picture = ways(TWO, lang="da")

    assert picture is not None
    place = {person.id: (person.x, person.y) for person in picture.people}
    assert all(place[link.source][0] < place[link.to][0] for link in picture.links)
    assert place["d"][1] > place["a"][1] == place["b"][1] == place["c"][1]
    assert len(picture.links) == 4


def test_without_a_way_the_page_says_who_is_nearest_and_draws_nothing() -> None:
    page = ways_page(answer())

    assert "<script" not in page
    assert re.search(r"<strong>Bo Birk</strong>: er nær", page)


def test_other_programs_get_each_step_once_with_from_when_and_on_which_ways() -> None:
    graph = network.network(TWO)

    assert dict(graph.edges["b", "c"]) == {
        "how": "course",
        "since": "2015-03",
        "start": "2015-03",
        "source": "referat",
        "derived": False,
        "paths": "1,2",
    }
    assert nx.parse_graphml(network.graphml(TWO)).edges["b", "c"]["since"] == "2015-03"
    assert 'start="2015-03"' in network.gexf(TWO)
