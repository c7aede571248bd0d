"""*Tjek før beslutning*: what is like a text or an initiative, why, and how far the check saw."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access.limits import LongText, ShortText
from api.answers.errors import UnknownIdError
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
    as_text: ShortText = "",
) -> HTMLResponse:
    asked = (id or text).strip()
    # An id that is asked for by a link must be known; a text may be anything.
    title = register(questions, lang=lang).find(id).title if id else None
    answer, unknown = None, None
    try:
        answer = check(questions, asked, lang=lang, as_text=bool(as_text)) if asked else None
    except UnknownIdError as error:
        unknown = error
    return page(
        request,
        "overlap.html",
        asked=questions,
        text=text,
        title=title,
        as_text=as_text,
        answer=answer,
        unknown=unknown,
        coded=coded,
    )
