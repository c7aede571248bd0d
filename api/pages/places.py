"""Clusters with their members, and people by name: what the figures of the front page count."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.answers.overlap import coverage
from api.answers.register import register
from api.dependencies import QuestionsDep
from api.language import LangDep
from api.listing import people
from api.pages.render import page

router = APIRouter()


@router.get("/clusters")
def clusters(request: Request, questions: QuestionsDep, lang: LangDep) -> HTMLResponse:
    seen = register(questions, lang=lang)
    organisations = seen.directory.organisations.values()
    members = {
        id: [one.name for one in organisations if one.cluster == id]
        for id in seen.directory.clusters
    }
    covered = {one.cluster: one for one in coverage(seen)}
    return page(
        request,
        "clusters.html",
        asked=questions,
        clusters=seen.directory.clusters,
        members=members,
        covered=covered,
    )


@router.get("/people")
def everybody(request: Request, questions: QuestionsDep, lang: LangDep) -> HTMLResponse:
    places = register(questions, lang=lang).directory
    return page(
        request, "people.html", asked=questions, people=people(questions), place=places.place
    )
