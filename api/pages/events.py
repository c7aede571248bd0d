"""*Hændelser*: the log in plain lines, each with the number that answers point to."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access.limits import Position
from api.answers.register import register
from api.dependencies import QuestionsDep, SystemDep
from api.language import LangDep
from api.pages.history import latest
from api.pages.render import page

router = APIRouter()
MOST = 200


@router.get("/events")
def events(
    request: Request,
    questions: QuestionsDep,
    system: SystemDep,
    lang: LangDep,
    after: Position | None = None,
) -> HTMLResponse:
    head = system.log.head().position
    start = max(0, head - MOST) if after is None else after
    seen = register(questions, lang=lang)
    return page(
        request,
        "events.html",
        asked=questions,
        lines=latest(system, seen, after=start, limit=MOST),
        start=start,
        head=head,
        most=MOST,
    )
