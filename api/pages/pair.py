"""Two of a kind side by side on *Gennemgang*, why they may be one, and what somebody says of it."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access.login import FormDep, PageWriterDep
from api.answers.actors import actors
from api.answers.doubled import is_double_id, pair_in
from api.answers.doubles import double
from api.answers.errors import AlreadyOneError, UnknownPairError
from api.answers.register import Register, register
from api.answers.review import pair
from api.dependencies import SystemDep
from api.errors import meaning
from api.judging import Of
from api.pages.actor_sides import actors_side_by_side
from api.pages.history import lines_at
from api.pages.render import frame, page
from api.pages.said import coded
from api.pages.sides import side_by_side
from api.remembering import SeenDep
from api.saying import Said, answer, ids_of
from api.watching import number_of
from graph.errors import GraphError
from graph.events.judging import Answer
from graph.wiring import System

router = APIRouter()
# The answers as the form has them; two of them are read one way or the other.
_ANSWERS: Final[dict[str, tuple[Answer, bool]]] = {
    "same": ("same", False),
    "adoption_of": ("adoption_of", False),
    "adopted_by": ("adoption_of", True),
    "builds_on": ("builds_on", False),
    "built_on": ("builds_on", True),
    "related": ("related", False),
    "different": ("different", False),
    "unknown": ("unknown", False),
}


@router.get("/duplicates/{id}")
def one(id: str, request: Request, system: SystemDep, seen: SeenDep) -> Response:
    try:
        return _page(request, system, seen, id)
    except AlreadyOneError:
        return _already(request, id)


@router.post("/duplicates/{id}")
def judged(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    given = _ANSWERS.get(form.get("answer", ""))
    if given is None:
        raise HTTPException(422)
    said = _said(form, given[0], by=writer.name, request=number_of(request.scope))
    try:
        one, other = ids_of(system, seen, id)
        first, second = (other, one) if given[1] else (one, other)
        answer(system, seen, first, second, said)
    except UnknownPairError:
        raise
    except AlreadyOneError:
        return _already(request, id)
    except GraphError as problem:
        # Read anew: what is told may be what came in between.
        with system.asking() as questions:
            now = register(questions, lang=seen.lang)
            return _page(request, system, now, id, problem=problem, form=form)
    return RedirectResponse(frame(request).link("/duplicates", of=_of(id), done=id), 303)


def _already(request: Request, id: str) -> Response:
    """To where it is told who put the two together, and where it can be undone."""
    address = frame(request).link("/duplicates", of=_of(id), already="1")
    return RedirectResponse(f"{address}#sammenlagt", 303)


def _of(id: str) -> Of:
    return pair_in(id)[0] if is_double_id(id) else "initiatives"


def _said(form: Mapping[str, str], given: Answer, *, by: str, request: str) -> Said:
    seen = form.get("seen", "")
    return Said(
        given,
        because=form.get("because", ""),
        chosen={
            name.removeprefix("keep-"): of for name, of in form.items() if name.startswith("keep-")
        },
        by=by,
        request=request,
        seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 19 else None,
    )


def _page(
    request: Request,
    system: System,
    seen: Register,
    id: str,
    *,
    problem: GraphError | None = None,
    form: Mapping[str, str] | None = None,
) -> HTMLResponse:
    around = frame(request)
    if is_double_id(id):
        found = double(system, seen.questions, id, lang=seen.lang)
        known = actors(seen.questions, pair_in(id)[0], lang=seen.lang)
        rows = actors_side_by_side(known, found.a.id, found.b.id, around)
        names = (found.a.name, found.b.name)
    else:
        found = pair(system, seen, id)
        a, b = (seen.views[side.id] for side in (found.a, found.b))
        rows, names = side_by_side(a, b, around), (a.title, b.title)
    answered = page(
        request,
        "pair.html",
        asked=seen.questions,
        of=_of(id),
        pair=found,
        names=names,
        rows=rows,
        new=lines_at(system, seen, [fact.event for fact in found.new_facts]),
        coded=coded,
        problem=problem,
        form=form or {},
    )
    if problem is not None:
        answered.status_code = meaning(problem).status
    return answered
