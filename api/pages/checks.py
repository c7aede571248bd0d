"""A check kept as the basis of a decision: how far one saw, and a stand on each that was shown."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from analyses.overlap.model import compares_meanings
from api.access.login import FormDep, PageWriterDep
from api.answers.checks import check
from api.answers.decisions import decisions
from api.answers.errors import NoReasonError
from api.answers.overlap import check as checked
from api.answers.register import Register
from api.checking import Stand, acknowledge, decide, keep
from api.dependencies import QuestionsDep, SystemDep
from api.errors import meaning
from api.language import LangDep
from api.pages.render import frame, page
from api.pages.said import coded
from api.remembering import SeenDep
from api.watching import number_of
from graph.errors import GraphError

router = APIRouter()
_STANDS: dict[str, Stand] = {
    "taken_into_account": "taken_into_account",
    "not_relevant": "not_relevant",
}
OUTCOMES = ("proposed", "approved", "approved_with_conditions", "rejected", "postponed")


@router.post("/overlap-check")
def kept(
    request: Request,
    system: SystemDep,
    questions: QuestionsDep,
    lang: LangDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    asked = (form.get("id") or form.get("text", "")).strip()
    answer = checked(questions, asked, lang=lang, as_text=bool(form.get("as_text")))
    number = number_of(request.scope)
    id = keep(system, questions, asked, answer, by=writer.name, request=number)
    return RedirectResponse(frame(request).link(f"/overlap-checks/{id}"), 303)


@router.get("/overlap-checks/{id}")
def one(id: str, request: Request, seen: SeenDep) -> HTMLResponse:
    return _page(request, seen, id)


@router.post("/overlap-checks/{id}")
def acknowledged(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    stand = _STANDS.get(form.get("answer", ""))
    if stand is None:
        raise HTTPException(422)
    try:
        acknowledge(
            system,
            check(seen, id),
            form.get("initiative", ""),
            stand,
            because=form.get("because", ""),
            by=writer.name,
            request=number_of(request.scope),
        )
    except NoReasonError as problem:
        return _page(request, seen, id, problem=problem, about=form.get("initiative", ""))
    return RedirectResponse(frame(request).link(f"/overlap-checks/{id}") + "#vist", 303)


@router.post("/overlap-checks/{id}/decision")
def decided(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: PageWriterDep,
    form: FormDep,
) -> Response:
    if not form.get("forum") or form.get("outcome") not in OUTCOMES:
        raise HTTPException(422)
    decide(system, check(seen, id), form, by=writer.name, request=number_of(request.scope))
    return RedirectResponse(frame(request).link(f"/overlap-checks/{id}") + "#beslutning", 303)


def _page(
    request: Request,
    seen: Register,
    id: str,
    *,
    problem: GraphError | None = None,
    about: str = "",
) -> HTMLResponse:
    """With what was wrong of an answer about one that is shown, if anything."""
    found = check(seen, id)
    resting = [decision for decision in decisions(seen) if found.id in decision.checks]
    answer = page(
        request,
        "check.html",
        asked=seen.questions,
        check=found,
        words_alone=not compares_meanings(found.model),
        decisions=resting,
        forums=seen.directory.forums.values(),
        outcomes=OUTCOMES,
        coded=coded,
        problem=problem,
        about=about,
    )
    if problem is not None:
        answer.status_code = meaning(problem).status
    return answer
