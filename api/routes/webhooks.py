"""Signed webhooks: what a system sends by itself, signed as Standard Webhooks has it."""

import time

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from api.access.limits import BodyDep
from api.access.tokens import Token
from api.dependencies import SystemDep
from api.intake.webhooks import Seen, keys_in, verified
from api.routes.appending import Done, appended

router = APIRouter(tags=["hændelser"])


@router.post(
    "/webhooks/{sender}",
    summary="Hændelser fra et andet system, underskrevet (Standard Webhooks)",
    status_code=201,
    responses={200: {"description": "Beskeden er modtaget før, eller intet var nyt."}},
)
def taken(request: Request, system: SystemDep, body: BodyDep, sender: str) -> Response:
    keys = keys_in(system.settings.data / "webhooks")
    message = verified(sender, request.headers, body, keys=keys, now=time.time())
    seen = Seen(system.settings.data / "webhooks.db")
    if seen.has(message):
        position = system.log.head().position
        return JSONResponse(Done(appended=0, unchanged=0, position=position).model_dump(), 200)
    # What another system tells is a fact: the rules flag it, and never say no to it.
    writer = Token(b"", "fact", f"webhook/{sender}")
    done = appended(request, system, body, writer=writer, expected=None)
    if isinstance(done, Response):
        return done
    seen.remember(message)
    return JSONResponse(done.model_dump(), 201 if done.appended else 200)
