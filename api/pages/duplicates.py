"""*Gennemgang*: pairs that may be the same, side by side, and what was put together so far."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access.limits import ShortText
from api.access.login import FormDep, PageWriterDep
from api.answers.merges import merges
from api.answers.review import ReviewPair, pair, queue
from api.dependencies import SystemDep
from api.judging import Judging, judge, undo
from api.pages.history import lines_at
from api.pages.render import frame, page
from api.pages.said import coded
from api.pages.sides import side_by_side
from api.remembering import SeenDep
from api.watching import number_of
from graph.events.judging import Answer

router = APIRouter()
_SHOWN = 12
# The answers as the form has them; two of them are read one way or the other.
_ANSWERS: dict[str, tuple[Answer, bool]] = {
    "same": ("same", False),
    "adoption_of": ("adoption_of", False),
    "adopted_by": ("adoption_of", True),
    "builds_on": ("builds_on", False),
    "built_on": ("builds_on", True),
    "related": ("related", False),
    "different": ("different", False),
    "unknown": ("unknown", False),
}


@router.get("/duplicates")
def waiting(
    request: Request, system: SystemDep, seen: SeenDep, done: ShortText = ""
) -> HTMLResponse:
    put_together = merges(system, seen)
    told = {
        one.id: lines_at(system, seen, [said.event for said in one.later]) for one in put_together
    }
    return page(
        request,
        "duplicates.html",
        asked=seen.questions,
        queue=queue(system, seen, limit=_SHOWN),
        merges=put_together,
        told=told,
        done=done,
        coded=coded,
    )


@router.get("/duplicates/{id}")
def one(id: str, request: Request, system: SystemDep, seen: SeenDep) -> HTMLResponse:
    found = pair(system, seen, id)
    events = [fact.event for fact in found.new_facts]
    a, b = (seen.views[side.id] for side in (found.a, found.b))
    return page(
        request,
        "duplicate.html",
        asked=seen.questions,
        pair=found,
        rows=side_by_side(a, b, frame(request)),
        new=lines_at(system, seen, events),
        coded=coded,
    )


@router.post("/duplicates/{id}")
def judged(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    found = pair(system, seen, id)
    judge(system, _judging(found, form, by=writer.name, request=number_of(request.scope)))
    return RedirectResponse(frame(request).link("/duplicates", done=id), 303)


@router.post("/duplicates/merges/{id}")
def parted(
    id: str, request: Request, system: SystemDep, writer: PageWriterDep, form: FormDep
) -> Response:
    because = form.get("because", "")
    undo(system, id, because=because, by=writer.name, request=number_of(request.scope))
    return RedirectResponse(frame(request).link("/duplicates") + "#sammenlagt", 303)


def _judging(found: ReviewPair, form: dict[str, str], *, by: str, request: str) -> Judging:
    said = _ANSWERS.get(form.get("answer", ""))
    if said is None:
        raise HTTPException(422)
    answer, turned = said
    one, other = (found.b, found.a) if turned else (found.a, found.b)
    seen = form.get("seen", "")
    return Judging(
        initiative=one.id,
        other=other.id,
        answer=answer,
        because=form.get("because", ""),
        model=found.model,
        chosen={
            name.removeprefix("keep-"): of for name, of in form.items() if name.startswith("keep-")
        },
        by=by,
        request=request,
        seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else None,
    )
