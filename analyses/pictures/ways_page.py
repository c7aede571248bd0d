"""Who knows whom, as a drawing, and as a file to open anywhere: picture, slider and table."""

from typing import Any

from analyses.diffusion.said import date_in_words
from analyses.people.answers import PathAnswer
from analyses.pictures import measure
from analyses.pictures.island import OPTIONS, Items, island, network_data
from analyses.pictures.policy import policy, script, style, vendored_script
from analyses.pictures.template import markup, render
from analyses.pictures.ways_layout import BELOW, LINE, RADIUS, WIDTH, Ways, ways
from analyses.pictures.ways_table import way_rows, way_steps
from analyses.pictures.ways_words import ways_words
from analyses.pictures.words import whole
from graph.errors import Language

_INK = "#0b4f8a"
_SIGNS = 24.0


def ways_svg(answer: PathAnswer, *, lang: Language = "da") -> str:
    """The ways run to the right; the same answer gives the same bytes."""
    text = ways_words(lang)
    title = _title(answer, lang=lang)
    heading = measure.wrapped(title, room=WIDTH - 48, size=25.0, lines=3)
    picture = ways(answer, lang=lang)
    top = 36 + len(heading) * 28.0
    depth = 0.0 if picture is None else picture.height + _SIGNS + 10
    return (
        render(
            "ways.svg",
            text=text,
            title=title,
            description=text["desc"].format(sentence=answer.sentence),
            heading=heading,
            picture=picture,
            top=top,
            signs_top=top + (0.0 if picture is None else picture.height),
            seen=_seen(answer, lang=lang),
            width=WIDTH,
            height=top + depth + 50,
            radius=RADIUS,
            below=BELOW,
            line_height=LINE,
        )
        + "\n"
    )


def ways_page(answer: PathAnswer, *, lang: Language = "da") -> str:
    """A whole HTML document that asks nothing of any server; without scripts it has the drawing."""
    picture = ways(answer, lang=lang)
    return (
        render(
            "ways.html",
            lang=lang,
            text=ways_words(lang),
            title=_title(answer, lang=lang),
            lead=answer.sentence,
            drawing=markup(ways_svg(answer, lang=lang)),
            steps=way_steps(answer, lang=lang),
            rows=way_rows(answer, lang=lang),
            nearest=answer.nearest,
            limits=answer.limits,
            island=None if picture is None else markup(_island(answer, picture, lang=lang)),
            signs_depth=_SIGNS,
            width=WIDTH,
            tall=picture is not None and picture.height > 1.3 * WIDTH,
            radius=RADIUS,
            policy=policy(),
            style=markup(style()),
            script=markup(script()),
            vendored=markup(vendored_script()),
            seen=_seen(answer, lang=lang),
        )
        + "\n"
    )


def _island(answer: PathAnswer, picture: Ways, *, lang: Language) -> str:
    nodes, edges = _network(picture)
    text = ways_words(lang)
    return island(
        {
            "nodes": nodes,
            "edges": edges,
            "options": OPTIONS,
            "width": WIDTH,
            "height": picture.height,
            "radius": RADIUS,
            "gap": 0,
            "below": BELOW - 4.5,
            "line": LINE,
            "lanes": [{"lines": [], "top": 0, "height": 4, "ink": _INK, "tint": "#ffffff"}],
            "ticks": [],
            "undated": None,
            "steps": [[step.label, step.text] for step in way_steps(answer, lang=lang)],
            "words": {"play": text["play"], "pause": text["pause"]},
            "summary": answer.sentence,
        }
    )


def _network(picture: Ways) -> tuple[Items, Items]:
    numbers = {person.id: f"n{number}" for number, person in enumerate(picture.people)}
    nodes: list[tuple[str, dict[str, Any]]] = [
        (
            numbers[person.id],
            {
                "label": person.lines[0][0],
                "shape": "dot",
                "color": {"background": _INK, "border": _INK, "highlight": _INK},
                "size": RADIUS - 1,
                "x": person.x,
                "y": person.y,
                "fixed": True,
                "physics": False,
                "step": person.step,
                "stage": "adopted",
                "lane": 0,
                "lines": [list(line) for line in person.lines],
                "span": None,
                "began": person.is_end,
                "unknown": False,
                "details": person.details,
            },
        )
        for person in picture.people
    ]
    edges: list[tuple[str, str, dict[str, Any]]] = [
        (
            numbers[link.source],
            numbers[link.to],
            {
                "hidden": True,
                "physics": False,
                "step": link.step,
                "path": link.path,
                "head": link.head,
                "ink": _INK,
                "recorded": not link.derived,
                "told": [list(link.label), link.x, link.y],
            },
        )
        for link in picture.links
    ]
    return network_data(nodes, edges)


def _title(answer: PathAnswer, *, lang: Language) -> str:
    return ways_words(lang)["title"].format(start=answer.start.name, goal=answer.goal.name)


def _seen(answer: PathAnswer, *, lang: Language) -> str:
    return ways_words(lang)["seen"].format(
        date=date_in_words(answer.as_of, lang=lang), position=whole(answer.known_at, lang=lang)
    )
