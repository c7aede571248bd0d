"""Clusters with their members, and people by name: what the figures of the front page count."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.answers.overlap import coverage
from api.listing import people
from api.pages.render import page
from api.remembering import SeenDep

router = APIRouter()


@router.get("/clusters")
def clusters(request: Request, seen: SeenDep) -> HTMLResponse:
    organisations = seen.directory.organisations.values()
    members = {
        id: [one.name for one in organisations if one.cluster == id]
        for id in seen.directory.clusters
    }
    covered = {one.cluster: one for one in coverage(seen)}
    return page(
        request,
        "clusters.html",
        asked=seen.questions,
        clusters=seen.directory.clusters,
        members=members,
        covered=covered,
    )


@router.get("/people")
def everybody(request: Request, seen: SeenDep) -> HTMLResponse:
    places = seen.directory
    return page(
        request,
        "people.html",
        asked=seen.questions,
        people=people(seen.questions),
        place=places.place,
    )
