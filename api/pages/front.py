"""The front page: ten questions, three ways to ask, and how much is known."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.listing import people
from api.pages.asking import TITLES
from api.pages.render import page
from api.remembering import SeenDep

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Figures:
    """How much is known."""

    initiatives: int
    clusters: int
    people: int
    events: int


@router.get("/")
def front(request: Request, seen: SeenDep) -> HTMLResponse:
    figures = Figures(
        initiatives=len(seen.initiatives),
        clusters=len(seen.directory.clusters),
        people=len(people(seen.questions)),
        events=seen.questions.known_at,
    )
    names = [view.title for view in seen.initiatives]
    return page(
        request, "front.html", asked=seen.questions, figures=figures, titles=TITLES, names=names
    )
