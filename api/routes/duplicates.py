"""Pairs that may be the same: what waits, what is said of them, and merges undone."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.access.limits import BodyDep, Limit
from api.answers.errors import UnknownPairError
from api.answers.merges import Merge, merge, merges
from api.answers.review import ReviewPair, ReviewQueue, pair, queue
from api.dependencies import SystemDep, WriterDep
from api.judging import Judging, judge, undo
from api.remembering import SeenDep
from api.routes.bodies import described, read
from api.watching import number_of
from graph.events.judging import Answer

router = APIRouter(tags=["dubletter"])

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Said(BaseModel):
    """An answer. `from` is the id that it is read from, by default the first of the two; `seen`
    is the position that the reader had seen, and what was said since is told as a conflict."""

    model_config = _FROZEN
    answer: Answer
    because: str = ""
    from_: str | None = Field(default=None, alias="from")
    chosen: Mapping[str, str] = Field(default_factory=dict[str, str])
    seen: int | None = Field(default=None, ge=0)


class Reversal(BaseModel):
    """Why it is undone."""

    model_config = _FROZEN
    because: str = ""


class Merges(BaseModel):
    """Every merge, the newest first."""

    model_config = _FROZEN
    merges: list[Merge]


@router.get("/duplicate-candidates", summary="Par, der venter på en vurdering")
def waiting(
    system: SystemDep,
    seen: SeenDep,
    limit: Limit = 20,
    seed: Annotated[int, Query(description="For de tilfældige stikprøver.")] = 0,
) -> ReviewQueue:
    return queue(system, seen, limit=limit, seed=seed)


@router.get("/duplicate-candidates/{id}", summary="To indsatser side om side")
def one(id: str, system: SystemDep, seen: SeenDep) -> ReviewPair:
    return pair(system, seen, id)


@router.post(
    "/duplicate-candidates/{id}/judgement",
    summary="Sig, hvordan de to hænger sammen; kun »same« lægger dem sammen",
    status_code=201,
    openapi_extra=described(Said),
)
def judged(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: WriterDep,
    body: BodyDep,
) -> dict[str, str]:
    said, about = read(Said, request, body), pair(system, seen, id)
    first = said.from_ or about.a.id
    if first not in (about.a.id, about.b.id):
        raise UnknownPairError(first)
    return judge(
        system,
        Judging(
            initiative=first,
            other=about.b.id if first == about.a.id else about.a.id,
            answer=said.answer,
            because=said.because,
            model=about.model,
            chosen=said.chosen,
            by=writer.name,
            request=number_of(request.scope),
            seen=said.seen,
        ),
    )


@router.get("/merges", summary="Indsatser, der er lagt sammen, og hvad der er sagt siden")
def every_merge(system: SystemDep, seen: SeenDep) -> Merges:
    return Merges(merges=merges(system, seen))


@router.post(
    "/merges/{id}/reversal",
    summary="Skil to indsatser igen, præcis som før",
    openapi_extra=described(Reversal),
)
def reversal(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: WriterDep,
    body: BodyDep,
) -> dict[str, Any]:
    because = read(Reversal, request, body or b"{}").because
    number = number_of(request.scope)
    done = undo(system, id, because=because, by=writer.name, request=number)
    later = merge(system, seen, id).later
    return done | {"later": [said.model_dump() for said in later]}
