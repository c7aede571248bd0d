"""Pairs that may be the same: what waits, what is said of them, and merges undone."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.access.limits import BodyDep, Limit
from api.answers.doubled import is_double_id
from api.answers.doubles import Double, Doubles, double, doubles
from api.answers.errors import UnknownPairError
from api.answers.merges import Merge, merge, merges
from api.answers.review import ReviewPair, ReviewQueue, pair, queue
from api.assigning import assign
from api.dependencies import SystemDep, WriterDep
from api.judging import Of, undo
from api.remembering import SeenDep
from api.routes.bodies import described, read
from api.saying import Said as Given
from api.saying import answer, ids_of
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


class Assignment(BaseModel):
    """Which event, by its number in the log, and which of the two it is about."""

    model_config = _FROZEN
    event: int = Field(ge=1)
    belongs_to: str


class Merges(BaseModel):
    """Every merge, the newest first."""

    model_config = _FROZEN
    merges: list[Merge]


@router.get("/duplicate-candidates", summary="Par, der venter på en vurdering")
def waiting(
    system: SystemDep,
    seen: SeenDep,
    of: Of = "initiatives",
    limit: Limit = 20,
    seed: Annotated[int, Query(description="For de tilfældige stikprøver.")] = 0,
) -> ReviewQueue | Doubles:
    if of != "initiatives":
        return doubles(system, seen.questions, of, limit=limit, lang=seen.lang)
    return queue(system, seen, limit=limit, seed=seed)


@router.get("/duplicate-candidates/{id}", summary="To af en slags side om side")
def one(id: str, system: SystemDep, seen: SeenDep) -> ReviewPair | Double:
    if is_double_id(id):
        return double(system, seen.questions, id, lang=seen.lang)
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
    said = read(Said, request, body)
    one, other = ids_of(system, seen, id)
    first = said.from_ or one
    if first not in (one, other):
        raise UnknownPairError(first)
    given = Given(
        said.answer,
        because=said.because,
        chosen=said.chosen,
        by=writer.name,
        request=number_of(request.scope),
        seen=said.seen,
    )
    return answer(system, seen, first, other if first == one else one, given)


@router.get("/merges", summary="Hvad der er lagt sammen, og hvad der er sagt siden")
def every_merge(system: SystemDep, seen: SeenDep, of: Of | None = None) -> Merges:
    return Merges(merges=merges(system, seen, of=of))


@router.post(
    "/merges/{id}/assignments",
    summary="Sig, hvem af de to der var ment med noget, der er sagt siden",
    status_code=201,
    openapi_extra=described(Assignment),
)
def assigned(
    id: str,
    request: Request,
    system: SystemDep,
    seen: SeenDep,
    writer: WriterDep,
    body: BodyDep,
) -> dict[str, Any]:
    said, number = read(Assignment, request, body), number_of(request.scope)
    return assign(
        system,
        seen,
        id,
        event=said.event,
        belongs_to=said.belongs_to,
        by=writer.name,
        request=number,
    )


@router.post(
    "/merges/{id}/reversal",
    summary="Skil to igen, præcis som før",
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
