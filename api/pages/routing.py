"""Every page, gathered."""

from fastapi import APIRouter

from api.pages import (
    diffusion,
    events,
    front,
    imports,
    initiatives,
    login,
    overlap,
    paths,
    places,
    questions,
)

pages = APIRouter()
for subject in (
    front,
    questions,
    overlap,
    paths,
    diffusion,
    initiatives,
    places,
    events,
    imports,
    login,
):
    pages.include_router(subject.router)
