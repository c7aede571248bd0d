"""Who knows whom, and how to get from one to the other."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from analyses.people.answers import PathAnswer
from analyses.people.only import Only
from api.access.limits import ShortText
from api.dependencies import QuestionsDep
from api.language import LangDep
from api.routes.diffusion import CONTENT, FORMATS, Format, as_gexf, as_graphml
from graph.errors import Language

router = APIRouter(tags=["svar"])
End = Annotated[str, Query(min_length=1, max_length=200, description="Et id eller et navn.")]


@router.get(
    "/paths",
    summary="Hvem kender hvem: veje fra én til en anden",
    response_model=PathAnswer,
    responses=CONTENT,
)
def paths(
    questions: QuestionsDep,
    lang: LangDep,
    start: Annotated[End, Query(alias="from")],
    goal: Annotated[End, Query(alias="to")],
    without: Annotated[list[ShortText], Query(max_length=20)] = [],  # noqa: B006
    confirmed_within: Annotated[int | None, Query(ge=1, le=1200, description="Måneder.")] = None,
    format: Annotated[Format, Query(description=FORMATS)] = "json",
    *,
    people_only: bool = False,
) -> PathAnswer | Response:
    from analyses.people import network
    from api.answers.paths import paths as found

    only = Only(months=confirmed_within, people=people_only)
    answer = found(questions, start, goal, without=without, only=only, lang=lang)
    match format:
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


def as_drawing(answer: PathAnswer, *, lang: Language) -> Response:
    from analyses.pictures.ways_page import ways_svg

    return Response(ways_svg(answer, lang=lang), media_type="image/svg+xml")


def as_page(answer: PathAnswer, *, lang: Language) -> Response:
    """With the page's own policy, as for a spread."""
    from analyses.pictures.policy import policy
    from analyses.pictures.ways_page import ways_page

    policed = {"Content-Security-Policy": f"{policy()}; frame-ancestors 'none'"}
    return HTMLResponse(ways_page(answer, lang=lang), headers=policed)
