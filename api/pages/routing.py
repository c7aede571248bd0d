"""Every page, gathered."""

from fastapi import APIRouter

from api.pages import (
    checks,
    diffusion,
    duplicates,
    events,
    front,
    imports,
    initiatives,
    login,
    overlap,
    pair,
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
    checks,
    diffusion,
    duplicates,
    pair,
    initiatives,
    places,
    events,
    imports,
    login,
):
    pages.include_router(subject.router)
