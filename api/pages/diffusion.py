"""*Spredning*: how an initiative spread, as a drawing and the same as a table."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from analyses.pictures.svg import diffusion_svg
from analyses.pictures.table import rows
from analyses.pictures.template import markup
from api.access.limits import ShortText
from api.answers.diffusion import whole_way
from api.answers.next_steps import steps_for
from api.answers.overlap import named
from api.pages.render import page
from api.pages.said import coded
from api.remembering import SeenDep
from api.routes.diffusion import as_drawing, as_page

router = APIRouter()


@router.get("/diffusion")
def choose(request: Request, seen: SeenDep, id: ShortText = "") -> Response:
    """The one that is named, or all to choose from; in an address both ids and titles work."""
    found = named(seen, id.strip()) if id.strip() else None
    if found is not None:
        return one(found.id, request, seen)
    return page(request, "choose.html", asked=seen.questions, id=id, initiatives=seen.initiatives)


@router.get("/diffusion/{id:path}/page")
def interactive(id: str, seen: SeenDep) -> Response:
    """The page that can be sent on as a file."""
    return as_page(whole_way(seen, id), lang=seen.lang)


@router.get("/diffusion/{id:path}/svg")
def drawing(id: str, seen: SeenDep) -> Response:
    return as_drawing(whole_way(seen, id), lang=seen.lang)


@router.get("/diffusion/{id:path}")
def one(id: str, request: Request, seen: SeenDep) -> HTMLResponse:
    answer = whole_way(seen, id)
    return page(
        request,
        "diffusion.html",
        asked=seen.questions,
        answer=answer,
        steps=steps_for(seen, id),
        drawing=markup(diffusion_svg(answer, lang=seen.lang)),
        rows=rows(answer, lang=seen.lang),
        coded=coded,
    )
