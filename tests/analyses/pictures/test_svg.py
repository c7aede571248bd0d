"""The drawing of a spread."""

import hashlib
import subprocess
import sys
from xml.etree import ElementTree as Xml

import pytest

from analyses.diffusion.answers import Arc, Diffusion
from analyses.pictures.facts import Line
from analyses.pictures.layout import (
    BOLD,
    LABEL_GAP,
    LINE_HEIGHT,
    NAME_SIZE,
    TEXT_SIZE,
    Layout,
    layout,
)
from analyses.pictures.measure import width
from analyses.pictures.routes import routes
from analyses.pictures.svg import diffusion_svg
from analyses.pictures.words import words

SVG = "{http://www.w3.org/2000/svg}"
ALL = ["nine_places", "one_place", "no_place", "hostile_names", "long_names", "sixty_places"]


@pytest.fixture(params=ALL)
def any_answer(request: pytest.FixtureRequest) -> Diffusion:
    answer: Diffusion = request.getfixturevalue(request.param)
    return answer


def texts(svg: str) -> list[str]:
    # The drawing was made by this program a moment ago.
    return ["".join(each.itertext()) for each in Xml.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


def wide(line: Line) -> float:
    return width(line.text, size=NAME_SIZE * BOLD if line.kind == "name" else TEXT_SIZE)


def drawn(answer: Diffusion) -> Layout:
    picture = layout(answer, lang="da")
    assert picture is not None
    return picture


def test_every_drawing_is_xml_with_a_title_and_a_description(any_answer: Diffusion) -> None:
    root = Xml.fromstring(diffusion_svg(any_answer))  # noqa: S314

    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert any_answer.sentence.split()[0] in (root[1].text or "")


def test_the_same_answer_gives_the_same_bytes_in_every_process(nine_places: Diffusion) -> None:
    program = (
        "import hashlib, sys; from analyses.diffusion.answers import Diffusion;"
        "from analyses.pictures.svg import diffusion_svg;"
        "answer = Diffusion.model_validate_json(sys.stdin.read());"
        "print(hashlib.sha256(diffusion_svg(answer).encode()).hexdigest())"
    )

    other = subprocess.run(
        [sys.executable, "-c", program],
        input=nine_places.model_dump_json(),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )

    here = hashlib.sha256(diffusion_svg(nine_places).encode()).hexdigest()
    assert other.stdout.strip() == here


def test_labels_do_not_lie_over_each_other(any_answer: Diffusion) -> None:
    picture = layout(any_answer, lang="da")
    boxes = [
        (place.x + LABEL_GAP, place.y + row * LINE_HEIGHT, wide(line))
        for place in (picture.places if picture else ())
        for row, line in enumerate(place.lines)
    ]

    over = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if abs(one[1] - other[1]) < LINE_HEIGHT - 0.2
        and one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
    ]

    assert over == []


def test_everything_lies_inside_the_picture(any_answer: Diffusion) -> None:
    picture = layout(any_answer, lang="da")

    for place in picture.places if picture else ():
        right = max(place.x + LABEL_GAP + wide(line) for line in place.lines)
        assert right <= drawn(any_answer).width
        assert place.y + len(place.lines) * LINE_HEIGHT <= drawn(any_answer).height


def test_time_runs_to_the_right(nine_places: Diffusion) -> None:
    places = {place.id: place.x for place in drawn(nine_places).places}

    assert places["o1"] < places["o2"] < places["o3"] < places["o7"] < places["o8"]


def test_clusters_are_lanes_in_danish_alphabetical_order(nine_places: Diffusion) -> None:
    names = ["".join(lane.lines) for lane in drawn(nine_places).lanes]

    assert names == [
        "Horsensklyngen",
        "Midtklyngen",
        "Randersklyngen",
        "Vestklyngen",
        "Aarhusklyngen",
    ]


def test_who_carried_it_is_written_where_it_arrived(nine_places: Diffusion) -> None:
    assert "båret af Anne Holm" in texts(diffusion_svg(nine_places))


def test_a_fixed_part_that_was_changed_is_marked_apart_and_a_local_change_is_not(
    nine_places: Diffusion,
) -> None:
    marked = [place.id for place in drawn(nine_places).places if place.lines[-1].kind == "locked"]

    assert marked == ["o6"]
    assert texts(diffusion_svg(nine_places)).count("◆ fast del af kernen ændret") == 1


def test_a_suggested_way_is_dotted_and_says_how_likely(nine_places: Diffusion) -> None:
    guess = Arc(
        source="o5", to="o9", when="2018", recorded=False, probability=0.84,
        carried_by=(), changed=(), events=(),
    )  # fmt: skip
    answer = nine_places.model_copy(update={"arcs": (*nine_places.arcs, guess)})

    suggested = [way for way in routes(answer, drawn(answer), lang="da") if not way.recorded]

    assert [(way.source.id, way.to.id) for way in suggested] == [("o5", "o9")]
    assert "forslag: 84 % fra Skive" in " ".join(texts(diffusion_svg(answer)))


def test_nobody_yet_is_said(no_place: Diffusion) -> None:
    assert "Endnu ikke spredt." in texts(diffusion_svg(no_place))


def test_names_cannot_become_elements(hostile_names: Diffusion) -> None:
    root = Xml.fromstring(diffusion_svg(hostile_names))  # noqa: S314

    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg", "title", "desc", "g", "rect", "path", "circle", "text",
    }  # fmt: skip


def test_letters_that_xml_has_no_place_for_are_replaced(one_place: Diffusion) -> None:
    adopter = one_place.adopters[0].model_copy(update={"name": "A\x00\ud800B"})

    svg = diffusion_svg(one_place.model_copy(update={"adopters": (adopter,)}))

    assert "A\ufffd\ufffdB" in texts(svg)


def test_both_languages_have_the_same_texts() -> None:
    assert words("da").keys() == words("en").keys()
