"""Logging in and out: a small form, and where to go on from it."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.access.limits import LongText
from api.access.login import FormDep, forget, remember, within
from api.access.tokens import tokens_in
from api.dependencies import SystemDep
from api.pages.render import page

router = APIRouter()


@router.get("/login")
def asked(request: Request, next: LongText = "/") -> Response:
    return page(request, "login.html", next=within(next), wrong=False)


@router.post("/login")
def logged_in(request: Request, system: SystemDep, form: FormDep) -> Response:
    token, next = form.get("token", "").strip(), within(form.get("next", "/"))
    if tokens_in(system.settings.token).find(token) is None:
        again = page(request, "login.html", next=next, wrong=True)
        again.status_code = 401
        return again
    answer = RedirectResponse(next, 303)
    remember(answer, token, request=request)
    return answer


@router.post("/logout")
def logged_out() -> Response:
    answer = RedirectResponse("/", 303)
    forget(answer)
    return answer
