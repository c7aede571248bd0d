"""*Spredning*: how an initiative spread, as a drawing and the same as a table."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from analyses.pictures.svg import diffusion_svg
from analyses.pictures.table import rows
from analyses.pictures.template import markup
from api.access.limits import ShortText
from api.answers.diffusion import diffusion as spread
from api.answers.overlap import named
from api.answers.register import register
from api.dependencies import QuestionsDep
from api.language import LangDep
from api.pages.render import page
from api.routes.diffusion import as_drawing, as_page

router = APIRouter()


@router.get("/diffusion")
def choose(
    request: Request, questions: QuestionsDep, lang: LangDep, id: ShortText = ""
) -> Response:
    """The one that is named, or all to choose from; in an address both ids and titles work."""
    seen = register(questions, lang=lang)
    found = named(seen, id.strip()) if id.strip() else None
    if found is not None:
        return one(found.id, request, questions, lang)
    return page(request, "choose.html", asked=questions, id=id, initiatives=seen.initiatives)


@router.get("/diffusion/{id:path}/page")
def interactive(id: str, questions: QuestionsDep, lang: LangDep) -> Response:
    """The page that can be sent on as a file."""
    return as_page(spread(questions, id, lang=lang), lang=lang)


@router.get("/diffusion/{id:path}/svg")
def drawing(id: str, questions: QuestionsDep, lang: LangDep) -> Response:
    return as_drawing(spread(questions, id, lang=lang), lang=lang)


@router.get("/diffusion/{id:path}")
def one(id: str, request: Request, questions: QuestionsDep, lang: LangDep) -> HTMLResponse:
    answer = spread(questions, id, lang=lang)
    return page(
        request,
        "diffusion.html",
        asked=questions,
        answer=answer,
        drawing=markup(diffusion_svg(answer, lang=lang)),
        rows=rows(answer, lang=lang),
    )
