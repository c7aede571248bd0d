"""How an initiative spread: as JSON, a drawing, a page of its own, or a network for programs."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeAlias

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from analyses.diffusion.answers import Diffusion
from analyses.next_steps.answers import NextSteps
from api.dependencies import QuestionsDep
from api.language import LangDep
from graph.errors import Language

router = APIRouter(tags=["svar"])
Format: TypeAlias = Literal["json", "svg", "html", "graphml", "gexf"]
FORMATS: Final = "json, svg, html, graphml eller gexf."
_MEDIA: Final[Mapping[str, Format]] = {
    "application/json": "json",
    "image/svg+xml": "svg",
    "text/html": "html",
    "application/graphml+xml": "graphml",
    "application/gexf+xml": "gexf",
}
CONTENT: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {media: {} for media in _MEDIA if media != "application/json"}}
}
"""What the interface's own description says of the formats."""


@router.get(
    "/diffusion/{initiative:path}",
    summary="Sådan er en indsats spredt",
    response_model=Diffusion,
    responses=CONTENT,
)
def diffusion(
    initiative: str,
    request: Request,
    questions: QuestionsDep,
    lang: LangDep,
    format: Annotated[Format | None, Query(description=FORMATS)] = None,
) -> Diffusion | Response:
    from analyses.diffusion import network
    from api.answers.diffusion import diffusion as spread

    answer = spread(questions, initiative, lang=lang)
    match format or _accepted(request):
        case "svg":
            return as_drawing(answer, lang=lang)
        case "html":
            return as_page(answer, lang=lang)
        case "graphml":
            return as_graphml(network.graphml(answer))
        case "gexf":
            return as_gexf(network.gexf(answer))
        case "json":
            return answer


@router.get(
    "/next/{initiative:path}", summary="Hvem skal vi tale med, og hvem skal vi bringe sammen"
)
def next_steps(
    initiative: str,
    questions: QuestionsDep,
    lang: LangDep,
    seed: Annotated[int, Query(ge=0, lt=2**31)] = 1,
) -> NextSteps:
    from api.answers.next_steps import next_steps as suggested

    return suggested(questions, initiative, seed=seed, lang=lang)


def as_drawing(answer: Diffusion, *, lang: Language) -> Response:
    from analyses.pictures.svg import diffusion_svg

    return Response(diffusion_svg(answer, lang=lang), media_type="image/svg+xml")


def as_page(answer: Diffusion, *, lang: Language) -> Response:
    """With the page's own policy: it brings its scripts with it, and a stricter one stops them."""
    from analyses.pictures.page import diffusion_page
    from analyses.pictures.policy import policy

    policed = {"Content-Security-Policy": f"{policy()}; frame-ancestors 'none'"}
    return HTMLResponse(diffusion_page(answer, lang=lang), headers=policed)


def as_graphml(text: str) -> Response:
    return Response(text, media_type="application/graphml+xml")


def as_gexf(text: str) -> Response:
    return Response(text, media_type="application/gexf+xml")


def _accepted(request: Request) -> Format:
    """The first that the caller names of what there is, else JSON."""
    accepted = request.headers.get("accept", "").split(",")
    for part in accepted:
        found = _MEDIA.get(part.partition(";")[0].strip())
        if found is not None:
            return found
    return "json"
