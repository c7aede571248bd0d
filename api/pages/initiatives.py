"""The register as pages: every initiative, and each on its own."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from analyses.overlap.proposals import pair_id
from api.access.limits import ShortText
from api.answers.adoptions import adoptions
from api.answers.comparing import indexed
from api.answers.diffusion import carriers, spread_of
from api.answers.open_pairs import waiting_for
from api.answers.overlap import similar
from api.answers.questions.asked import Asked
from api.answers.questions.q6_effect_and_economy import answer as effect
from api.answers.unread import unread
from api.dependencies import SystemDep
from api.listing import searched
from api.pages.asking import TITLES
from api.pages.cells import tables
from api.pages.history import lines_at
from api.pages.render import frame, page
from api.pages.said import coded
from api.remembering import SeenDep

router = APIRouter()
MOST_SIMILAR = 5
# The questions that can be asked of one initiative; the third and sixth are answered on its page.
_ABOUT_ONE = (1, 4, 5, 8, 9, 10)


@router.get("/initiatives")
def every(request: Request, seen: SeenDep, q: ShortText = "") -> HTMLResponse:
    return page(
        request,
        "initiatives.html",
        asked=seen.questions,
        q=q,
        initiatives=searched(seen.initiatives, q),
        known=len(seen.initiatives),
        withdrawn=seen.withdrawn,
        coded=coded,
    )


@router.get("/initiatives/{id:path}")
def one(id: str, request: Request, seen: SeenDep, system: SystemDep) -> Response:
    view = seen.find(id)
    if view.id != id:
        # For as long as the two are the same: a merge can be undone.
        return RedirectResponse(frame(request).elsewhere(f"/initiatives/{view.id}"), 307)
    found = adoptions(seen.questions, seen.groups.members(view.id))
    spread = spread_of(seen, view.id, found, named=carriers(seen, found))
    known = effect(Asked(seen, view.id))
    results = [
        {name: value for name, value in row.items() if name != "initiative"}
        for row in known.rows
        if row.get("known")
    ]
    compared = indexed(seen)
    events = {*view.events, *(event for adoption in found for event in adoption.events)}
    return page(
        request,
        "initiative.html",
        asked=seen.questions,
        view=view,
        spread=spread,
        effect=known.answer,
        results=tables(results, frame(request), seen.directory.clusters),
        similar=similar(compared, view, seen=seen)[:MOST_SIMILAR],
        unread=unread(compared.meanings, lang=seen.lang),
        views=seen.views,
        pairs=[
            (pair_id(view.id, other.id), other.title)
            for other in waiting_for(system, seen, view.id)
        ],
        lines=lines_at(system, seen, events),
        questions={number: TITLES[number] for number in _ABOUT_ONE},
        coded=coded,
    )
