"""The log: read from a position, and appended to with a token."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from api.access.limits import BodyDep, Limit, Position, ShortText
from api.dependencies import SystemDep, WriterDep
from api.routes.appending import appended, expected
from graph.reading import as_json, recorded

router = APIRouter(tags=["hændelser"])


class Events(BaseModel):
    """Envelopes in order; `next` is where to read on from, None at the end of the log."""

    model_config = ConfigDict(frozen=True)
    events: list[dict[str, Any]]
    next: int | None


@router.get("/events", summary="Hændelser efter en position, i orden")
def read(
    system: SystemDep,
    after: Position = 0,
    limit: Limit = 100,
    kind: ShortText | None = None,
    stream: ShortText | None = None,
) -> Events:
    found = list(system.log.read(after=after, limit=limit + 1, kind=kind, stream=stream))
    shown = [as_json(event) for event in recorded(found[:limit], system.keys)]
    return Events(events=shown, next=found[limit - 1].position if len(found) > limit else None)


@router.post(
    "/events",
    summary="Føj hændelser til loggen: én, en liste, eller én pr. linje",
    status_code=201,
    responses={200: {"description": "Alt var der i forvejen."}},
)
def append(
    request: Request,
    system: SystemDep,
    writer: WriterDep,
    body: BodyDep,
    expected_position: Annotated[int | None, Query(ge=0, le=2**63 - 1)] = None,
) -> Response:
    seen = expected(expected_position, request.headers.get("if-match"))
    done = appended(request, system, body, writer=writer, expected=seen)
    if isinstance(done, Response):
        return done
    status = 201 if done.appended else 200
    return JSONResponse(done.model_dump(), status, headers={"X-Event-Seq": str(done.position)})
