"""*Hændelser*: the log in plain lines, each with the number that answers point to."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access.limits import Position
from api.dependencies import SystemDep
from api.pages.history import latest
from api.pages.render import page
from api.remembering import SeenDep

router = APIRouter()
MOST = 200


@router.get("/events")
def events(
    request: Request,
    seen: SeenDep,
    system: SystemDep,
    after: Position | None = None,
) -> HTMLResponse:
    head = system.log.head().position
    start = max(0, head - MOST) if after is None else after
    return page(
        request,
        "events.html",
        asked=seen.questions,
        lines=latest(system, seen, after=start, limit=MOST),
        start=start,
        head=head,
        most=MOST,
    )
