"""What is like an initiative or a text, how far the check saw, and what was kept of it."""

from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.access.limits import BodyDep, Few
from api.answers.checks import KeptCheck, check
from api.answers.overlap import CheckedOverlap, check_in
from api.checking import acknowledge, keep
from api.dependencies import SystemDep, WriterDep, writer
from api.remembering import SeenDep
from api.routes.bodies import described, read
from api.watching import number_of

router = APIRouter(tags=["svar"])


class Wanted(BaseModel):
    """Either a text or an initiative's id; `as_text` says that a text is one although it looks
    like an id; `keep` it as the basis of a decision, with a token."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    text: str | None = Field(default=None, min_length=1, max_length=50_000)
    id: str | None = Field(default=None, min_length=1, max_length=200)
    as_text: bool = False
    limit: Few = 10
    keep: bool = False

    @model_validator(mode="after")
    def _is_one_of_them(self) -> "Wanted":
        if (self.text is None) == (self.id is None):
            message = "give either text or id"
            raise ValueError(message)
        return self


class Stand(BaseModel):
    """What is said to one of those that were shown, perhaps on behalf of a forum."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    initiative: str
    answer: Literal["taken_into_account", "not_relevant"]
    because: str = ""
    forum: str | None = None


class OverlapKept(CheckedOverlap):
    """`id` is where it is kept; None when nobody asked for that."""

    id: str | None = None


@router.post(
    "/overlaps",
    summary="Findes der noget lignende? Begrundet, bedste først, altid med dækning",
    openapi_extra=described(Wanted),
)
def overlaps(request: Request, system: SystemDep, seen: SeenDep, body: BodyDep) -> OverlapKept:
    wanted = read(Wanted, request, body)
    # An id must be known; only a text may be anything.
    asked = seen.find(wanted.id).id if wanted.id else wanted.text or ""
    by = writer(request, system).name if wanted.keep else None
    text = wanted.as_text and wanted.id is None
    answer = check_in(seen, asked, limit=wanted.limit, as_text=text)
    number = number_of(request.scope)
    id = keep(system, seen.questions, asked, answer, by=by, request=number) if wanted.keep else None
    return OverlapKept(**dict(answer), id=id)


@router.get("/overlaps/{id}", summary="Et tjek, der er gemt, og hvad der er sagt til hver enkelt")
def kept(id: str, seen: SeenDep) -> KeptCheck:
    return check(seen, id)


@router.post(
    "/overlaps/{id}/acknowledgement",
    summary="Tag stilling til én af dem, der blev vist",
    status_code=201,
    openapi_extra=described(Stand),
)
def acknowledged(
    id: str, request: Request, system: SystemDep, seen: SeenDep, writer: WriterDep, body: BodyDep
) -> dict[str, str]:
    said = read(Stand, request, body)
    acknowledge(
        system,
        check(seen, id),
        said.initiative,
        said.answer,
        because=said.because,
        forum=said.forum,
        by=writer.name,
        request=number_of(request.scope),
    )
    return {"check": id, "initiative": said.initiative, "answer": said.answer}
