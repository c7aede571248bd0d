"""*Gennemgang*: what may be there twice, what was put together, and learning from answers."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from analyses.overlap.errors import TooFewJudgementsError
from api.access.limits import ShortText
from api.access.login import FormDep, PageWriterDep
from api.answers.doubles import doubles
from api.answers.merges import Merge, merges
from api.answers.register import Register
from api.answers.review import queue
from api.answers.unread import unread
from api.assigning import assign
from api.dependencies import SystemDep
from api.errors import meaning
from api.judging import Of, undo
from api.learning import learn, learnt
from api.pages.history import lines_at
from api.pages.render import frame, page
from api.pages.said import coded
from api.remembering import SeenDep
from api.watching import number_of
from graph.errors import GraphError
from graph.wiring import System

router = APIRouter()
_SHOWN: Final = 12


@router.get("/duplicates")
def waiting(
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    of: Of = "initiatives",
    done: ShortText = "",
    model: ShortText = "",
    already: ShortText = "",
) -> HTMLResponse:
    trial = learnt(system, model)
    return _page(request, system, seen, of, done=done, trial=trial, already=bool(already))


@router.post("/duplicates/learn")
def taught(request: Request, system: SystemDep, seen: SeenDep, _writer: PageWriterDep) -> Response:
    try:
        done = learn(system)
    except TooFewJudgementsError as problem:
        return _page(request, system, seen, "initiatives", problem=problem)
    return RedirectResponse(frame(request).link("/duplicates", model=done.model) + "#laert", 303)


@router.post("/duplicates/merges/{id}")
def parted(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    because = form.get("because", "")
    undo(system, id, because=because, by=writer.name, request=number_of(request.scope))
    return _back(request, seen, system, id)


@router.post("/duplicates/merges/{id}/assignments")
def assigned(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    event, belongs_to = form.get("event", ""), form.get("belongs_to", "")
    try:
        assign(
            system,
            seen,
            id,
            event=int(event) if event.isascii() and event.isdecimal() and len(event) < 19 else 0,
            belongs_to=belongs_to,
            by=writer.name,
            request=number_of(request.scope),
        )
    except GraphError as problem:
        return _page(request, system, seen, _of(system, seen, id), problem=problem)
    return _back(request, seen, system, id)


def _back(request: Request, seen: Register, system: System, id: str) -> Response:
    address = frame(request).link("/duplicates", of=_of(system, seen, id))
    return RedirectResponse(f"{address}#sammenlagt", 303)


def _of(system: System, seen: Register, id: str) -> Of:
    found: list[Of] = [one.of for one in merges(system, seen) if one.id == id]
    return found[0] if found else "initiatives"


def _page(
    request: Request,
    system: System,
    seen: Register,
    of: Of,
    *,
    problem: GraphError | None = None,
    **more: Any,
) -> HTMLResponse:
    put_together = merges(system, seen, of=of)
    if of == "initiatives":
        waits = queue(system, seen, limit=_SHOWN)
        said = unread(waits.meanings, lang=seen.lang)
        found: dict[str, Any] = {"queue": waits, "doubles": None, "unread": said}
    else:
        every = doubles(system, seen.questions, of, limit=_SHOWN, lang=seen.lang)
        found = {"queue": None, "doubles": every, "unread": ""}
    answer = page(
        request,
        "duplicates.html",
        asked=seen.questions,
        of=of,
        merges=put_together,
        told=_told(system, seen, put_together),
        coded=coded,
        problem=problem,
        **found,
        **{"done": "", "trial": None, "already": False} | more,
    )
    if problem is not None:
        answer.status_code = meaning(problem).status
    return answer


def _told(system: System, seen: Register, put_together: list[Merge]) -> dict[int, str]:
    """By its number: what each event says that came after something was put together."""
    events = {said.event for one in put_together for said in one.later}
    return {line.position: line.text for line in lines_at(system, seen, events)}
