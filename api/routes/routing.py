"""Every route of the HTTP interface, gathered."""

from fastapi import APIRouter

from api.routes import (
    analyses,
    diffusion,
    duplicates,
    events,
    imports,
    overlaps,
    paths,
    probes,
    questions,
    register,
    webhooks,
)

probes_router = APIRouter()
probes_router.include_router(probes.router)
probes_router.include_router(probes.numbers)
resources = APIRouter()
for subject in (
    probes,
    events,
    webhooks,
    imports,
    register,
    overlaps,
    duplicates,
    paths,
    diffusion,
    questions,
    analyses,
):
    resources.include_router(subject.router)
