"""A page for each of the ten questions: the answer as a sentence, the rows, and how we know."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.answers.errors import UnknownQuestionError
from api.answers.questions.ask import QUESTIONS
from api.answers.questions.asked import Asked
from api.answers.register import Register
from api.dependencies import SystemDep
from api.pages.asking import TITLES
from api.pages.cells import tables
from api.pages.history import lines_at
from api.pages.render import frame, page
from api.remembering import SeenDep

router = APIRouter()
# Beyond so many the rest are counted: nobody reads more, and the log has them all.
MOST_LINES = 60


@router.get("/questions/{number}")
def question(
    number: int,
    request: Request,
    seen: SeenDep,
    system: SystemDep,
    id: Annotated[str | None, Query(max_length=200)] = None,
) -> HTMLResponse:
    if number not in QUESTIONS:
        raise UnknownQuestionError(number)
    answer = QUESTIONS[number](Asked(seen, id or None))
    return page(
        request,
        "question.html",
        asked=seen.questions,
        number=number,
        title=TITLES[number],
        about=_title(seen, id),
        answer=answer,
        tables=tables(answer.rows, frame(request), seen.directory.clusters),
        lines=lines_at(system, seen, answer.events[:MOST_LINES]),
        more=max(0, len(answer.events) - MOST_LINES),
    )


def _title(seen: Register, id: str | None) -> str | None:
    """What the answer is limited to; a person is not said twice, the answer names them."""
    view = seen.views.get(seen.groups.canonical(id or ""))
    return view.title if view else seen.directory.clusters.get(id or "")
