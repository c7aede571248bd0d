"""*Tjek før beslutning*: what is like a text or an initiative, why, and how far the check saw."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access.limits import LongText
from api.answers.overlap import check
from api.answers.register import register
from api.dependencies import QuestionsDep
from api.language import LangDep
from api.pages.render import page
from api.pages.said import coded

router = APIRouter()


@router.get("/overlap-check")
def overlap(
    request: Request,
    questions: QuestionsDep,
    lang: LangDep,
    text: LongText = "",
    id: LongText = "",
) -> HTMLResponse:
    asked = (id or text).strip()
    # An id that is asked for by a link must be known; a text may be anything.
    title = register(questions, lang=lang).find(id).title if id else None
    return page(
        request,
        "overlap.html",
        asked=questions,
        text=text,
        title=title,
        answer=check(questions, asked, lang=lang) if asked else None,
        coded=coded,
    )
