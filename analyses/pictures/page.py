"""How an initiative spread, as one file to open anywhere: picture, time slider and table."""

from typing import Any

from analyses.diffusion.answers import Diffusion
from analyses.pictures.aggregate import drawable
from analyses.pictures.island import OPTIONS, Items, island, network_data
from analyses.pictures.layout import LABEL_GAP, LINE_HEIGHT, WIDTH, Layout, Place, layout
from analyses.pictures.legend import legend
from analyses.pictures.policy import policy, script, style, vendored_script
from analyses.pictures.routes import RADIUS, Route, routes
from analyses.pictures.steps import step_of, steps
from analyses.pictures.svg import MARGIN, diffusion_svg, has_undated, seen
from analyses.pictures.table import rows
from analyses.pictures.template import markup, render
from analyses.pictures.words import words
from graph.errors import Language

_WHITE = "#ffffff"
_WAITING = frozenset({"interested", "agreed", "pilot"})


def diffusion_page(answer: Diffusion, *, lang: Language = "da") -> str:
    """A whole HTML document that asks nothing of any server.

    Without JavaScript, and on paper, the drawing and the whole table are shown.
    `lang` is the language of the page; the answer's own sentence has the language it was made in.
    """
    answer = drawable(answer, lang=lang)
    text = words(lang)
    picture = layout(answer, lang=lang)
    signs, signs_depth = legend(text, left=MARGIN, right=WIDTH - MARGIN)
    return (
        render(
            "diffusion.html",
            lang=lang,
            text=text,
            title=text["title"].format(title=answer.initiative.title),
            lead=answer.sentence,
            remarks=answer.remarks,
            drawing=markup(diffusion_svg(answer, lang=lang)),
            steps=steps(answer, lang=lang),
            rows=rows(answer, lang=lang),
            island=None if picture is None else markup(_island(answer, picture, lang=lang)),
            signs=signs,
            signs_depth=signs_depth,
            width=WIDTH,
            tall=picture is not None and picture.height > 1.3 * picture.width,
            radius=RADIUS,
            policy=policy(),
            style=markup(style()),
            script=markup(script()),
            vendored=markup(vendored_script()),
            seen=seen(answer, lang=lang),
        )
        + "\n"
    )


def _island(answer: Diffusion, picture: Layout, *, lang: Language) -> str:
    """The data of the picture as JSON that cannot end the element it stands in."""
    nodes, edges = _network(answer, picture, lang=lang)
    text = words(lang)
    return island(
        {
            "nodes": nodes,
            "edges": edges,
            "options": OPTIONS,
            "width": picture.width,
            "height": picture.height,
            "radius": RADIUS,
            "gap": LABEL_GAP,
            "below": 0,
            "line": LINE_HEIGHT,
            "lanes": [
                {"lines": lane.lines, "top": lane.top, "height": lane.height}
                | {"ink": lane.ink, "tint": lane.tint}
                for lane in picture.lanes
            ],
            "ticks": [[tick.left, tick.right, tick.text] for tick in picture.ticks],
            "undated": [picture.plot.undated, text["undated"]] if has_undated(picture) else None,
            "steps": [[step.label, step.text] for step in steps(answer, lang=lang)],
            "words": {"play": text["play"], "pause": text["pause"]},
            "summary": answer.sentence,
        }
    )


def _network(answer: Diffusion, picture: Layout, *, lang: Language) -> tuple[Items, Items]:
    first_seen = step_of(answer)
    numbers = {place.id: f"n{number}" for number, place in enumerate(picture.places)}
    return network_data(
        (
            (numbers[place.id], _node(place, picture, step=first_seen[place.id]))
            for place in picture.places
        ),
        (
            (
                numbers[route.source.id],
                numbers[route.to.id],
                _edge(route, step=max(first_seen[route.source.id], first_seen[route.to.id])),
            )
            for route in routes(answer, picture, lang=lang)
        ),
    )


def _node(place: Place, picture: Layout, *, step: int) -> dict[str, Any]:
    """`label` is plain text; the page draws the lines itself, to the right of the mark."""
    ink = picture.ink(place)
    stage = place.fact.adopter.stage
    inside = _WHITE if stage in _WAITING else ink
    return {
        "label": place.lines[0].text,
        "shape": "square" if stage == "stopped" else "dot",
        "color": {"background": inside, "border": ink, "highlight": inside},
        "size": RADIUS - 1,
        "x": place.x,
        "y": place.y,
        "fixed": True,
        "physics": False,
        "step": step,
        "stage": stage,
        "lane": place.lane,
        "lines": [[line.text, line.kind] for line in place.lines],
        "span": place.span,
        "began": place.fact.began,
        "unknown": place.fact.unknown is not None and not place.fact.began,
        "details": place.details,
    }


def _edge(route: Route, *, step: int) -> dict[str, Any]:
    """Drawn by the page along `path`, the same way as in the drawing on paper."""
    return {
        "hidden": True,
        "physics": False,
        "step": step,
        "path": route.path,
        "head": route.head,
        "ink": route.ink,
        "recorded": route.recorded,
        "told": None,
    }
