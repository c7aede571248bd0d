"""*Spredning*: how an initiative spread, as a drawing and the same as a table."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from analyses.diffusion.answers import Diffusion
from analyses.pictures.svg import diffusion_svg
from analyses.pictures.table import rows
from analyses.pictures.template import markup
from api.access.limits import ShortText
from api.answers.adoptions import adoptions
from api.answers.diffusion import carriers, spread_of
from api.answers.overlap import named
from api.answers.register import Register
from api.pages.render import page
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
    return as_page(_spread(seen, id), lang=seen.lang)


@router.get("/diffusion/{id:path}/svg")
def drawing(id: str, seen: SeenDep) -> Response:
    return as_drawing(_spread(seen, id), lang=seen.lang)


@router.get("/diffusion/{id:path}")
def one(id: str, request: Request, seen: SeenDep) -> HTMLResponse:
    answer = _spread(seen, id)
    return page(
        request,
        "diffusion.html",
        asked=seen.questions,
        answer=answer,
        drawing=markup(diffusion_svg(answer, lang=seen.lang)),
        rows=rows(answer, lang=seen.lang),
    )


def _spread(seen: Register, id: str) -> Diffusion:
    """UnknownInitiativeError when the initiative was not known then."""
    view = seen.find(id)
    found = adoptions(seen.questions, seen.groups.members(view.id))
    return spread_of(seen, view.id, found, named=carriers(seen, found))
