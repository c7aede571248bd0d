"""*Tjek før beslutning*: what is like a text or an initiative, why, and how far the check saw."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from analyses.overlap.answer import Candidate
from api.access.limits import LongText, ShortText
from api.answers.errors import UnknownIdError
from api.answers.overlap import CheckedOverlap, check_in
from api.answers.register import Register
from api.answers.review import across
from api.answers.unread import unread
from api.pages.render import page
from api.pages.said import coded
from api.remembering import SeenDep

router = APIRouter()
_Part = tuple[tuple[str, str] | None, list[Candidate]]


@router.get("/overlap-check")
def overlap(
    request: Request,
    seen: SeenDep,
    text: LongText = "",
    id: LongText = "",
    as_text: ShortText = "",
) -> HTMLResponse:
    asked = (id or text).strip()
    # An id that is asked for by a link must be known; a text may be anything.
    title = seen.find(id).title if id else None
    answer, unknown = None, None
    try:
        answer = check_in(seen, asked, as_text=bool(as_text)) if asked else None
    except UnknownIdError as error:
        unknown = error
    return page(
        request,
        "overlap.html",
        asked=seen.questions,
        text=text,
        title=title,
        as_text=as_text,
        answer=answer,
        unread="" if answer is None else unread(answer.meanings, lang=seen.lang),
        views=seen.views,
        near=() if answer is None else _near(answer, seen),
        unknown=unknown,
        coded=coded,
    )


def _near(answer: CheckedOverlap, seen: Register) -> list[_Part]:
    """What is alike, best first, each part with its heading: those of other clusters before those
    of the cluster that was asked about. Of a text it is all one part."""
    near = [one for one in answer.candidates if one.class_ != "different"]
    if answer.asked is None:
        return [(None, near)] if near else []
    mine = seen.views[answer.asked.id]
    apart = {one.id for one in near if across(mine, seen.views[one.id])}
    parts: list[_Part] = [
        (("I andre klynger", "In other clusters"), [one for one in near if one.id in apart]),
        (("I samme klynge", "In the same cluster"), [one for one in near if one.id not in apart]),
    ]
    return [part for part in parts if part[1]]
